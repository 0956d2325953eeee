import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { type BodyOf, bodies, callNumbers, hotlinesFor, listRows } from '../contract.ts'
import { ConfirmedMark } from './confirmed-mark.tsx'
import { NearOffices } from './near-offices.tsx'
import type { ListedRow } from './reference-list.tsx'

const anywhere = '*'

type Hotline = Omit<ListedRow, 'body'> & { readonly body: BodyOf<'hotline'> }

const hotlineOf = (row: ListedRow): Hotline => ({ ...row, body: bodies.hotline.parse(row.body) })

/** Whom to call, one tap away: first where the worker is, then what answers from anywhere. */
const HelpNumbersPage = () => {
  const { say } = useWords()
  const [country, setCountry] = useSearchParam('negara', '')
  const asked = useQuery(listRows, { kind: 'hotline', limit: 200 })
  return (
    <Page title={say('references.help.title')} lead={say('references.help.lead')} width="narrow">
      <Answer query={asked} waiting={say('references.waiting')}>
        {({ rows }) => <Numbers all={rows.map(hotlineOf)} country={country} setCountry={setCountry} />}
      </Answer>
    </Page>
  )
}

interface NumbersProps {
  readonly all: readonly Hotline[]
  readonly country: string
  readonly setCountry: (country: string) => void
}

const Numbers = ({ all, country, setCountry }: NumbersProps) => {
  const { say, has } = useWords()
  const nameOf = (code: string) => (has(`references.country.${code}`) ? say(`references.country.${code}`) : code)
  const countries = [...new Set(all.flatMap(({ body }) => body.country ?? []))]
  const found = hotlinesFor(all, { country: country || null })
  const there = found.filter(({ body }) => body.country !== null)
  return (
    <>
      <SelectField
        label={say('references.help.country')}
        name="negara"
        value={country || anywhere}
        onChange={(wanted) => setCountry(wanted === anywhere ? '' : wanted)}
        choices={[
          { value: anywhere, label: say('references.help.anywhere') },
          ...countries
            .map((value) => ({ value, label: nameOf(value) }))
            .toSorted((a, b) => a.label.localeCompare(b.label)),
        ]}
      />
      {there.length > 0 && (
        <Group title={say('references.help.there', { country: nameOf(country) })} hotlines={there} />
      )}
      <NearOffices />
      <Group title={say('references.help.home')} hotlines={found.filter(({ body }) => body.country === null)} />
      {found.some(({ confirmed }) => !confirmed) && (
        <p className="small muted">{say('references.help.unconfirmedWhy')}</p>
      )}
    </>
  )
}

const Group = ({ title, hotlines }: { readonly title: string; readonly hotlines: readonly Hotline[] }) => (
  <Section title={title}>
    <Stack gap={12}>
      {hotlines.map((hotline) => (
        <OneHotline key={hotline.id} hotline={hotline} />
      ))}
    </Stack>
  </Section>
)

const OneHotline = ({ hotline }: { readonly hotline: Hotline }) => {
  const { say, language } = useWords()
  const { body, confirmed } = hotline
  const title = language === 'en' ? (hotline.titleEn ?? hotline.title) : hotline.title
  const serves = language === 'en' ? body.servesEn : body.serves
  return (
    <Card>
      <Stack gap={8}>
        <p>
          <b>{title}</b> <ConfirmedMark confirmed={confirmed} quiet />
          <br />
          <small className="muted">{[serves, body.hours].filter(Boolean).join(' · ')}</small>
        </p>
        <Cluster gap={8}>
          {callNumbers(body.phones).map(({ dial, shown }) => (
            <LinkButton key={dial} href={`tel:${dial}`} icon="phone" kind="primary">
              {say('references.help.call', { number: shown })}
            </LinkButton>
          ))}
          {body.website && (
            <LinkButton href={body.website} icon="external">
              {body.website.replace(/^https?:\/\//, '')}
            </LinkButton>
          )}
        </Cluster>
        {body.phones.length === 0 && <p className="small muted">{say('references.help.noNumber')}</p>}
      </Stack>
    </Card>
  )
}

export default HelpNumbersPage
