import { ConfirmedMark } from '#modules/references/client/index.ts'
import { AgencyMessage } from '#modules/references/client/parts.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import type { PolicyAnswer } from '../contract/vacancy.ts'
import { countryAddress } from '../rules/message.ts'
import { moneyWords } from '../rules/wage.ts'
import type { FileProps } from './vacancy-answer.tsx'

/** What the references say of it today: the country, the agency, a cost that may not be asked. Each with its source and day. */
export const VacancyWarnings = ({ file }: FileProps) => {
  const { vacancy, policy, agency, barred } = file
  if (vacancy.workPlace === 'home') return null
  return (
    <>
      <PolicyMessage policy={policy} />
      {agency && <AgencyMessage agency={agency} name={vacancy.agencyName ?? ''} />}
      {barred && <BarredMessage barred={barred} amount={vacancy.workerPaysRupiah ?? 0} />}
      <CountryPage file={file} />
    </>
  )
}

/** The same for villagers to read, and as a leaflet. */
const CountryPage = ({ file: { vacancy } }: FileProps) => {
  const { say } = useWords()
  const { village } = useSession()
  const path = countryAddress('', vacancy)
  if (!path) return null
  const asked = village ? `?desa=${village.code}` : ''
  return (
    <Cluster gap={12}>
      <LinkButton href={`${path}${asked}`} icon="globe" newTab>
        {say('placement.countryPage')}
      </LinkButton>
      <LinkButton href={`${path}/selebaran.pdf${asked}`} icon="printer" newTab>
        {say('placement.leafletOf')}
      </LinkButton>
    </Cluster>
  )
}

const PolicyMessage = ({ policy }: { readonly policy: PolicyAnswer | null }) => {
  const { say, formatDate, language } = useWords()
  if (!policy)
    return (
      <Message kind="attention" title={say('placement.policyNone')}>
        {say('placement.policyNoneWhy')}
      </Message>
    )
  const kind = policy.status === 'open' ? 'good' : policy.status === 'open_restricted' ? 'attention' : 'grave'
  return (
    <Message kind={kind} title={say('placement.policyTitle', { status: say(`placement.policy.${policy.status}`) })}>
      {language === 'en' ? policy.noteEn : policy.note}{' '}
      {say('placement.saidSince', { source: policy.source, day: formatDate(policy.since) })}{' '}
      <ConfirmedMark confirmed={policy.confirmed} quiet />
    </Message>
  )
}

interface BarredProps {
  readonly barred: { readonly title: string; readonly source: string; readonly confirmed: boolean }
  readonly amount: number
}

const BarredMessage = ({ barred, amount }: BarredProps) => {
  const { say, language } = useWords()
  return (
    <Message kind="grave" title={say('placement.barredTitle', { amount: moneyWords(amount, 'IDR', language) })}>
      {say('placement.barredWhy', { rule: `${barred.title} (${barred.source})` })}{' '}
      <ConfirmedMark confirmed={barred.confirmed} quiet />
    </Message>
  )
}
