import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { type ImportRow, listImportRows, settleImportRow } from '../contract/import.ts'
import { rowName, useRowWords } from './import-row-words.ts'

/** New rows that are much like somebody known: a person decides, before anything is recorded. */
export const ImportLookAlikes = ({ importId }: { readonly importId: string }) => {
  const query = useQuery(listImportRows, { importId, filter: 'duplicate', limit: 50 })
  const rows = query.data?.rows ?? []
  return (
    <Stack gap={12}>
      {rows.map((row) => (
        <LookAlike key={row.position} importId={importId} row={row} />
      ))}
    </Stack>
  )
}

const LookAlike = ({ importId, row }: { readonly importId: string; readonly row: ImportRow }) => {
  const { say } = useWords()
  const rowWords = useRowWords()
  const settle = useCommand(settleImportRow, { refresh: ['registry'] })
  const decide = (decision: 'same' | 'different') => void settle.send({ importId, position: row.position, decision })
  return (
    <Message kind="attention" title={rowName(row, say('registry.import.unnamed'))}>
      <p>{rowWords(row)}</p>
      {row.decision ? (
        <Badge kind="good">{say(`registry.import.decided.${row.decision}`)}</Badge>
      ) : (
        <Cluster>
          <Button compact busy={settle.busy} onClick={() => decide('same')}>
            {say('registry.import.same')}
          </Button>
          <Button compact onClick={() => decide('different')}>
            {say('registry.import.different')}
          </Button>
        </Cluster>
      )}
      <RefusalMessage refusal={settle.refusal} />
    </Message>
  )
}
