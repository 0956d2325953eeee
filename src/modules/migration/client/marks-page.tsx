import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { confirmMark, listMarks, type MigrantMarkView, refuseMark } from '../contract/marks.ts'
import type { MarkAnswer } from '../rules/marks.ts'
import { useLabels } from './labels.ts'

/** Whom a population file calls a migrant: asked about one by one, and only then a journey. */
export const MarksPage = () => {
  const { say } = useWords()
  const query = useQuery(listMarks, {})
  return (
    <Page
      title={say('migration.marks.title')}
      pillar={1}
      width="narrow"
      trail={[{ href: '/calon', label: say('migration.menu') }]}
      lead={query.data && say('migration.marks.lead', { count: query.data.total })}
    >
      <Answer query={query}>
        {({ marks }) =>
          marks.length === 0 ? (
            <EmptyState title={say('migration.marks.empty')} sentence={say('migration.marks.emptyWhy')} />
          ) : (
            <Stack gap={16}>
              {marks.map((mark) => (
                <OneMark key={mark.id} mark={mark} />
              ))}
            </Stack>
          )
        }
      </Answer>
    </Page>
  )
}

const OneMark = ({ mark }: { readonly mark: MigrantMarkView }) => {
  const { say, formatDate } = useWords()
  const { country } = useLabels()
  const toast = useToast()
  const [episodeId] = useState(newId)
  const refresh = ['migration', 'platform']
  const confirm = useCommand(confirmMark, { refresh, onDone: () => toast({ text: say('migration.marks.opened') }) })
  const refuse = useCommand(refuseMark, { refresh, onDone: () => toast({ text: say('migration.marks.refused') }) })
  const answered = (answer: MarkAnswer) => void confirm.send({ markId: mark.id, episodeId, answer })
  const busy = confirm.busy || refuse.busy
  const where = [
    mark.age !== null && say('registry.age', { years: mark.age }),
    mark.hamlet && shownName(mark.hamlet),
    mark.rt && `RT ${mark.rt}`,
  ]
  const why = [
    say(`migration.marks.${mark.basis}`),
    mark.occupationTold && say('migration.marks.job', { job: mark.occupationTold }),
    mark.country && country(mark.country),
    say('migration.marks.on', { day: formatDate(mark.markedOn) }),
  ]
  return (
    <Card title={<a href={`/orang/${mark.personId}`}>{mark.personName}</a>}>
      <Stack gap={12}>
        <p className="small muted">
          {where.filter(Boolean).join(' · ')}
          <br />
          {why.filter(Boolean).join(' · ')}
        </p>
        <Cluster>
          <Button busy={busy} onClick={() => answered('abroad')}>
            {say('migration.marks.abroad')}
          </Button>
          <Button busy={busy} onClick={() => answered('returned')}>
            {say('migration.marks.returned')}
          </Button>
          <Button kind="quiet" busy={busy} onClick={() => void refuse.send({ markId: mark.id })}>
            {say('migration.marks.no')}
          </Button>
        </Cluster>
        <RefusalMessage refusal={confirm.refusal ?? refuse.refusal} />
      </Stack>
    </Card>
  )
}
