import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listRepeatedWitnesses } from '../contract/witnesses.ts'
import { LetterNumber } from './letter-number.tsx'

/** Where one name stands as witness on many letters: for the coordinator to ask about, village by village. */
export const WitnessPage = () => {
  const { say, today } = useWords()
  const [year] = useSearchParam('tahun', today.slice(0, 4))
  const query = useQuery(listRepeatedWitnesses, { year: Number(year) || null })
  const count = query.data?.villages.length
  return (
    <Page
      title={say('letters.witnesses.title')}
      lead={count !== undefined && say('letters.witnesses.lead', { count, year })}
      pillar={1}
      width="narrow"
    >
      <Answer query={query}>
        {({ villages }) =>
          villages.length === 0 ? (
            <EmptyState title={say('letters.witnesses.none')} sentence={say('letters.witnesses.noneWhy')} />
          ) : (
            <>
              {villages.map((village) => (
                <OneVillage key={village.villageId} village={village} />
              ))}
              <Message kind="info" title={say('letters.witnesses.how')}>
                {say('letters.witnesses.howWhy')}
              </Message>
            </>
          )
        }
      </Answer>
    </Page>
  )
}

type Village = OutputOf<typeof listRepeatedWitnesses>['villages'][number]

const OneVillage = ({ village }: { readonly village: Village }) => {
  const { say } = useWords()
  return (
    <Section title={`${village.village}, ${village.district}`}>
      <Timeline
        items={village.witnesses.map((witness, index) => ({
          id: witness.letters.join(),
          title: <b>{say('letters.witnesses.one', { number: index + 1, count: witness.count })}</b>,
          note: witness.letters.map((number, place) => (
            <span key={number}>
              {place > 0 && ', '}
              <LetterNumber number={number} />
            </span>
          )),
        }))}
      />
    </Section>
  )
}
