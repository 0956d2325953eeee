import { findPeople, nameSimilarity, shownName } from '#modules/registry/contract.ts'
import { handValues } from '#platform/client/form-draft.ts'
import { useGo, usePath } from '#platform/client/navigation.ts'
import { openedFrom } from '#platform/client/opened-from.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import type { ChainHit } from '#platform/design/chain-search.tsx'
import { Message } from '#platform/design/message.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getReconciliation } from '../contract/reconciliation.ts'
import { getRound } from '../contract/rounds.ts'
import type { ToldOfWorker } from '../rules/reconciliation.ts'

/** Somebody of whom a door or another office's list told, and who has no file yet. */
export interface Told extends ToldOfWorker {
  /** Of the lead or of the row. */
  readonly id: string
  readonly leadId: string | null
  readonly name: string
  readonly householdId: string | null
  readonly headName: string | null
  /** The page that told. */
  readonly page: string
  /** The form that opens the file, as that page links to it. */
  readonly form: string
}

export const formOfLead = (roundId: string, leadId: string): string =>
  `/calon/baru?pendataan=${roundId}&cerita=${leadId}`
export const formOfRow = (listId: string, rowId: string): string => `/calon/baru?daftar=${listId}&baris=${rowId}`

const nothing: ToldOfWorker = { birthDate: null, country: null, agency: null, departedOn: null }

/** What the address names; `undefined` while it is being fetched. */
export const useTold = (): Told | null | undefined => {
  const { pendataan: roundId, cerita, daftar: listId, baris } = usePath().search
  const round = useQuery(getRound, { roundId: roundId ?? '' }, { enabled: roundId !== undefined })
  const input = { reconciliationId: listId ?? '', rowId: baris ?? null, limit: 1 }
  const list = useQuery(getReconciliation, input, { enabled: listId !== undefined })
  if (roundId !== undefined) return round.isPending ? undefined : ofLead(roundId, cerita, round.data)
  if (listId !== undefined) return list.isPending ? undefined : ofRow(listId, list.data)
  return null
}

const ofLead = (roundId: string, id: string | undefined, file?: OutputOf<typeof getRound>): Told | null => {
  const lead = file?.leads?.find((one) => one.id === id)
  if (!lead) return null
  return {
    ...{ ...nothing, id: lead.id, leadId: lead.id, name: lead.name, country: lead.country },
    ...{ householdId: lead.householdId, headName: lead.headName },
    ...{ page: `/pendataan/${roundId}`, form: formOfLead(roundId, lead.id) },
  }
}

const ofRow = (listId: string, list?: OutputOf<typeof getReconciliation>): Told | null => {
  const row = list?.rows[0]
  if (!row?.theirName) return null
  return {
    ...{ ...nothing, ...row.told, id: row.id, leadId: null, name: shownName(row.theirName) },
    ...{ householdId: null, headName: null },
    ...{ page: `/cocokkan/${listId}?bagian=state_only`, form: formOfRow(listId, row.id) },
  }
}

const sameName = 0.9

/** Who it is in the register, where only one fits; `undefined` while it is being looked for. */
export const useToldPerson = (told: Told | null, chainOf: (person: Found) => ChainHit): ChainHit | null | undefined => {
  const text = told?.householdId ? '' : (told?.name ?? '')
  const input = { text, householdId: told?.householdId ?? null, limit: 30 }
  const query = useQuery(findPeople, input, { enabled: told !== null })
  if (told === null) return null
  if (query.isPending) return undefined
  const fitting = (query.data?.people ?? []).filter(
    ({ name, birthDate }) =>
      nameSimilarity(name, told.name) >= sameName &&
      (told.birthDate === null || birthDate === null || birthDate === told.birthDate),
  )
  const [only] = fitting
  return only && fitting.length === 1 ? chainOf(only) : null
}

type Found = OutputOf<typeof findPeople>['people'][number]

/** Where it was told; who is not in the register is recorded first, with what is known filled in. */
export const ToldBefore = ({ told, isKnown }: { readonly told: Told; readonly isKnown: boolean }) => {
  const { say } = useWords()
  const go = useGo()
  const record = () => {
    handValues(told.id, { name: told.name, birthDate: told.birthDate ?? '' })
    const form = `/orang/baru?isian=${told.id}${told.householdId ? `&keluarga=${told.householdId}` : ''}`
    go(openedFrom(form, told.form))
  }
  const { name } = told
  return (
    <Message
      kind={isKnown ? 'info' : 'attention'}
      title={
        told.leadId
          ? say('migration.told.atDoor', { name, head: told.headName ?? '–' })
          : say('migration.told.inList', { name })
      }
      action={!isKnown && <Button onClick={record}>{say('migration.told.recordFirst', { name })}</Button>}
    >
      {say(isKnown ? 'migration.told.check' : 'migration.told.notFound', { name })}
    </Message>
  )
}
