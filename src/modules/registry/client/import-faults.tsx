import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { callOperation } from '#platform/client/call-operation.ts'
import { saveBase64 } from '#platform/client/download-file.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Message } from '#platform/design/message.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import {
  correctImportRow,
  getImportFaultSheet,
  type ImportFault,
  type ImportRow,
  listImportRows,
} from '../contract/import.ts'
import type { ImportView } from './import-page.tsx'
import { rowName } from './import-row-words.ts'
import { workbookType } from './import-upload.ts'

const pageSize = 20

/** The rows that cannot be recorded: each with every sentence at once, to correct here or in Excel. */
export const ImportFaults = ({ view }: { readonly view: ImportView }) => {
  const { say } = useWords()
  const [limit, setLimit] = useState(pageSize)
  const [open, setOpen] = useState<number | null>(null)
  const importId = view.batch.id
  const query = useQuery(listImportRows, { importId, filter: 'rejected', limit }, { keepLast: true })
  const canCorrect = view.batch.status === 'staged'
  if (view.batch.rejected === 0) return <Message kind="good" title={say('registry.import.noFaults')} />
  return (
    <Section title={say('registry.import.faultsTitle')} note={say('registry.import.faultsNote')}>
      <Answer query={query}>
        {({ rows, total }) => (
          <>
            <RowList label={say('registry.import.faultsTitle')}>
              {rows.map((row) => (
                <FaultRow
                  key={row.position}
                  row={row}
                  {...(canCorrect && { onOpen: () => setOpen(open === row.position ? null : row.position) })}
                >
                  {open === row.position && <CorrectRow importId={importId} row={row} onDone={() => setOpen(null)} />}
                </FaultRow>
              ))}
            </RowList>
            <Pager
              shown={rows.length}
              total={total}
              busy={query.isFetching}
              {...(rows.length < total && limit < 200
                ? { onMore: () => setLimit(Math.min(200, limit + pageSize)) }
                : {})}
            />
          </>
        )}
      </Answer>
      <Cluster>
        <FaultSheetButton importId={importId} />
      </Cluster>
    </Section>
  )
}

const FaultSheetButton = ({ importId }: { readonly importId: string }) => {
  const { say } = useWords()
  const [fault, setFault] = useState<Error | null>(null)
  const download = async () => {
    try {
      const { fileName, base64 } = await callOperation(getImportFaultSheet, { importId })
      saveBase64(fileName, base64, workbookType)
    } catch (reason) {
      setFault(reason instanceof Error ? reason : new Error(String(reason)))
    }
  }
  return (
    <>
      <Button compact icon="download" onClick={download}>
        {say('registry.import.downloadFaults')}
      </Button>
      <RefusalMessage refusal={fault} />
    </>
  )
}

/** The sentence of a fault, with the column it is about. */
export const useFaultWords = () => {
  const { say, has } = useWords()
  return (one: ImportFault): string => {
    const label = `registry.import.field.${one.field}`
    return `${has(label) ? say(label) : one.field}: ${say(`registry.import.fault.${one.code}`, one.values)}`
  }
}

const FaultRow = ({
  row,
  onOpen,
  children,
}: {
  readonly row: ImportRow
  readonly onOpen?: () => void
  readonly children?: React.ReactNode
}) => {
  const { say } = useWords()
  const sentence = useFaultWords()
  const errors = row.faults.filter((one) => one.severity === 'error')
  const title = `${rowName(row, say('registry.import.unnamed'))} · ${say('registry.import.rowPlace', { row: row.row })}`
  return (
    <>
      <Row
        title={title}
        reason={errors.map(sentence).join(' ')}
        {...(onOpen && { onClick: onOpen, end: say('registry.import.correctCell') })}
      />
      {children}
    </>
  )
}

const CorrectRow = ({
  importId,
  row,
  onDone,
}: {
  readonly importId: string
  readonly row: ImportRow
  readonly onDone: () => void
}) => {
  const { say, has } = useWords()
  const wrong = row.faults.filter((one) => one.severity === 'error')
  const [values, setValues] = useState<Record<string, string>>(
    Object.fromEntries(wrong.map((one) => [one.field, String(one.values.text ?? '')])),
  )
  const correct = useCommand(correctImportRow, {
    refresh: ['registry'],
    onDone: ({ row: again }) => again.verdict !== 'rejected' && onDone(),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void correct.send({ importId, position: row.position, values })
      }}
    >
      <Stack gap={16}>
        {[...new Map(wrong.map((one) => [one.field, one])).values()].map((one) => (
          <TextField
            key={one.field}
            name={one.field}
            label={has(`registry.import.field.${one.field}`) ? say(`registry.import.field.${one.field}`) : one.field}
            warning={say(`registry.import.fault.${one.code}`, one.values)}
            value={values[one.field] ?? ''}
            onChange={(value) => setValues({ ...values, [one.field]: value })}
          />
        ))}
        <RefusalMessage refusal={correct.refusal} />
        <Cluster>
          <Button type="submit" busy={correct.busy}>
            {say('registry.import.saveCell')}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {say('registry.import.keepCell')}
          </Button>
        </Cluster>
      </Stack>
    </form>
  )
}
