import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { careSchema } from './care.ts'
import { fieldHistorySchema } from './change.ts'
import { consentSchema } from './consent.ts'
import { contactSchema, documentSchema } from './document.ts'
import { lifeEventSchema } from './life-event.ts'
import { personSchema } from './person.ts'
import { countSchema, idSchema, instantSchema, plainDateSchema } from './shapes.ts'

export const readEntrySchema = z.object({
  id: idSchema,
  operation: z.string(),
  actorName: z.string(),
  actorRole: z.string(),
  readAt: instantSchema,
})

const familySchema = z.object({
  personId: idSchema,
  name: z.string(),
  relation: z.enum(['father', 'mother', 'spouse', 'child']),
})

export const getPerson = query('registry.getPerson', {
  summary: 'One person: facts, papers, consents, care, changes and who read the file.',
  logged: (input) => input.personId,
  opens: 'registry.getPerson',
  input: z.object({ personId: idSchema }),
  output: z.object({
    person: personSchema,
    photoHash: z.nullable(z.string()),
    family: z.array(familySchema),
    contacts: z.array(contactSchema),
    documents: z.array(documentSchema),
    consents: z.array(consentSchema),
    care: z.array(careSchema),
    events: z.array(lifeEventSchema),
    history: z.array(fieldHistorySchema),
    reads: z.array(readEntrySchema),
    openRequests: countSchema,
    /** Read by another member of the household: where the person is, papers, contacts, consents, history and readers are left out. */
    withheld: z.boolean(),
  }),
})

/** UU 27/2022 art. 7: a person may have a copy of what is held. One row a field, with why and on what basis. */
export const getPersonSheet = query('registry.getPersonSheet', {
  summary: 'The sheet for the person himself: what is held and why, who read it, what he may ask.',
  logged: (input) => input.personId,
  opens: 'registry.getPersonSheet',
  input: z.object({ personId: idSchema }),
  output: z.object({
    personName: z.string(),
    printedOn: plainDateSchema,
    held: z.array(
      z.object({
        group: z.string(),
        field: z.string(),
        value: z.string(),
        fieldClass: z.string(),
        purpose: z.string(),
        basis: z.string(),
        /** Months after the last service; `null`: as long as the record. */
        keptMonths: z.nullable(countSchema),
      }),
    ),
    consents: z.array(consentSchema),
    care: z.array(z.omit(careSchema, { carerPhone: true })),
    events: z.array(lifeEventSchema),
    reads: z.array(readEntrySchema),
    history: z.array(fieldHistorySchema),
  }),
})

export const getPersonNumber = query('registry.getPersonNumber', {
  summary: 'The full NIK of one person, for whoever must write it on a form. Every look is logged.',
  logged: (input) => input.personId,
  input: z.object({ personId: idSchema }),
  output: z.object({ nik: z.nullable(z.string()), cardNo: z.nullable(z.string()) }),
})
