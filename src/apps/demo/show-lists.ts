import {
  closeRound,
  getReconciliation,
  getRound,
  listEpisodes,
  openRound,
  recordRoundVisit,
  requestReconciliation,
  settleReconciliationRow,
  settleRoundLead,
} from '#modules/migration/contract.ts'
import { addDays, dateParts } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Adult } from './people-of-village.ts'
import type { Cast } from './tell-story.ts'

type Keep = (words: string, name: string) => Promise<string>

const outcomes = ['asked', 'asked', 'asked', 'moved', 'asked', 'asked', 'refused', 'asked', 'not_met'] as const
const leads = ['Sumiyati', 'Pak Darto', 'Wahono'] as const

/** The round of half a year ago is over: most doors were opened, and every name told at one has its answer. */
const closeEarlierRound = async ({ officer, today }: Cast, adults: readonly Adult[]) => {
  const { year, month } = dateParts(today)
  const roundId = newId()
  await officer.does(openRound, { id: roundId, ...(month <= 6 ? { year: year - 1, half: 2 } : { year, half: 1 }) })
  for (const [index, { householdId }] of adults.slice(0, 36).entries())
    await officer.does(recordRoundVisit, {
      ...{ id: newId(), roundId, householdId, outcome: outcomes[index % outcomes.length] ?? 'asked' },
      ...{ visitedOn: addDays(today, -170 + (index % 20)) },
      leads: leads.flatMap((name, at) => (at === index ? [{ id: newId(), name, country: 'MY', note: null }] : [])),
    })
  const told = (await officer.asks(getRound, { roundId })).leads ?? []
  const [known] = (await officer.asks(listEpisodes, { group: 'abroad', order: 'name' })).episodes
  for (const [index, answer] of (['opened', 'known', 'not_migrant'] as const).entries()) {
    const lead = told.find(({ name }) => name === leads[index])
    if (!lead) continue
    const episodeId = answer === 'not_migrant' ? null : (known?.id ?? null)
    await officer.does(settleRoundLead, { leadId: lead.id, answer, episodeId })
  }
  await officer.does(closeRound, { roundId })
}

/** One list in columns that nobody here knows yet, one whose differences are explained one by one. */
const compareMore = async ({ officer, today }: Cast, keep: Keep) => {
  const unknown = ['Kol A|Kol B|Kol C', 'SITI CONTOH|33|2024', 'BUDI CONTOH|33|2023'].join('\n')
  await officer.does(requestReconciliation, {
    ...{ id: newId(), source: 'sdgs', listedOn: addDays(today, -9), fileName: 'sdgs-desa.csv' },
    fileHash: await keep(unknown, 'sdgs-desa.csv'),
  })
  const { episodes } = await officer.asks(listEpisodes, { group: 'abroad', order: 'name' })
  const lines = episodes
    .slice(0, 4)
    .map(({ personName, hamlet }) => [personName.toUpperCase(), hamlet ?? '', 'Taiwan', 'PT Contoh Lain'].join(';'))
  const csv = ['Nama PMI;Dusun;Negara;P3MI', ...lines].join('\n')
  const reconciliationId = newId()
  await officer.does(requestReconciliation, {
    ...{ id: reconciliationId, source: 'sisko', listedOn: addDays(today, -40), fileName: 'sisko-contoh.csv' },
    fileHash: await keep(csv, 'sisko-contoh.csv'),
  })
  const { rows } = await officer.asks(getReconciliation, { reconciliationId })
  const explained = ['village_right', 'state_right', 'typing_slip'] as const
  const differing = rows.filter((row) => row.class === 'differs').toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
  for (const [index, row] of differing.slice(0, explained.length).entries())
    await officer.does(settleReconciliationRow, { rowId: row.id, explanation: explained[index] ?? 'other' })
}

export const showLists = async (cast: Cast, adults: readonly Adult[], keep: Keep): Promise<void> => {
  await closeEarlierRound(cast, adults)
  await compareMore(cast, keep)
}
