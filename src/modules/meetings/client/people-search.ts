import { findPeople, shownName } from '#modules/registry/contract.ts'
import { ask } from '#platform/client/ask.ts'
import { useWords } from '#platform/client/words.tsx'
import type { ChainHit } from '#platform/design/chain-search.tsx'
import { ageOn, plainDate } from '#platform/shared/dates.ts'

/** Two people of one name are told apart by age, hamlet and the head of the family. */
export const usePeopleSearch = () => {
  const { say, today } = useWords()
  return async (text: string): Promise<readonly ChainHit[]> => {
    const { people } = await ask(findPeople, { text, limit: 12 })
    return people.map((person) => ({
      value: person.id,
      name: shownName(person.name),
      chain: [
        person.birthDate && say('meetings.ageYears', { age: ageOn(plainDate(person.birthDate), today) }),
        person.hamlet,
        person.headName,
      ].filter((part) => !!part) as string[],
    }))
  }
}
