import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { type AwaitedFile, closeAwaitedFile, listAwaitedFiles } from '#platform/shared/awaited-file-contract.ts'
import { useRecordWord } from './use-record-word.ts'

/** Records that came before their photo or PDF: on whose phone it is, and what to do when that phone is gone. */
export const AwaitedFilesPage = () => {
  const { say } = useWords()
  const query = useQuery(listAwaitedFiles, {})
  return (
    <Page width="narrow" title={say('shell.awaitedFiles')} lead={say('shell.phone.awaitedLead')}>
      <Answer query={query}>
        {({ files }) => {
          const open = files.filter(({ closedAt }) => closedAt === null)
          if (open.length === 0)
            return <EmptyState title={say('shell.phone.noAwaited')} sentence={say('shell.phone.noAwaitedWhy')} />
          return (
            <Stack gap={12}>
              {open.map((file) => (
                <AwaitedCard key={file.id} file={file} />
              ))}
            </Stack>
          )
        }}
      </Answer>
    </Page>
  )
}

const AwaitedCard = ({ file }: { readonly file: AwaitedFile }) => {
  const { say, formatMoment, formatNumber } = useWords()
  const { may } = useSession()
  const close = useCommand(closeAwaitedFile, { refresh: ['platform'] })
  const verb = useRecordWord()(file.operation)
  const size = formatNumber(Math.max(1, Math.round(file.sizeBytes / 1_024)))
  return (
    <Card>
      <Stack gap={12}>
        <h3>{say('shell.phone.awaitedOf', { record: verb })}</h3>
        <p>{say('shell.phone.awaitedWhere', { name: file.declaredByName, at: formatMoment(file.declaredAt), size })}</p>
        <RefusalMessage refusal={close.refusal} />
        <Cluster>
          {file.personId && (
            <LinkButton compact href={`/orang/${file.personId}`}>
              {say('shell.phone.openFile')}
            </LinkButton>
          )}
          {may('platform.closeAwaitedFile') && (
            <Button compact kind="quiet" busy={close.busy} onClick={() => void close.send({ awaitedId: file.id })}>
              {say('shell.phone.awaitedClose')}
            </Button>
          )}
        </Cluster>
      </Stack>
    </Card>
  )
}
