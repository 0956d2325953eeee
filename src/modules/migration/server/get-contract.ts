import { rowsOf } from '#modules/references/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { getContract } from '../contract/work-contract.ts'
import { signedOn, workContractOf } from '../rules/contract-view.ts'
import { loadOneParts } from './episode-parts.ts'
import { getEpisodeRow } from './episode-reads.ts'

/** The contract that holds, against the rules of the day it was signed. */
export const getContractHandler = handle(getContract, async (context, { episodeId }) => {
  const parts = await loadOneParts(context, await getEpisodeRow(context, episodeId))
  const [rules, premiums] = await Promise.all([
    rowsOf(context, 'country-contract-rule', signedOn(parts) ?? context.today),
    rowsOf(context, 'premium', context.today),
  ])
  return workContractOf(parts, { rulesOn: () => rules, premiums })
})
