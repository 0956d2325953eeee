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

export const qardhStates = ['agreed', 'lent', 'repaid', 'forgiven'] as const
export type QardhState = (typeof qardhStates)[number]

/** A loan without any return: what was lent comes back, and of the work only its real cost, item by item. */
export interface Qardh {
  readonly state: QardhState
  readonly owed: bigint
}

export type QardhEvent =
  /** `costs`: what this loan really cost to give (stamp, paper, way), each with its amount; never a part of what is lent. */
  | { readonly kind: 'lend'; readonly amount: bigint; readonly costs: readonly bigint[] }
  | { readonly kind: 'repay'; readonly amount: bigint }
  /** Given freely by the borrower, promised by nobody: to the social fund. */
  | { readonly kind: 'give'; readonly amount: bigint }
  /** Let off out of the social fund, in part or all. */
  | { readonly kind: 'forgive'; readonly amount: bigint }
  | { readonly kind: 'charge_late'; readonly amount: bigint; readonly isAble: boolean }

export const qardhAgreed: Qardh = { state: 'agreed', owed: 0n }

const lend = (contract: Qardh, amount: bigint, costs: readonly bigint[]): Told<Qardh> => {
  assertState(contract.state, 'lend', ['agreed'])
  for (const cost of costs) assertAbove(cost)
  const cost = costs.reduce((so, one) => so + one, 0n)
  return {
    contract: { state: 'lent', owed: amount },
    postings: balanced(
      ...[debit('qardh', amount), credit('cash', amount)],
      ...[debit('cash', cost), credit('cost_recovered', cost)],
    ),
  }
}

const lessen = (contract: Qardh, amount: bigint, by: 'repay' | 'forgive'): Told<Qardh> => {
  assertState(contract.state, by, ['lent'])
  refuseIf(amount > contract.owed, 'no more than what was lent comes back')
  const owed = contract.owed - amount
  const ended: QardhState = by === 'repay' ? 'repaid' : 'forgiven'
  return {
    contract: { state: owed === 0n ? ended : 'lent', owed },
    postings: balanced(debit(by === 'repay' ? 'cash' : 'social_fund', amount), credit('qardh', amount)),
  }
}

export const tellQardh = (contract: Qardh, event: QardhEvent): Told<Qardh> => {
  assertAbove(event.amount)
  if (event.kind === 'lend') return lend(contract, event.amount, event.costs)
  if (event.kind === 'repay' || event.kind === 'forgive') return lessen(contract, event.amount, event.kind)
  if (event.kind === 'give') {
    assertState(contract.state, 'give', ['lent', 'repaid'])
    return { contract, postings: balanced(debit('cash', event.amount), credit('social_fund', event.amount)) }
  }
  assertState(contract.state, 'charge_late', ['lent'])
  return { contract, postings: lateChargeToSocialFund(event.amount, event.isAble) }
}
