import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useSentFile } from '#platform/client/use-sent-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { SendingFiles } from '#platform/design/sending-files.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listReconciliations, type Reconciliation, requestReconciliation } from '../contract/reconciliation.ts'
import { listSources } from '../rules/reconciliation.ts'
import { useLabels } from './labels.ts'

/** Lists of other offices held against the village's journeys: load one, or go on with an earlier one. */
export const ListsPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(listReconciliations, {})
  return (
    <Page
      title={say('migration.lists')}
      lead={say('migration.lists.lead')}
      pillar={1}
      width="narrow"
      trail={[{ href: '/calon', label: say('migration.menu') }]}
    >
      {may('migration.requestReconciliation') && <LoadCard />}
      <Answer query={query}>
        {({ reconciliations }) =>
          reconciliations.length === 0 ? (
            <EmptyState title={say('migration.lists.none')} sentence={say('migration.lists.noneWhy')} />
          ) : (
            <Section title={say('migration.lists.before')}>
              <RowList label={say('migration.lists.before')}>
                {reconciliations.map((list) => (
                  <ListRow key={list.id} list={list} />
                ))}
              </RowList>
            </Section>
          )
        }
      </Answer>
    </Page>
  )
}

const LoadCard = () => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const [id] = useState(newId)
  const form = useForm({
    initial: { source: '', listedOn: today as string, fileHash: '', fileName: '' },
    command: requestReconciliation,
    toInput: (values) => ({ ...values, id }) as InputOf<typeof requestReconciliation>,
    refresh: ['migration'],
    onDone: ({ reconciliationId }) => go(`/cocokkan/${reconciliationId}`),
  })
  const sending = useSentFile((fileHash) => form.set({ fileHash }))
  return (
    <Card>
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        <ChoiceField
          label={say('migration.list.source')}
          choices={choices(listSources, 'migration.listSource')}
          {...form.field('source')}
        />
        <DateField label={say('migration.list.listedOn')} latest={today} {...form.field('listedOn')} />
        <FileField
          label={say('migration.list.file')}
          name="fileHash"
          accept=".xlsx,.xlsm,.csv,.tsv,.txt"
          files={sending.field.files}
          onChange={(files) => {
            form.set({ fileName: files[0]?.name ?? '' })
            sending.field.onChange(files)
          }}
          error={form.errorOf('fileHash')}
        />
        <SendingFiles progress={sending.progress} />
        <RefusalMessage refusal={sending.refusal ?? (form.refusal?.fields.length ? null : form.refusal)} />
        <Button type="submit" kind="primary" busy={form.busy || sending.progress !== null}>
          {say('migration.list.read')}
        </Button>
      </form>
    </Card>
  )
}

const ListRow = ({ list }: { readonly list: Reconciliation }) => {
  const { say, formatDate } = useWords()
  const { counts } = list
  const open = counts.differs + counts.state_only + counts.village_only
  return (
    <Row
      href={`/cocokkan/${list.id}`}
      tile={{ icon: 'scale', pillar: 1 }}
      title={say(`migration.listSource.${list.source}`)}
      reason={
        <>
          {say('migration.list.line', { day: formatDate(list.listedOn), officer: list.recordedByName })}
          <br />
          <b>
            {list.state === 'mapping'
              ? say('migration.list.mapping')
              : open === counts.explained
                ? say('migration.list.allExplained')
                : say('migration.list.progress', { explained: counts.explained, open })}
          </b>
        </>
      }
    />
  )
}
