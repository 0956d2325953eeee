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

/** Agreed, the thing owned, let, out of use without the renter's fault, given back, or handed over for good. */
export const ijarahStates = ['agreed', 'owned', 'let', 'out_of_use', 'returned', 'transferred'] as const
export type IjarahState = (typeof ijarahStates)[number]

/** Rent of a thing that stays the cooperative's; its wear is the owner's, and what cannot be used bears no rent. */
export interface Ijarah {
  readonly state: IjarahState
  readonly cost: bigint
  /** What the thing is still worth when all periods are over. */
  readonly residual: bigint
  readonly periods: number
  readonly rent: bigint
  /** Periods that have passed, with or without rent. */
  readonly passed: number
  readonly worn: bigint
  readonly rentOwed: bigint
}

export type IjarahEvent =
  | { readonly kind: 'acquire'; readonly cost: bigint }
  | { readonly kind: 'let'; readonly periods: number; readonly rent: bigint; readonly residual: bigint }
  | { readonly kind: 'end_period' }
  | { readonly kind: 'pay'; readonly amount: bigint }
  | { readonly kind: 'break_down' }
  | { readonly kind: 'repair' }
  | { readonly kind: 'return' }
  /** Ijarah muntahiya bittamlik: by a separate act, as a gift (zero) or a sale. */
  | { readonly kind: 'transfer'; readonly price: bigint }
  | { readonly kind: 'charge_late'; readonly amount: bigint; readonly isAble: boolean }

export const ijarahAgreed: Ijarah = {
  ...{ state: 'agreed', cost: 0n, residual: 0n, periods: 0, rent: 0n, passed: 0, worn: 0n, rentOwed: 0n },
}

const acquire = (contract: Ijarah, cost: bigint): Told<Ijarah> => {
  assertState(contract.state, 'acquire', ['agreed'])
  assertAbove(cost)
  return {
    contract: { ...contract, state: 'owned', cost },
    postings: balanced(debit('ijarah_asset', cost), credit('cash', cost)),
  }
}

type Let = Extract<IjarahEvent, { kind: 'let' }>

const letOut = (contract: Ijarah, { periods, rent, residual }: Let): Told<Ijarah> => {
  assertState(contract.state, 'let', ['owned'])
  assertAbove(rent)
  refuseIf(periods < 1 || residual < 0n || residual > contract.cost, 'periods, and a rest between nothing and the cost')
  return { contract: { ...contract, state: 'let', periods, rent, residual }, postings: [] }
}

// wear in equal parts, counted from the beginning each time so that it sums to the rupiah
const endPeriod = (contract: Ijarah): Told<Ijarah> => {
  assertState(contract.state, 'end_period', ['let', 'out_of_use'])
  const { cost, residual, periods } = contract
  refuseIf(contract.passed >= periods, 'every period is over')
  const passed = contract.passed + 1
  const worn = roundTo(fraction((cost - residual) * BigInt(passed), BigInt(periods)), 1n, 'half_even')
  const rent = contract.state === 'let' ? contract.rent : 0n
  const wear = worn - contract.worn
  return {
    contract: { ...contract, passed, worn, rentOwed: contract.rentOwed + rent },
    postings: balanced(
      ...[debit('rent_receivable', rent), credit('rent_income', rent)],
      ...[debit('depreciation', wear), credit('accumulated_depreciation', wear)],
    ),
  }
}

const pay = (contract: Ijarah, amount: bigint): Told<Ijarah> => {
  assertAbove(amount)
  refuseIf(amount > contract.rentOwed, 'no more than the rent that is due')
  const postings = balanced(debit('cash', amount), credit('rent_receivable', amount))
  return { contract: { ...contract, rentOwed: contract.rentOwed - amount }, postings }
}

const transfer = (contract: Ijarah, price: bigint): Told<Ijarah> => {
  assertState(contract.state, 'transfer', ['let', 'returned'])
  refuseIf(contract.rentOwed > 0n, 'the rent comes first')
  refuseIf(price < 0n, 'a price is not below zero')
  const { cost, worn } = contract
  const gain = price - (cost - worn)
  return {
    contract: { ...contract, state: 'transferred' },
    postings: balanced(
      ...[debit('cash', price), debit('accumulated_depreciation', worn), credit('ijarah_asset', cost)],
      gain >= 0n ? credit('asset_gain', gain) : debit('asset_loss', -gain),
    ),
  }
}

const moves = {
  break_down: { from: ['let'], to: 'out_of_use' },
  repair: { from: ['out_of_use'], to: 'let' },
  return: { from: ['let', 'out_of_use'], to: 'returned' },
} as const satisfies Record<string, { from: readonly IjarahState[]; to: IjarahState }>

export const tellIjarah = (contract: Ijarah, event: IjarahEvent): Told<Ijarah> => {
  if (event.kind === 'acquire') return acquire(contract, event.cost)
  if (event.kind === 'let') return letOut(contract, event)
  if (event.kind === 'end_period') return endPeriod(contract)
  if (event.kind === 'pay') return pay(contract, event.amount)
  if (event.kind === 'transfer') return transfer(contract, event.price)
  if (event.kind === 'charge_late') {
    refuseIf(contract.rentOwed === 0n, 'nothing is late')
    return { contract, postings: lateChargeToSocialFund(event.amount, event.isAble) }
  }
  const { from, to } = moves[event.kind]
  assertState<IjarahState>(contract.state, event.kind, from)
  return { contract: { ...contract, state: to }, postings: [] }
}
