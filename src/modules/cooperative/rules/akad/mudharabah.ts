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

export const mudharabahStates = ['agreed', 'running', 'ended'] as const
export type MudharabahState = (typeof mudharabahStates)[number]

/** One gives the capital, the other the work. Profit by the agreed parts of what was really earned; a loss is the capital's. */
export interface Mudharabah {
  readonly state: MudharabahState
  /** Nisbah: parts of the profit, for example 40 to 60. */
  readonly ownerParts: bigint
  readonly managerParts: bigint
  /** Capital in the business. */
  readonly capital: bigint
  /** Lost and not yet made good: later profit restores it before anything is shared. */
  readonly lost: bigint
  /** Owed by the manager for what his negligence lost. */
  readonly claim: bigint
}

export type MudharabahEvent =
  | { readonly kind: 'fund'; readonly amount: bigint }
  /** Profit of a period that is over, from the books of the business; an expected one is not an event. */
  | { readonly kind: 'realise_profit'; readonly amount: bigint }
  | { readonly kind: 'realise_loss'; readonly amount: bigint; readonly isNegligent: boolean }
  | { readonly kind: 'pay_claim'; readonly amount: bigint }
  | { readonly kind: 'return_capital'; readonly amount: bigint }
  /** For keeping back what was earned though able to pay it over. */
  | { readonly kind: 'charge_late'; readonly amount: bigint; readonly isAble: boolean }

export const mudharabahAgreed = (ownerParts: bigint, managerParts: bigint): Mudharabah => {
  refuseIf(ownerParts <= 0n || managerParts <= 0n, 'both have a part of the profit')
  return { state: 'agreed', ownerParts, managerParts, capital: 0n, lost: 0n, claim: 0n }
}

const fund = (contract: Mudharabah, amount: bigint): Told<Mudharabah> => {
  assertState(contract.state, 'fund', ['agreed', 'running'])
  const postings = balanced(debit('mudharabah_financing', amount), credit('cash', amount))
  return { contract: { ...contract, state: 'running', capital: contract.capital + amount }, postings }
}

const profit = (contract: Mudharabah, amount: bigint): Told<Mudharabah> => {
  assertState(contract.state, 'realise_profit', ['running'])
  const { ownerParts, managerParts, lost, capital } = contract
  const restored = amount < lost ? amount : lost
  const share = roundTo(fraction((amount - restored) * ownerParts, ownerParts + managerParts), 1n, 'half_even')
  return {
    contract: { ...contract, lost: lost - restored, capital: capital + restored },
    postings: balanced(
      ...[debit('mudharabah_financing', restored), credit('loss_restored', restored)],
      ...[debit('cash', share), credit('profit_share_income', share)],
    ),
  }
}

const loss = (contract: Mudharabah, amount: bigint, isNegligent: boolean): Told<Mudharabah> => {
  assertState(contract.state, 'realise_loss', ['running'])
  const { capital, lost, claim } = contract
  refuseIf(amount > capital, 'no more than the capital can be lost')
  const postings = balanced(
    debit(isNegligent ? 'claim_on_manager' : 'financing_loss', amount),
    credit('mudharabah_financing', amount),
  )
  const left = { ...contract, capital: capital - amount }
  return { contract: isNegligent ? { ...left, claim: claim + amount } : { ...left, lost: lost + amount }, postings }
}

const endIfEmpty = (contract: Mudharabah): Mudharabah =>
  contract.capital === 0n && contract.claim === 0n ? { ...contract, state: 'ended' } : contract

const payClaim = (contract: Mudharabah, amount: bigint): Told<Mudharabah> => {
  assertState(contract.state, 'pay_claim', ['running'])
  refuseIf(amount > contract.claim, 'more than the claim is not taken')
  const postings = balanced(debit('cash', amount), credit('claim_on_manager', amount))
  return { contract: endIfEmpty({ ...contract, claim: contract.claim - amount }), postings }
}

const returnCapital = (contract: Mudharabah, amount: bigint): Told<Mudharabah> => {
  assertState(contract.state, 'return_capital', ['running'])
  refuseIf(amount > contract.capital, 'no more than the capital comes back')
  const postings = balanced(debit('cash', amount), credit('mudharabah_financing', amount))
  return { contract: endIfEmpty({ ...contract, capital: contract.capital - amount }), postings }
}

export const tellMudharabah = (contract: Mudharabah, event: MudharabahEvent): Told<Mudharabah> => {
  assertAbove(event.amount)
  if (event.kind === 'fund') return fund(contract, event.amount)
  if (event.kind === 'realise_profit') return profit(contract, event.amount)
  if (event.kind === 'realise_loss') return loss(contract, event.amount, event.isNegligent)
  if (event.kind === 'pay_claim') return payClaim(contract, event.amount)
  if (event.kind === 'return_capital') return returnCapital(contract, event.amount)
  assertState(contract.state, 'charge_late', ['running'])
  return { contract, postings: lateChargeToSocialFund(event.amount, event.isAble) }
}
