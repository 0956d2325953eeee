import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { getLetter, type Letter } from '../contract/letter.ts'
import { kindCodes } from '../kinds/codes.ts'
import { standOf } from '../rules/receipt-stand.ts'
import { AskReason } from './ask-reason.tsx'
import { CorrectFields } from './correct-fields.tsx'
import { LetterCourse } from './letter-course.tsx'
import { LetterPaper } from './letter-paper.tsx'
import { LetterStep } from './letter-step.tsx'
import { ReceiptPart } from './receipt-part.tsx'

/** One letter: the paper itself, the one next step, and how it came here. */
export const LetterPage = ({ params }: PageProps) => {
  const query = useQuery(getLetter, { letterId: params.letterId ?? '' })
  return <Answer query={query}>{(letter) => <OneLetter letter={letter} />}</Answer>
}

export interface LetterProps {
  readonly letter: Letter
}

const OneLetter = ({ letter }: LetterProps) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const [editing, setEditing] = useState(false)
  const printed = letter.events.findLast((event) => event.kind === 'printed')
  const lead = letter.state === 'issued' && printed ? 'printed' : letter.state
  // On a phone the step comes before the long paper, on a desk beside it.
  const step = !letter.isAtOffice && <LetterStep letter={letter} onEdit={() => setEditing(true)} />
  const issuedYear = letter.issuedOn?.slice(0, 4)
  return (
    <Page
      title={say('letters.page.titleFor', { title: say(letter.kindTitle), name: shownName(letter.subjectName) })}
      trail={[
        { href: '/surat', label: say('letters.title') },
        ...(issuedYear
          ? [{ href: `/surat/buku?tahun=${issuedYear}`, label: say('letters.page.register', { year: issuedYear }) }]
          : []),
      ]}
      lead={
        may('letters.verifyLetter')
          ? say(`letters.page.lead.${lead}`, { date: printed ? formatDate(printed.occurredOn) : '' })
          : say(`letters.receipt.${standOfLetter(letter)}Why`)
      }
      aside={
        <>
          <div className="wide-only">{step}</div>
          <LetterCourse letter={letter} />
          <ReceiptPart letter={letter} />
          {!letter.isAtOffice && <LetterActs letter={letter} />}
        </>
      }
    >
      <div className="phone-only">{step}</div>
      <Missing letter={letter} />
      {editing ? (
        <CorrectFields letter={letter} onClose={() => setEditing(false)} />
      ) : letter.isAtOffice ? (
        <Message kind="info" title={say('letters.page.atOffice')}>
          {say('letters.page.atOfficeWhy')}
        </Message>
      ) : (
        <LetterPaper letter={letter} draft={letter.number ? undefined : 'DRAF'} />
      )}
    </Page>
  )
}

/** Whoever only asked reads what the receipt would say, however long ago it ended. */
const standOfLetter = ({ state, printed, requestedOn, missing }: Letter) =>
  standOf({ state, printed, since: requestedOn, lacking: missing.length }, requestedOn)

const Missing = ({ letter }: LetterProps) => {
  const { say, has } = useWords()
  const waiting = letter.state === 'requested' || letter.state === 'verified'
  if (!waiting || letter.missing.length === 0) return null
  return (
    <Message kind="attention" title={say('letters.page.missingTitle')}>
      <ul>
        {letter.missing.map((blank) => (
          <li key={blank}>{has(`letters.blank.${blank}`) ? say(`letters.blank.${blank}`) : blank}</li>
        ))}
      </ul>
    </Message>
  )
}

const LetterActs = ({ letter }: LetterProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [asked, setAsked] = useState<'revoke' | 'refuse' | null>(null)
  const waiting = letter.state === 'requested' || letter.state === 'verified'
  return (
    <Section>
      <Stack gap={12}>
        {letter.checkPath && (
          <LinkButton href={letter.checkPath} icon="shield-check" wide newTab>
            {say('letters.page.check')}
          </LinkButton>
        )}
        {waiting && may('letters.getLetterFile') && (
          <LinkButton href={`/letters/${letter.id}.pdf`} icon="file-text" wide newTab>
            {say('letters.page.draft')}
          </LinkButton>
        )}
        {letter.subjectPersonId && may('registry.getPerson') && (
          <LinkButton href={`/orang/${letter.subjectPersonId}`} icon="user" wide>
            {say('letters.page.file')}
          </LinkButton>
        )}
        {letter.replacedById && (
          <LinkButton href={`/surat/${letter.replacedById}`} icon="file-text" wide>
            {say('letters.page.replaced')}
          </LinkButton>
        )}
        {letter.state === 'issued' && may('letters.requestLetter') && letter.subjectPersonId && isAskedFor(letter) && (
          <LinkButton href={replacementPath(letter)} icon="refresh" wide>
            {say('letters.page.replace')}
          </LinkButton>
        )}
        {letter.state === 'issued' && may('letters.revokeLetter') && (
          <Button kind="danger" wide onClick={() => setAsked('revoke')}>
            {say('letters.page.revoke')}
          </Button>
        )}
        {waiting && may('letters.refuseLetter') && (
          <Button kind="danger" wide onClick={() => setAsked('refuse')}>
            {say('letters.page.refuse')}
          </Button>
        )}
      </Stack>
      <AskReason letterId={letter.id} act={asked} onClose={() => setAsked(null)} />
    </Section>
  )
}

/** One of the desk's own kinds: a paper of a meeting is not asked for at the desk. */
const isAskedFor = ({ kind }: Letter): boolean => (kindCodes as readonly string[]).includes(kind)

const replacementPath = ({ id, kind, subjectPersonId, episodeId }: Letter): string => {
  const episode = episodeId ? `&calon=${episodeId}` : ''
  return `/surat/minta?jenis=${kind}&orang=${subjectPersonId}${episode}&ganti=${id}`
}
