import { useState } from 'react'
import { listEpisodes } from '#modules/migration/contract.ts'
import { findPeople, shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useGo, usePath } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Section } from '#platform/design/section.tsx'
import { ageOn } from '#platform/shared/dates.ts'
import { type KindCode, kindCodes } from '../kinds/codes.ts'
import { OwnJourneys } from './own-journeys.tsx'
import { RequestForm } from './request-form.tsx'

// These stand on what was recorded about a candidate, so the candidate is chosen, not just anybody.
const forCandidates: readonly KindCode[] = ['family_permission', 'candidate_recommendation']

const asKind = (text: string | undefined): KindCode | undefined => {
  const code = text?.replaceAll('-', '_')
  return kindCodes.find((one) => one === code)
}

/** Which letter, for whom, and then its form already filled. Every choice is in the address, so "back" goes back. */
export const RequestPage = () => {
  const { say } = useWords()
  const { search } = usePath()
  const { personId: ownId, may } = useSession()
  const kind = asKind(search.jenis)
  // Who may not look for people asks for himself.
  const forSelf = !may('registry.findPeople')
  const personId = search.orang ?? (forSelf && kind && !forCandidates.includes(kind) ? (ownId ?? undefined) : undefined)
  return (
    <Page
      title={kind ? say(`letters.kind.${kind}`) : say('letters.new.title')}
      trail={[{ href: '/surat', label: say('letters.title') }]}
      lead={
        kind
          ? `${say(`letters.kindFor.${kind}`)} ${say('letters.free')}`
          : `${say('letters.new.lead')} ${say('letters.free')}`
      }
      width={kind ? 'narrow' : 'wide'}
      pillar={1}
    >
      {!kind && <KindStep personId={search.orang} />}
      {kind && !personId && <WhoStep kind={kind} forSelf={forSelf} />}
      {kind && personId && (
        <RequestForm
          key={`${kind}:${personId}`}
          kind={kind}
          personId={personId}
          episodeId={search.calon ?? null}
          caseId={search.kasus ?? null}
          replacesId={search.ganti ?? null}
        />
      )}
    </Page>
  )
}

const KindStep = ({ personId }: { readonly personId: string | undefined }) => {
  const { say } = useWords()
  const person = personId ? `&orang=${personId}` : ''
  return (
    <Section title={say('letters.new.kind')}>
      <RowList label={say('letters.new.kind')}>
        {kindCodes.map((code) => (
          <Row
            key={code}
            href={`/surat/minta?jenis=${code}${forCandidates.includes(code) ? '' : person}`}
            tile={{ icon: 'file-text', pillar: 1 }}
            title={say(`letters.kind.${code}`)}
            reason={say(`letters.kindFor.${code}`)}
          />
        ))}
      </RowList>
    </Section>
  )
}

interface WhoProps {
  readonly kind: KindCode
  readonly forSelf: boolean
}

const WhoStep = ({ kind, forSelf }: WhoProps) => {
  const { personId } = useSession()
  const { say } = useWords()
  if (forSelf && personId === null) return <EmptyState title={say('letters.new.notLinked')} />
  return forSelf ? <OwnJourneys kind={kind} /> : <AnybodyStep kind={kind} />
}

const AnybodyStep = ({ kind }: { readonly kind: KindCode }) => {
  const { say } = useWords()
  const [text, setText] = useState('')
  const candidates = forCandidates.includes(kind)
  return (
    <Section title={say('letters.new.person')}>
      <SearchField
        label={say('letters.new.person')}
        hint={say(candidates ? 'letters.new.candidateHint' : 'letters.new.personHint')}
        value={text}
        onChange={setText}
      />
      {candidates ? <Candidates kind={kind} text={text} /> : <People kind={kind} text={text} />}
    </Section>
  )
}

interface FoundProps {
  readonly kind: KindCode
  readonly text: string
}

const People = ({ kind, text }: FoundProps) => {
  const { say, today } = useWords()
  const go = useGo()
  const query = useQuery(findPeople, { text, limit: 12 }, { keepLast: true, enabled: text.trim().length > 1 })
  if (text.trim().length < 2) return null
  return (
    <Answer query={query}>
      {({ people }) =>
        people.length === 0 ? (
          <EmptyState title={say('letters.new.nobody')} />
        ) : (
          <RowList label={say('letters.new.person')}>
            {people.map((person) => (
              <Row
                key={person.id}
                onClick={() => go(`/surat/minta?jenis=${kind}&orang=${person.id}`)}
                tile={{ icon: 'user' }}
                title={person.name}
                reason={[
                  person.birthDate && say('registry.age', { years: ageOn(person.birthDate, today) }),
                  person.hamlet && shownName(person.hamlet),
                  person.rt && `RT ${person.rt}`,
                  person.nikMasked,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </RowList>
        )
      }
    </Answer>
  )
}

const Candidates = ({ kind, text }: FoundProps) => {
  const { say } = useWords()
  const go = useGo()
  const query = useQuery(listEpisodes, { text, limit: 12 }, { keepLast: true })
  return (
    <Answer query={query}>
      {({ episodes }) =>
        episodes.length === 0 ? (
          <EmptyState
            title={say('letters.new.noCandidate')}
            action={<LinkButton href="/calon">{say('letters.new.toCandidates')}</LinkButton>}
          />
        ) : (
          <RowList label={say('letters.new.person')}>
            {episodes.map((episode) => (
              <Row
                key={episode.id}
                onClick={() => go(`/surat/minta?jenis=${kind}&orang=${episode.personId}&calon=${episode.id}`)}
                tile={{ icon: 'plane', pillar: 1 }}
                title={episode.personName}
                reason={[
                  episode.age !== null && say('registry.age', { years: episode.age }),
                  episode.hamlet && shownName(episode.hamlet),
                  episode.destinationCountry,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </RowList>
        )
      }
    </Answer>
  )
}
