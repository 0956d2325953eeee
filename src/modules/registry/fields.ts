import { importFields } from './fields/import.ts'
import { peopleFields } from './fields/people.ts'
import { recordFields } from './fields/records.ts'

/** Every column of this module's tables: class, purpose, basis, retention (UU 27/2022). */
export const registryFields = [...peopleFields, ...recordFields, ...importFields]
