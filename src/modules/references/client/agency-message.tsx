import { useWords } from '#platform/client/words.tsx'
import { Message } from '#platform/design/message.tsx'
import type { AgencyFound } from '../rules/agency.ts'
import { ConfirmedMark } from './confirmed-mark.tsx'

interface AgencyProps {
  readonly agency: AgencyFound
  /** As it was told. */
  readonly name: string
}

/** What the licence list says of it, with its source and day; not being on it accuses nobody. */
export const AgencyMessage = ({ agency, name }: AgencyProps) => {
  const { say, formatDate } = useWords()
  const listed = agency.title ?? name
  const title = `${agency.stand === 'name_differs' ? name : listed}: ${say(`references.agency.${agency.stand}`, { title: listed })}`
  if (agency.stand === 'no_list')
    return (
      <Message kind="info" title={title}>
        {say('references.agency.noListYet')}
      </Message>
    )
  if (agency.stand === 'not_listed')
    return (
      <Message kind="attention" title={title}>
        {say('references.agency.notOnList', { day: agency.asOf ? formatDate(agency.asOf) : '—' })}{' '}
        {say('references.agency.noAccusation')}
      </Message>
    )
  const good = agency.stand === 'active' || agency.stand === 'not_needed'
  return (
    <Message kind={good ? 'good' : 'attention'} title={title}>
      {agency.licenceNumber}{' '}
      {say('references.agency.saidOn', { day: formatDate(agency.asOf ?? ''), source: agency.source ?? '' })}{' '}
      <ConfirmedMark confirmed={agency.confirmed} quiet />
    </Message>
  )
}
