import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { listBreachPeople } from '../contract/breach-people.ts'
import type { BreachPeopleList } from './breach-people.tsx'
import { useLabels } from './labels.ts'
import './breach-letters.css'

/** `/kebocoran/$breachId/surat`: one page for each who was not told yet, to print and hand over. */
export const BreachLettersPage = ({ params }: PageProps) => {
  const query = useQuery(listBreachPeople, { breachId: params.breachId ?? '' })
  return <Answer query={query}>{(list) => <Letters list={list} breachId={params.breachId ?? ''} />}</Answer>
}

const Letters = ({ list, breachId }: { readonly list: BreachPeopleList; readonly breachId: string }) => {
  const { say } = useWords()
  const untold = list.people.filter((one) => !one.told)
  return (
    <Page
      title={say('registry.breachLettersTitle')}
      lead={say('registry.breachLettersLead', { count: untold.length })}
      trail={[{ href: `/kebocoran/${breachId}`, label: say('registry.breachPeople') }]}
      actions={
        untold.length > 0 && (
          <Button kind="primary" icon="printer" onClick={() => window.print()}>
            {say('registry.breachLetters')}
          </Button>
        )
      }
      width="narrow"
    >
      <Stack gap={28}>
        {untold.map((one) => (
          <Letter key={one.personId} list={list} person={one} />
        ))}
      </Stack>
    </Page>
  )
}

interface LetterProps {
  readonly list: BreachPeopleList
  readonly person: BreachPeopleList['people'][number]
}

/** UU 27/2022 art. 46: which data, when and how, what is done about it. */
const Letter = ({ list, person }: LetterProps) => {
  const { say, formatMoment, formatDate, today } = useWords()
  const { place } = useLabels()
  const { village } = useSession()
  const here = village ? `${village.localWord} ${village.name}` : ''
  return (
    <article className="notice-letter">
      <p className="notice-letter-head">
        <b>{say('registry.breachLetterFrom', { place: here })}</b>
        <br />
        {village && say('registry.breachLetterSeat', { district: village.district, regency: village.regency })}
      </p>
      <p className="notice-letter-day">{[village?.name, formatDate(today)].filter(Boolean).join(', ')}</p>
      <p>
        {say('registry.breachLetterTo', { name: person.name })}
        <br />
        {place(person)}
      </p>
      <h2>{say('registry.breachLetterSubject')}</h2>
      <p>{say('registry.breachLetterOpening', { when: formatMoment(list.foundAt) })}</p>
      <p>{say('registry.breachLetterHow', { text: list.whatHappened })}</p>
      <p>{say('registry.breachLetterData', { text: list.whichData })}</p>
      <p>{say('registry.breachLetterHandling', { text: list.handling })}</p>
      <p>{say('registry.breachLetterCare')}</p>
      <p>{say('registry.breachLetterAsk')}</p>
      <p className="notice-letter-sign">{say('registry.breachLetterSign', { place: here })}</p>
    </article>
  )
}
