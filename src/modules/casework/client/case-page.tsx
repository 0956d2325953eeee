import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { isOffline } from '#platform/client/phone.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { getCase, getCaseSlip } from '../contract/case-file.ts'
import type { FileProps, WholeProps } from './case-answer.tsx'
import { FactsPart, MoneyPart, PeoplePart } from './case-sections.tsx'
import { ClosingPart } from './closing-part.tsx'
import { useLabels } from './labels.ts'
import { LettersPart } from './letters-part.tsx'
import { LineSection } from './line-section.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { ReferralsPart } from './referrals-part.tsx'
import { ChecksPart, FlagsPart, QuestionsPart } from './work-sections.tsx'

/** A case: how it stands, the one next step, and everything that happened on one line of time. */
export const CasePage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getCase, { caseId: params.caseId ?? '' })
  if (isOffline(query.error)) return <CaseAtOffice caseId={params.caseId ?? ''} />
  return (
    <Answer query={query} waiting={say('casework.loading')}>
      {(file) => <FilePage file={file} />}
    </Answer>
  )
}

/** Without a line: the number, what it waits for, and what can be written down; everything told stays at the office. */
const CaseAtOffice = ({ caseId }: { readonly caseId: string }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const query = useQuery(getCaseSlip, { caseId })
  const write = (page: string, key: string, operation: string) =>
    may(operation) && (
      <LinkButton href={`/kasus/${caseId}/${page}`} icon="plus">
        {say(key)}
      </LinkButton>
    )
  return (
    <Answer query={query}>
      {({ case: one, step, dueOn }) => (
        <Page
          title={say('casework.caseOf', { number: one.number })}
          trail={[{ href: '/kasus', label: say('casework.menu') }]}
          lead={step !== 'none' && say(`casework.step.${step}`)}
          meta={dueOn && say('casework.isDue', { day: formatDate(dueOn) })}
          width="narrow"
        >
          <Message icon="lock" title={say('casework.atOffice')}>
            {say('casework.atOfficeWhy')}
          </Message>
          <Stack gap={12}>
            {write('catat', 'casework.entry.new', 'casework.recordEntry')}
            {write('ingat', 'casework.flag.new', 'casework.recordFlag')}
          </Stack>
        </Page>
      )}
    </Answer>
  )
}

const FilePage = ({ file }: FileProps) => {
  const { say, formatDate } = useWords()
  const { country } = useLabels()
  const { case: one, details } = file
  const types = (details?.types ?? [one.mainType]).map((type) => say(`casework.type.${type}`)).join(', ')
  return (
    <Page
      title={one.workerName ?? say('casework.caseOf', { number: one.number })}
      eyebrow={one.number}
      trail={[{ href: '/kasus', label: say('casework.menu') }]}
      lead={say('casework.fileLead', {
        types,
        state: say(`casework.state.${one.state}`),
        day: formatDate(one.stateOn),
      })}
      meta={[
        country(one.country),
        details?.hamlet && shownName(details.hamlet),
        say('casework.openedOn', { day: formatDate(one.openedOn) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={details && <FileActions file={file} details={details} />}
      aside={
        details && (
          <>
            <ReferralsPart file={file} details={details} />
            <LettersPart file={file} details={details} />
            <MoneyPart file={file} details={details} />
            <PeoplePart file={file} details={details} />
            <FactsPart file={file} details={details} />
          </>
        )
      }
    >
      {one.protected && (
        <Message icon="lock" title={say('casework.protectedTitle')}>
          {say('casework.protectedWhy')}
        </Message>
      )}
      <ClosingPart file={file} />
      <NextStepCard file={file} />
      {details ? (
        <>
          <QuestionsPart file={file} details={details} />
          <FlagsPart file={file} details={details} />
          <ChecksPart file={file} details={details} />
          <LineSection file={file} details={details} />
        </>
      ) : (
        <Message icon="info" title={say('casework.summaryTitle')}>
          {say('casework.summaryWhy')}
        </Message>
      )}
    </Page>
  )
}

/** Everything else that can be done, by permission and by where the case stands. */
const FileActions = ({ file, details }: WholeProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { id } = file.case
  const link = (page: string, key: string, operation: string) =>
    may(operation) ? [{ label: say(key), href: `/kasus/${id}/${page}` }] : []
  const items = [
    ...link('rujuk', 'casework.refer.new', 'casework.referCase'),
    ...link('bukti', 'casework.evidence.new', 'casework.recordEvidence'),
    ...link('uang', 'casework.money.new', 'casework.recordDemand'),
    ...link('ingat', 'casework.flag.new', 'casework.recordFlag'),
    ...link('peristiwa', 'casework.incidents.assign', 'casework.assignIncident'),
    ...(file.moves.length > 0 ? link('langkah', 'casework.move.title', 'casework.recordState') : []),
    ...(file.mover === 'lead' ? link('petugas', 'casework.people.title', 'casework.transferCase') : []),
    ...(details.screening === 'asked' ? [] : link('skrining', 'casework.screening.ask', 'casework.requestScreening')),
    ...link('tanda-terima', 'casework.receipt.title', 'casework.getReceipt'),
  ]
  return (
    <>
      {may('casework.recordEntry') && (
        <LinkButton href={`/kasus/${id}/catat`} icon="plus">
          {say('casework.entry.new')}
        </LinkButton>
      )}
      <Menu label={say('casework.more')} items={items} />
    </>
  )
}
