import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { callOperation } from '#platform/client/call-operation.ts'
import type { PageProps } from '#platform/client/client-module.ts'
import { downloadFile } from '#platform/client/download-file.ts'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Bars } from '#platform/design/bars.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { csvOf } from '#platform/shared/csv.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { getReconciliation, type ReconciliationRow, settleReconciliationRow } from '../contract/reconciliation.ts'
import { explanations, rowClasses } from '../rules/reconciliation.ts'
import { useLabels } from './labels.ts'
import { ListColumns } from './list-columns.tsx'
import { formOfRow } from './told-person.tsx'

export type List = OutputOf<typeof getReconciliation>

const atOnce = 50

/** One list beside the village's book: what differs is explained row by row, and nothing is overwritten. */
export const ListPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const [kind, setKind] = useSearchParam('bagian', 'differs')
  const [limit, setLimit] = useState(atOnce)
  const wanted = rowClasses.find((one) => one === kind) ?? 'differs'
  const input = { reconciliationId: params.listId ?? '', class: wanted, limit }
  const query = useQuery(getReconciliation, input, { keepLast: true })
  const trail = [{ href: '/cocokkan', label: say('migration.lists') }]
  return (
    <Answer query={query}>
      {(list) => (
        <Page
          title={say(`migration.listSource.${list.source}`)}
          lead={<Lead list={list} />}
          pillar={1}
          width="narrow"
          trail={trail}
          actions={list.state === 'open' && <Download list={list} />}
        >
          {list.sample ? (
            <ListColumns list={list} sample={list.sample} />
          ) : (
            <>
              <Bars
                label={say('migration.list.filter')}
                bars={rowClasses.map((one) => ({ label: say(`migration.rowClass.${one}`), value: list.counts[one] }))}
              />
              <FilterChips
                label={say('migration.list.filter')}
                value={wanted}
                onChange={(value) => {
                  setLimit(atOnce)
                  setKind(value)
                }}
                chips={rowClasses.map((one) => ({
                  ...{ value: one, label: say(`migration.rowClass.${one}`), count: list.counts[one] },
                }))}
              />
              <Rows list={list} />
              {list.total > 0 && (
                <Pager
                  shown={list.rows.length}
                  total={list.total}
                  busy={query.isFetching}
                  onMore={() => setLimit(limit + atOnce)}
                />
              )}
            </>
          )}
        </Page>
      )}
    </Answer>
  )
}

const Lead = ({ list }: { readonly list: List }) => {
  const { say, formatDate } = useWords()
  const { counts } = list
  const open = counts.differs + counts.state_only + counts.village_only
  const line = say('migration.list.line', { day: formatDate(list.listedOn), officer: list.recordedByName })
  if (list.state === 'mapping') return <>{`${line}.`}</>
  return <>{`${line}. ${say('migration.list.progress', { explained: counts.explained, open })}.`}</>
}

/** A difference in one line: what the village says, what the list says. */
const useDifference = () => {
  const { say, formatDate } = useWords()
  const { country } = useLabels()
  const shown = (field: string, value: string | null) =>
    value === null ? '–' : field === 'country' ? country(value) : field === 'agency' ? value : formatDate(value)
  const line = (field: string, ours: string, theirs: string) =>
    `${say(`migration.listField.${field}`)}. ${say('migration.list.ours', { value: ours })}; ${say('migration.list.theirs', { value: theirs })}`
  return (row: ReconciliationRow, { field, ours, theirs }: ReconciliationRow['differences'][number]) => {
    if (field === 'nik') return say('migration.list.nikDiffers')
    if (field === 'name') return line(field, row.ourName ?? '–', row.theirName ?? '–')
    return line(field, shown(field, ours), shown(field, theirs))
  }
}

/** The whole comparison for a spreadsheet; cells that begin like a formula are text there. */
const Download = ({ list }: { readonly list: List }) => {
  const { say } = useWords()
  const difference = useDifference()
  const [refusal, setRefusal] = useState<Error | null>(null)
  const columns = ['class', 'number', 'ours', 'theirs', 'hamlet', 'differences', 'explanation', 'note'] as const
  const download = async () => {
    try {
      const { rows } = await callOperation(getReconciliation, { reconciliationId: list.id, limit: 5000 })
      const cells = rows.map((row) => [
        say(`migration.rowClass.${row.class}`),
        ...[row.number ?? '', row.ourName ?? '', row.theirName ?? '', row.hamlet ? shownName(row.hamlet) : ''],
        row.differences.map((one) => difference(row, one)).join(' | '),
        row.explanation ? say(`migration.explanation.${row.explanation}`) : '',
        row.note ?? '',
      ])
      const csv = csvOf([columns.map((column) => say(`migration.listSheet.${column}`)), ...cells])
      downloadFile(`pencocokan-${list.source}-${list.listedOn}.csv`, csv, 'text/csv;charset=utf-8')
      setRefusal(null)
    } catch (fault) {
      setRefusal(fault instanceof Error ? fault : new Error('list'))
    }
  }
  return (
    <>
      <Button icon="download" onClick={() => void download()}>
        {say('migration.list.export')}
      </Button>
      <RefusalMessage refusal={refusal} />
    </>
  )
}

const Rows = ({ list }: { readonly list: List }) => {
  const { say } = useWords()
  if (list.rows.length === 0)
    return <EmptyState title={say('migration.list.emptyClass')} sentence={say('migration.list.emptyClassWhy')} />
  return (
    <Stack gap={16}>
      {list.rows.map((row) => (
        <OneRow key={row.id} listId={list.id} row={row} />
      ))}
    </Stack>
  )
}

/** The same name, written another way: shown, but no difference. */
const isWrittenOtherwise = ({ ourName, theirName, differences }: ReconciliationRow): boolean =>
  ourName?.toLowerCase() !== theirName?.toLowerCase() && !differences.some(({ field }) => field === 'name')

const OneRow = ({ listId, row }: { readonly listId: string; readonly row: ReconciliationRow }) => {
  const { say } = useWords()
  const difference = useDifference()
  const [again, setAgain] = useState(false)
  const where = [
    row.hamlet && shownName(row.hamlet),
    row.number !== null && say('migration.list.row', { number: row.number }),
  ]
  const explained = row.explanation !== null && !again
  return (
    <Card title={row.ourName ?? row.theirName ?? '–'}>
      <Stack gap={12}>
        <p className="small muted">{where.filter(Boolean).join(' · ')}</p>
        {row.ourName && row.theirName && isWrittenOtherwise(row) && (
          <p className="small">{say('migration.list.theirs', { value: row.theirName })}</p>
        )}
        {row.differences.map((one) => (
          <p key={one.field}>{difference(row, one)}</p>
        ))}
        {row.episodeId && (
          <LinkButton href={`/calon/${row.episodeId}`} kind="quiet" compact>
            {say('migration.list.openFile')}
          </LinkButton>
        )}
        {row.class === 'state_only' && (
          <LinkButton href={formOfRow(listId, row.id)} kind="quiet" compact>
            {say('migration.list.recordNew')}
          </LinkButton>
        )}
        {explained && (
          <>
            <p className="small">
              {say('migration.list.explainedBy', {
                explanation: say(`migration.explanation.${row.explanation}`),
                officer: row.explainedByName ?? '',
              })}{' '}
              {row.note}
            </p>
            <Button kind="quiet" compact onClick={() => setAgain(true)}>
              {say('migration.list.again')}
            </Button>
          </>
        )}
        {row.class !== 'matched' && !explained && <Explain row={row} onDone={() => setAgain(false)} />}
      </Stack>
    </Card>
  )
}

const Explain = ({ row, onDone }: { readonly row: ReconciliationRow; readonly onDone: () => void }) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const toast = useToast()
  const form = useForm({
    initial: { explanation: (row.explanation ?? '') as string, note: row.note ?? '' },
    command: settleReconciliationRow,
    toInput: (values) =>
      ({ ...values, rowId: row.id, note: values.note.trim() || null }) as InputOf<typeof settleReconciliationRow>,
    refresh: ['migration'],
    onDone: () => {
      toast({ text: say('migration.list.saved') })
      onDone()
    },
  })
  return (
    <form {...form.props}>
      <ChoiceField
        label={say('migration.list.explain')}
        choices={choices(explanations, 'migration.explanation')}
        {...form.field('explanation')}
      />
      <TextField label={say('migration.list.note')} optional maxLength={400} {...form.field('note')} />
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <Button type="submit" busy={form.busy}>
        {say('migration.list.save')}
      </Button>
    </form>
  )
}
