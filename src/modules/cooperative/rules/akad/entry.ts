/** Accounts a syariah contract moves; the chart of accounts says which number each has. */
export const akadAccounts = [
  ...(['cash', 'goods', 'murabahah_receivable', 'deferred_margin', 'margin_income'] as const),
  ...([
    'mudharabah_financing',
    'musyarakah_financing',
    'profit_share_income',
    'financing_loss',
    'loss_restored',
  ] as const),
  ...(['claim_on_manager', 'qardh', 'cost_recovered', 'social_fund'] as const),
  ...(['ijarah_asset', 'accumulated_depreciation', 'depreciation', 'rent_receivable', 'rent_income'] as const),
  ...(['asset_gain', 'asset_loss'] as const),
] as const
export type AkadAccount = (typeof akadAccounts)[number]

/** One line of a journal: above zero is debit, below is credit; whole rupiah. */
export interface AkadPosting {
  readonly account: AkadAccount
  readonly amount: bigint
}

/** A contract after an event, and what the event posts. */
export interface Told<Contract> {
  readonly contract: Contract
  readonly postings: readonly AkadPosting[]
}

export const debit = (account: AkadAccount, amount: bigint): AkadPosting => ({ account, amount })
export const credit = (account: AkadAccount, amount: bigint): AkadPosting => ({ account, amount: -amount })

/** Lines of nothing are left out; lines that do not sum to zero are a fault of this house. */
export const balanced = (...postings: readonly AkadPosting[]): AkadPosting[] => {
  if (postings.reduce((so, { amount }) => so + amount, 0n) !== 0n) throw new Error('debits are not credits')
  return postings.filter(({ amount }) => amount !== 0n)
}

export const refuseIf = (isWrong: boolean, says: string): void => {
  if (isWrong) throw new Error(says)
}

/** Only from these states can this happen. */
export const assertState = <State extends string>(state: State, event: string, from: readonly State[]): void =>
  refuseIf(!from.includes(state), `${event} cannot happen to a contract that is ${state}`)

export const assertAbove = (amount: bigint): void => refuseIf(amount <= 0n, 'an amount is above zero')

/** Ta'zir: only of who can pay, and to the social fund, never income (DSN-MUI 17/2000). */
export const lateChargeToSocialFund = (amount: bigint, isAble: boolean): AkadPosting[] => {
  refuseIf(!isAble, 'who cannot pay is not charged for being late')
  assertAbove(amount)
  return balanced(debit('cash', amount), credit('social_fund', amount))
}
