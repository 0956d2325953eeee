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

export const musyarakahStates = ['agreed', 'running', 'ended'] as const
export type MusyarakahState = (typeof musyarakahStates)[number]

/** Both give capital. Profit by agreed parts, a loss strictly by capital; the partner may buy the cooperative's share piece by piece. */
export interface Musyarakah {
  readonly state: MusyarakahState
  readonly ownParts: bigint
  readonly partnerParts: bigint
  readonly ownCapital: bigint
  readonly partnerCapital: bigint
}

export type MusyarakahEvent =
  | { readonly kind: 'contribute'; readonly own: bigint; readonly partner: bigint }
  | { readonly kind: 'realise_profit'; readonly amount: bigint }
  | { readonly kind: 'realise_loss'; readonly amount: bigint }
  /** Mutanaqisah: the partner buys at what the share stands for. */
  | { readonly kind: 'buy_share'; readonly amount: bigint }
  /** The cooperative's share paid back at the end, or all of it when the business closes. */
  | { readonly kind: 'return_capital'; readonly amount: bigint }
  | { readonly kind: 'charge_late'; readonly amount: bigint; readonly isAble: boolean }

export const musyarakahAgreed = (ownParts: bigint, partnerParts: bigint): Musyarakah => {
  refuseIf(ownParts <= 0n || partnerParts <= 0n, 'both have a part of the profit')
  return { state: 'agreed', ownParts, partnerParts, ownCapital: 0n, partnerCapital: 0n }
}

const contribute = (contract: Musyarakah, own: bigint, partner: bigint): Told<Musyarakah> => {
  assertState(contract.state, 'contribute', ['agreed', 'running'])
  refuseIf(own < 0n || partner < 0n, 'capital is not below zero')
  const [ownCapital, partnerCapital] = [contract.ownCapital + own, contract.partnerCapital + partner]
  refuseIf(ownCapital === 0n || partnerCapital === 0n, 'both give capital')
  const postings = balanced(debit('musyarakah_financing', own), credit('cash', own))
  return { contract: { ...contract, state: 'running', ownCapital, partnerCapital }, postings }
}

const profit = (contract: Musyarakah, amount: bigint): Told<Musyarakah> => {
  const parts = contract.ownParts + contract.partnerParts
  const share = roundTo(fraction(amount * contract.ownParts, parts), 1n, 'half_even')
  return { contract, postings: balanced(debit('cash', share), credit('profit_share_income', share)) }
}

const loss = (contract: Musyarakah, amount: bigint): Told<Musyarakah> => {
  const { ownCapital, partnerCapital } = contract
  const all = ownCapital + partnerCapital
  refuseIf(amount > all, 'no more than the capital can be lost')
  const own = roundTo(fraction(amount * ownCapital, all), 1n, 'half_even')
  const left = { ownCapital: ownCapital - own, partnerCapital: partnerCapital - (amount - own) }
  return {
    contract: { ...contract, ...left, state: left.ownCapital === 0n ? 'ended' : contract.state },
    postings: balanced(debit('financing_loss', own), credit('musyarakah_financing', own)),
  }
}

const takeBack = (contract: Musyarakah, amount: bigint, isBought: boolean): Told<Musyarakah> => {
  refuseIf(amount > contract.ownCapital, 'no more than the own share comes back')
  const ownCapital = contract.ownCapital - amount
  const partnerCapital = contract.partnerCapital + (isBought ? amount : 0n)
  return {
    contract: { ...contract, ownCapital, partnerCapital, state: ownCapital === 0n ? 'ended' : 'running' },
    postings: balanced(debit('cash', amount), credit('musyarakah_financing', amount)),
  }
}

export const tellMusyarakah = (contract: Musyarakah, event: MusyarakahEvent): Told<Musyarakah> => {
  if (event.kind === 'contribute') return contribute(contract, event.own, event.partner)
  assertState(contract.state, event.kind, ['running'])
  assertAbove(event.amount)
  if (event.kind === 'realise_profit') return profit(contract, event.amount)
  if (event.kind === 'realise_loss') return loss(contract, event.amount)
  if (event.kind === 'charge_late') return { contract, postings: lateChargeToSocialFund(event.amount, event.isAble) }
  return takeBack(contract, event.amount, event.kind === 'buy_share')
}
