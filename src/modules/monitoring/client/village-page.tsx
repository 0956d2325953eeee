import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listVillages } from '../contract.ts'
import { NeedRows } from './need-rows.tsx'
import { useShownFigure } from './shown-figure.ts'

type Listed = OutputOf<typeof listVillages>
type Village = Listed['villages'][number]

/** `/pantauan/kabupaten/$placeId/desa/$villageId`: one village as counts; its people stay in the village. */
export const VillagePage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(listVillages, { regencyId: Number(params.placeId) })
  return (
    <Answer query={query}>
      {(listed) => {
        const village = listed.villages.find((one) => String(one.villageId) === params.villageId)
        return village ? (
          <OneVillage village={village} listed={listed} />
        ) : (
          <Message kind="attention" title={say('monitoring.village.missing')} />
        )
      }}
    </Answer>
  )
}

const OneVillage = ({ village, listed }: { readonly village: Village; readonly listed: Listed }) => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const { kindWord: kind, name, district } = village
  return (
    <Page
      eyebrow={village.code}
      title={`${kind} ${name}`}
      lead={say('monitoring.village.lead', { kind, name, district })}
      meta={listed.countedAt && say('monitoring.area.countedAt', { when: formatMoment(listed.countedAt) })}
      trail={[
        { href: '/pantauan', label: say('monitoring.area.menu') },
        { href: `/pantauan/kabupaten/${listed.regencyId}`, label: listed.regency },
      ]}
      actions={
        may('access.requestBreakGlass') && (
          <LinkButton href="/buka-kaca" icon="eye">
            {say('monitoring.village.break')}
          </LinkButton>
        )
      }
    >
      <NeedRows villages={[village]} title={say('monitoring.village.needs')} regencyId={listed.regencyId} />
      <Section title={say('monitoring.village.offices')}>
        <Facts facts={useOfficeFacts(village)} />
      </Section>
      <Columns count={2}>
        <Amounts
          village={village}
          group="migration"
          facts={['candidates', 'abroad', 'home', 'waitsForCheck', 'waitsForHead', 'opened', 'verified', 'returned']}
        />
        <Amounts
          village={village}
          group="letters"
          facts={['waiting', 'toIssue', 'issued', 'refused', 'revoked', 'frequentWitnesses']}
        />
        <Amounts village={village} group="meetings" facts={['held', 'came', 'unconfirmed', 'late']} />
        <Amounts village={village} group="registry" facts={['households', 'people', 'changesWaiting']} />
      </Columns>
    </Page>
  )
}

const useOfficeFacts = (village: Village) => {
  const { say, formatDate } = useWords()
  const { nextEndOn, nextEndRole } = village
  const end = nextEndOn ? `${formatDate(nextEndOn)} · ${say(`access.role.${nextEndRole}`)}` : '–'
  return [
    {
      label: say('monitoring.village.officers'),
      value: say('monitoring.village.officersOf', { count: village.officers }),
    },
    { label: say('monitoring.village.head'), value: say(`monitoring.head.${village.head}`) },
    { label: say('monitoring.village.nextEnd'), value: end },
    { label: say('monitoring.village.invited'), value: String(village.invited) },
    {
      label: say('monitoring.village.seen'),
      value: village.lastSeenOn ? formatDate(village.lastSeenOn) : say('monitoring.never'),
    },
    {
      label: say('monitoring.village.reviewed'),
      value: village.reviewedMonth ? formatDate(`${village.reviewedMonth}-01`, 'month') : say('monitoring.never'),
    },
    { label: say('monitoring.village.glass'), value: String(village.glassOpen) },
  ]
}

interface AmountsProps {
  readonly village: Village
  readonly group: 'migration' | 'letters' | 'meetings' | 'registry'
  readonly facts: readonly string[]
}

const Amounts = ({ village, group, facts }: AmountsProps) => {
  const { say, today } = useWords()
  const figure = useShownFigure()
  const shown = facts.map((name) => {
    const fact = `${group}.${name}`
    const since = village.since[fact]
    const days = since ? daysBetween(since as PlainDate, today) : 0
    return {
      label: say(`monitoring.fact.${fact}`),
      value: figure(village.counts[fact]),
      ...(days > 0 && { note: say('monitoring.village.waited', { count: days }) }),
    }
  })
  return (
    <Section title={say(`monitoring.village.${group}`)}>
      <Facts facts={shown} />
    </Section>
  )
}
