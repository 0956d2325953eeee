import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listErasureDue, settleErasure } from '../contract/erasure.ts'

type Due = OutputOf<typeof listErasureDue>['due']

/** Whose time of keeping is over: the list is read first, and only the head erases. */
export const ErasurePage = () => {
  const { say } = useWords()
  const query = useQuery(listErasureDue, {})
  return (
    <Page
      title={say('registry.erasure')}
      lead={
        query.data &&
        say('registry.erasureLead', { count: query.data.due.length, years: Math.round(query.data.keptMonths / 12) })
      }
      width="narrow"
    >
      <Answer query={query}>
        {(answer) =>
          answer.due.length === 0 ? <EmptyState title={say('registry.nothingDue')} /> : <DueList due={answer.due} />
        }
      </Answer>
    </Page>
  )
}

const DueList = ({ due }: { readonly due: Due }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const settle = useCommand(settleErasure, { onDone: () => setAsking(false) })
  return (
    <>
      <CheckGroup
        label={say('registry.dueNow')}
        name="due"
        values={chosen}
        onChange={setChosen}
        choices={due.map((person) => ({
          value: person.personId,
          label: person.name,
          hint: say('registry.dueBecause', {
            status: say(`registry.life.${person.lifeStatus}`),
            date: formatDate(person.lastServiceOn),
          }),
        }))}
      />
      {may('registry.settleErasure') && chosen.length > 0 && (
        <div>
          <Button kind="danger" icon="trash" onClick={() => setAsking(true)}>
            {say('registry.eraseChosen', { count: chosen.length })}
          </Button>
        </div>
      )}
      <Dialog
        open={asking}
        title={say('registry.eraseTitle', { count: chosen.length })}
        confirm={
          <Button
            kind="danger"
            busy={settle.busy}
            onClick={() => void settle.send({ personIds: [...chosen], reason })}
            {...(reason.trim() === '' && { disabledBecause: say('registry.reasonFirst') })}
          >
            {say('registry.eraseNow')}
          </Button>
        }
        onClose={() => setAsking(false)}
      >
        <p>{say('registry.eraseMeans')}</p>
        <TextField label={say('registry.reason')} name="reason" value={reason} onChange={setReason} />
        <RefusalMessage refusal={settle.refusal} />
      </Dialog>
    </>
  )
}
