import { registerCopyPart } from '#modules/registry/server/index.ts'
import { contactsOfPerson } from './contacts-of-person.ts'
import { courseOfPerson } from './course-of-person.ts'
import { episodesOfPerson } from './list-person-episodes.ts'
import { talksOfPerson } from './list-person-talks.ts'

/** What a person takes along of his journeys: as much as the sheet says. */
export const registerCopyParts = (): void => {
  registerCopyPart({ name: 'journeys', read: episodesOfPerson })
  registerCopyPart({ name: 'talks', read: talksOfPerson })
  registerCopyPart({ name: 'course', read: courseOfPerson })
  registerCopyPart({ name: 'checkIns', read: contactsOfPerson })
}
