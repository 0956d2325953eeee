import { fraction } from '../exact/fraction.ts'
import { roundTo } from '../exact/rounding.ts'
import {
  assertAbove,
  assertState,
  balanced,
  credit,
  debit,
  lateChargeToSocialFund,
  refuseIf,
  type Told,
} from './entry.ts'

/** Promised, the goods bought and owned, sold on instalments, paid; or the promise taken back before the sale. */
export const murabahahStates = ['promised', 'goods_owned', 'sold', 'settled', 'withdrawn'] as const
export type MurabahahState = (typeof murabahahStates)[number]

/** Sale at cost and a known margin. The price stands for the life of the contract, paid early or late. */
export interface Murabahah {
  readonly state: MurabahahState
  readonly cost: bigint
  readonly margin: bigint
  readonly paid: bigint
  /** Margin that has become income: in step with what was paid. */
  readonly recognised: bigint
  readonly rebate: bigint
}

export type MurabahahEvent =
  | { readonly kind: 'buy_goods'; readonly cost: bigint }
  | { readonly kind: 'sell'; readonly margin: bigint }
  | { readonly kind: 'pay'; readonly amount: bigint }
  /** Muqasah: a part of the margin not yet earned, given freely; never promised in the contract. */
  | { readonly kind: 'settle_early'; readonly rebate: bigint }
  | { readonly kind: 'charge_late'; readonly amount: bigint; readonly isAble: boolean }
  | { readonly kind: 'withdraw' }

export const murabahahPromised: Murabahah = {
  ...{ state: 'promised', cost: 0n, margin: 0n, paid: 0n, recognised: 0n, rebate: 0n },
}

export const priceOf = ({ cost, margin }: Murabahah): bigint => cost + margin

/** Equal instalments of the price, the last takes the rest. */
export const murabahahInstalments = (contract: Murabahah, count: number): bigint[] => {
  const [price, rows] = [priceOf(contract), BigInt(count)]
  const part = roundTo(fraction(price, rows), 1n, 'down')
  return Array.from({ length: count }, (_, row) => (row === count - 1 ? price - part * (rows - 1n) : part))
}

const buy = (contract: Murabahah, cost: bigint): Told<Murabahah> => {
  assertState(contract.state, 'buy_goods', ['promised'])
  assertAbove(cost)
  const postings = balanced(debit('goods', cost), credit('cash', cost))
  return { contract: { ...contract, state: 'goods_owned', cost }, postings }
}

// what is not owned cannot be sold: the sale comes after the goods
const sell = (contract: Murabahah, margin: bigint): Told<Murabahah> => {
  assertState(contract.state, 'sell', ['goods_owned'])
  refuseIf(margin < 0n, 'a margin is not below zero')
  const sold: Murabahah = { ...contract, state: 'sold', margin }
  const lines = [credit('goods', contract.cost), credit('deferred_margin', margin)] as const
  return { contract: sold, postings: balanced(debit('murabahah_receivable', priceOf(sold)), ...lines) }
}

const pay = (contract: Murabahah, amount: bigint): Told<Murabahah> => {
  assertState(contract.state, 'pay', ['sold'])
  assertAbove(amount)
  const [price, paid] = [priceOf(contract), contract.paid + amount]
  refuseIf(paid > price, 'more than the price is not taken')
  const recognised = roundTo(fraction(contract.margin * paid, price), 1n, 'half_even')
  const earned = recognised - contract.recognised
  return {
    contract: { ...contract, paid, recognised, state: paid === price ? 'settled' : 'sold' },
    postings: balanced(
      ...[debit('cash', amount), credit('murabahah_receivable', amount)],
      ...[debit('deferred_margin', earned), credit('margin_income', earned)],
    ),
  }
}

const settle = (contract: Murabahah, rebate: bigint): Told<Murabahah> => {
  assertState(contract.state, 'settle_early', ['sold'])
  const [open, deferred] = [priceOf(contract) - contract.paid, contract.margin - contract.recognised]
  refuseIf(rebate < 0n || rebate > deferred, 'a rebate is a part of the margin that is not yet earned')
  return {
    contract: {
      ...contract,
      state: 'settled',
      rebate,
      paid: contract.paid + open - rebate,
      recognised: contract.margin - rebate,
    },
    postings: balanced(
      ...[debit('cash', open - rebate), debit('deferred_margin', deferred)],
      ...[credit('murabahah_receivable', open), credit('margin_income', deferred - rebate)],
    ),
  }
}

const withdraw = (contract: Murabahah): Told<Murabahah> => {
  assertState(contract.state, 'withdraw', ['promised'])
  return { contract: { ...contract, state: 'withdrawn' }, postings: [] }
}

export const tellMurabahah = (contract: Murabahah, event: MurabahahEvent): Told<Murabahah> => {
  if (event.kind === 'buy_goods') return buy(contract, event.cost)
  if (event.kind === 'sell') return sell(contract, event.margin)
  if (event.kind === 'pay') return pay(contract, event.amount)
  if (event.kind === 'settle_early') return settle(contract, event.rebate)
  if (event.kind === 'withdraw') return withdraw(contract)
  assertState(contract.state, 'charge_late', ['sold'])
  return { contract, postings: lateChargeToSocialFund(event.amount, event.isAble) }
}
