import { useState } from 'react'
import { caseTypes } from '#modules/references/contract/codes.ts'
import { findPeople, shownName } from '#modules/registry/contract.ts'
import { ask } from '#platform/client/ask.ts'
import { useWords } from '#platform/client/words.tsx'
import { type ChainHit, ChainSearch } from '#platform/design/chain-search.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { Message } from '#platform/design/message.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordTriage } from '../contract/case.ts'
import { risks, severities } from '../rules/trouble.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage } from './case-form.tsx'
import { useLabels } from './labels.ts'

/** Sorting a report: whose it is, what kind, how grave. Who sorts it takes it. */
export const TriagePage = casePage(({ file }) => <Triage file={file} />)

const searchPeople = async (text: string): Promise<readonly ChainHit[]> => {
  const { people } = await ask(findPeople, { text, limit: 8 })
  return people.map((person) => ({
    value: person.id,
    name: person.name,
    chain: person.hamlet ? [shownName(person.hamlet)] : [],
  }))
}

const Triage = ({ file }: FileProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const [hit, setHit] = useState<ChainHit | null>(null)
  const { details, case: one } = file
  const story = details?.line.filter((item) => item.kind === 'happened').at(-1)?.words
  return (
    <CaseForm
      file={file}
      command={recordTriage}
      initial={{
        types: (details?.types ?? [one.mainType]) as readonly string[],
        severity: String(one.severity),
        risk: details?.risk ?? 'medium',
      }}
      toInput={({ types, severity, risk }, id) =>
        ({
          ...{ id, caseId: one.id, types, severity: Number(severity), risk, personId: hit?.value ?? null },
        }) as InputOf<typeof recordTriage>
      }
      title={say('casework.triage.title')}
      lead={say('casework.triage.lead')}
      save="casework.triage.save"
      done="casework.triage.done"
    >
      {(form) => (
        <>
          {story && <Message title={say('casework.entry.happened')}>{story}</Message>}
          {details?.personId === null && (
            <ChainSearch
              label={say('casework.triage.person')}
              hint={say('casework.workerHint')}
              name="personId"
              optional
              value={hit}
              search={searchPeople}
              onChange={setHit}
            />
          )}
          <CheckGroup
            label={say('casework.types')}
            name="types"
            values={form.values.types}
            error={form.errorOf('types')}
            onChange={(types) => form.set({ types })}
            choices={choices(caseTypes, 'casework.type')}
          />
          <RadioCards
            label={say('casework.severity')}
            columns={2}
            choices={choices(severities, 'casework.severity')}
            {...form.field('severity')}
          />
          <RadioCards
            label={say('casework.risk')}
            columns={2}
            choices={choices(risks, 'casework.risk')}
            {...form.field('risk')}
          />
        </>
      )}
    </CaseForm>
  )
}
