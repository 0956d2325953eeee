import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import type { Busy } from '#platform/client/signal.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import {
  issueCertificates,
  listCertificates,
  recordCertificatePrints,
  requestCertificates,
} from '../contract/certificate.ts'

type Certificates = OutputOf<typeof listCertificates>
type Certified = Certificates['people'][number]

/** On the page of a meeting whose kind gives certificates: who came, and whose paper has force. */
export const CertificatesPart = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const meetingId = subject.subjectId ?? ''
  const { data } = useQuery(listCertificates, { meetingId })
  if (!data?.isOffered || data.people.length === 0) return null
  const without = data.people.filter(({ came, letter, name }) => came && !letter && name)
  return (
    <Section title={say('letters.certificates')} note={say('letters.certificatesWhy')}>
      <PrintAll meetingId={meetingId} people={data.people} />
      {!data.isDescribed ? (
        <Message kind="info" title={say('letters.certificateDescribeFirst')} />
      ) : data.signs ? (
        <Issuing key={without.length} meetingId={meetingId} people={data.people} without={without} />
      ) : (
        <Stack gap={16}>
          {without.length > 0 && <Asking meetingId={meetingId} isAsked={data.isAsked} />}
          <People people={data.people} />
        </Stack>
      )}
    </Section>
  )
}

const refreshed = { refresh: ['letters', 'platform'] }

const Asking = ({ meetingId, isAsked }: { readonly meetingId: string; readonly isAsked: boolean }) => {
  const { say } = useWords()
  const ask = useCommand(requestCertificates, refreshed)
  if (isAsked) return <p role="status">{say('letters.certificatesAsked')}</p>
  return (
    <>
      <RefusalMessage refusal={ask.refusal} />
      <div>
        <Button icon="file-text" busy={ask.busy} onClick={() => void ask.send({ meetingId })}>
          {say('letters.certificatesAsk')}
        </Button>
      </div>
    </>
  )
}

/** One sheet after another from one file, for the printer. */
const PrintAll = ({ meetingId, people }: Omit<IssuingProps, 'without'>) => {
  const { say } = useWords()
  const { may } = useSession()
  const toast = useToast()
  const print = useCommand(recordCertificatePrints, refreshed)
  const count = new Set(people.flatMap(({ letter }) => letter?.letterId ?? [])).size
  if (count < 2 || !may('letters.recordCertificatePrints')) return null
  const send = async () => {
    // Opened now, because a window opened after waiting counts as unasked for.
    const sheet = window.open('', '_blank')
    const done = await print.send({ meetingId })
    if (!done) return sheet?.close()
    toast({ text: say('letters.done.printed') })
    if (sheet) sheet.location.href = done.path
    else window.location.href = done.path
  }
  return (
    <>
      <RefusalMessage refusal={print.refusal} />
      <div>
        <Button icon="printer" busy={print.busy} onClick={() => void send()}>
          {say('letters.certificatePrintAll', { count })}
        </Button>
      </div>
    </>
  )
}

interface IssuingProps {
  readonly meetingId: string
  readonly people: readonly Certified[]
  readonly without: readonly Certified[]
}

const Issuing = ({ meetingId, people, without }: IssuingProps) => {
  const { say } = useWords()
  const [result, setResult] = useState('')
  const [ids] = useState(() => new Map(without.map(({ attendeeId }) => [attendeeId, newId()])))
  const issue = useCommand(issueCertificates, refreshed)
  const give = (chosen: readonly Certified[]) => {
    const certificates = chosen.map(({ attendeeId }) => ({ id: ids.get(attendeeId) ?? newId(), attendeeId }))
    void issue.send({ meetingId, certificates, result: result.trim() || null })
  }
  return (
    <Stack gap={16}>
      {without.length > 0 && (
        <>
          <Details summary={say('letters.certificateResultAdd')}>
            <TextField
              name="result"
              label={say('letters.certificateResult')}
              hint={say('letters.certificateResultHint')}
              optional
              maxLength={240}
              value={result}
              onChange={setResult}
              error={issue.refusal?.fields.find(({ field }) => field === 'result')?.code}
            />
          </Details>
          <RefusalMessage refusal={issue.refusal} />
          <div>
            <Button kind="primary" icon="file-text" busy={issue.busy} onClick={() => give(without)}>
              {say('letters.certificateGiveAll', { count: without.length })}
            </Button>
          </div>
        </>
      )}
      <People
        people={people}
        {...(without.length > 1 && { give: (one: Certified) => give([one]), busy: issue.busy })}
      />
    </Stack>
  )
}

interface PeopleProps {
  readonly people: readonly Certified[]
  readonly give?: (one: Certified) => void
  readonly busy?: Busy
}

const People = ({ people, give, busy = false }: PeopleProps) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const lines = ({ letter, came, status }: Certified) => [
    status === 'late' && say('letters.certificateLate'),
    letter
      ? say('letters.certificateNumber', { number: letter.number, day: formatDate(letter.issuedOn, 'words') })
      : say('letters.certificateNone'),
    letter && !came && say('letters.certificateNoLonger'),
  ]
  const end = (one: Certified) => {
    if (one.letter)
      return may('letters.getLetter') ? (
        <LinkButton compact href={`/surat/${one.letter.letterId}`}>
          {say('letters.certificateOpen')}
        </LinkButton>
      ) : null
    return give && one.name ? (
      <Button compact busy={busy} onClick={() => give(one)}>
        {say('letters.certificateGive')}
      </Button>
    ) : null
  }
  return (
    <RowList label={say('letters.certificates')}>
      {people.map((one) => (
        <Row
          key={one.attendeeId}
          title={one.name === null ? say('meetings.nameHidden') : shownName(one.name)}
          reason={lines(one).filter(Boolean).join(' ')}
          end={end(one)}
        />
      ))}
    </RowList>
  )
}
