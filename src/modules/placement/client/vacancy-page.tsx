import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { instant } from '#platform/shared/dates.ts'
import { useLabels } from './labels.ts'
import { SharePart } from './share-part.tsx'
import { type FileProps, useTrail, VacancyAnswer } from './vacancy-answer.tsx'
import { useVacancyFacts } from './vacancy-facts.ts'
import { VacancyWarnings } from './vacancy-warnings.tsx'
import { WithdrawVacancy } from './withdraw-vacancy.tsx'

/** One vacancy: first what speaks against it, then what it offers and asks. */
export const VacancyPage = ({ params }: PageProps) => (
  <VacancyAnswer vacancyId={params.vacancyId}>{(file) => <FilePage file={file} />}</VacancyAnswer>
)

const FilePage = ({ file }: FileProps) => {
  const { say, formatDate } = useWords()
  const { placeOf, dayOf } = useLabels()
  const { vacancy } = file
  const { offer, asks, who } = useVacancyFacts(file)
  const lead = vacancy.state === 'open' ? 'placement.pageLead' : 'placement.pageLeadPast'
  return (
    <Page
      title={vacancy.title}
      pillar={1}
      trail={useTrail()}
      lead={say(lead, { place: placeOf(vacancy), day: formatDate(vacancy.withdrawnOn ?? vacancy.expiresOn) })}
      actions={<Acts file={file} />}
      aside={vacancy.state === 'open' && <SharePart file={file} />}
    >
      <StateMessage file={file} />
      <VacancyWarnings file={file} />
      <Section title={say('placement.offer')}>
        <Facts facts={offer} />
      </Section>
      <Section title={say('placement.asks')}>
        {asks.length > 0 ? <Facts facts={asks} /> : <p className="muted">{say('placement.asksNothing')}</p>}
      </Section>
      <Section title={say('placement.whoOffers')}>
        <Facts facts={who} />
        {vacancy.sourceUrl && (
          <p>
            <LinkButton href={vacancy.sourceUrl} kind="quiet" icon="external" newTab>
              {say('placement.openSource')}
            </LinkButton>
          </p>
        )}
        <p className="small muted">
          {say(vacancy.imported ? 'placement.fromFile' : 'placement.byHand', {
            ...{ name: vacancy.recordedByName, day: dayOf(vacancy.recordedAt) },
          })}
        </p>
      </Section>
      <History file={file} />
    </Page>
  )
}

const Acts = ({ file: { vacancy } }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [asking, setAsking] = useState(false)
  if (vacancy.withdrawnOn || !may('placement.recordVacancy')) return null
  return (
    <>
      {vacancy.state === 'open' && may('placement.getProfile') && (
        <LinkButton href={`/lowongan/${vacancy.id}/calon`} kind="primary" icon="users">
          {say('placement.match.candidates')}
        </LinkButton>
      )}
      <LinkButton href={`/lowongan/${vacancy.id}/betulkan`} icon="pencil">
        {say('placement.correct')}
      </LinkButton>
      <Menu
        label={say('placement.more')}
        items={[{ label: say('placement.withdraw'), icon: 'trash', danger: true, onClick: () => setAsking(true) }]}
      />
      <WithdrawVacancy vacancyId={vacancy.id} open={asking} onClose={() => setAsking(false)} />
    </>
  )
}

const StateMessage = ({ file: { vacancy, changes } }: FileProps) => {
  const { say, formatDate } = useWords()
  if (vacancy.state === 'open') return null
  if (vacancy.withdrawnOn)
    return (
      <Message kind="attention" title={say('placement.withdrawnTitle', { day: formatDate(vacancy.withdrawnOn) })}>
        {changes.find(({ field }) => field === 'withdrawnOn')?.reason}
      </Message>
    )
  return (
    <Message kind="attention" title={say('placement.expiredTitle')}>
      {say('placement.expiredWhy', { day: formatDate(vacancy.expiresOn) })}
    </Message>
  )
}

const History = ({ file: { changes } }: FileProps) => {
  const { say, formatMoment } = useWords()
  if (changes.length === 0) return null
  const words = (value: string | null) => value ?? say('placement.emptyValue')
  return (
    <Section title={say('placement.history')}>
      <Timeline
        items={changes.map((change) => ({
          id: change.id,
          title: say('placement.changed', {
            field: say(`placement.field.${change.field}`),
            ...{ before: words(change.before), after: words(change.after) },
          }),
          note: say('placement.changedBy', {
            ...{ name: change.recordedByName, day: formatMoment(instant(new Date(change.recordedAt))) },
            reason: change.reason,
          }),
        }))}
      />
    </Section>
  )
}
