import type * as z from 'zod/mini'
import type { Effect, Written } from '#platform/client/device/open-device.ts'
import type { RowWriter } from '#platform/client/device/row-tables.ts'
import type { Operation } from '#platform/shared/operation.ts'
import type { closeCareArrangement, recordCareArrangement } from './contract/care.ts'
import type { recordConsent, withdrawConsent } from './contract/consent.ts'
import type { recordDocument, verifyDocument } from './contract/document.ts'
import { assertPaperDays } from './rules/documents.ts'
import { maskNumber } from './rules/nik.ts'

type Read<Op extends Operation> = z.output<Op['input']>

const effect = <Input>(act: (rows: RowWriter, input: Input, written: Written) => void): Effect => act as Effect

const putDocument = (rows: RowWriter, input: Read<typeof recordDocument>, { at }: Written): void => {
  assertPaperDays(input)
  const { id, personId, kind, number, issuer, issuedOn, expiresOn, attributes, fileHash, heldBy, status } = input
  for (const older of rows.where('documents', 'person_id', personId))
    if (kind !== 'OTHER' && older.kind === kind && older.status !== 'replaced' && older.status !== 'lost')
      rows.change('documents', older.id, { status: 'replaced', replaced_by_id: id })
  rows.put('documents', {
    ...{ id, person_id: personId, household_id: null, kind, issuer, issued_on: issuedOn, expires_on: expiresOn },
    ...{ number_masked: number === null ? null : maskNumber(number), attributes: JSON.stringify(attributes) },
    ...{ file_hash: fileHash, held_by: heldBy, status, verified_level: 'self', verified_at: null },
    ...{ replaced_by_id: null, recorded_at: at },
  })
}

const putCare = (rows: RowWriter, input: Read<typeof recordCareArrangement>, { at }: Written): void => {
  const { id, childPersonId, carerPersonId, carerName, carerPhone, carerRelation, fromOn, untilOn } = input
  for (const before of rows.where('care_arrangements', 'child_person_id', childPersonId))
    if ((before.until_on ?? null) === null)
      rows.change('care_arrangements', before.id, { until_on: fromOn, ended_because: 'changed' })
  rows.put('care_arrangements', {
    ...{ id, recorded_at: at, child_person_id: childPersonId, carer_person_id: carerPersonId, carer_name: carerName },
    ...{ carer_phone: carerPhone, carer_relation: carerRelation, from_on: fromOn, until_on: untilOn },
    ...{ ended_because: untilOn ? 'agreed-end' : null, father_consent: input.fatherConsent },
    ...{ mother_consent: input.motherConsent, medical_consent: input.medicalConsent },
    school_consent: input.schoolConsent,
  })
}

/** Papers, consents and care that wait are shown at once. */
export const paperEffects: readonly (readonly [string, Effect])[] = [
  ['registry.recordDocument', effect<Read<typeof recordDocument>>(putDocument)],
  [
    'registry.verifyDocument',
    effect<Read<typeof verifyDocument>>((rows, { documentId, status, level, heldBy }, { at }) => {
      const checked = status === 'verified' ? { verified_level: level, verified_at: at } : {}
      rows.change('documents', documentId, { status, ...checked, ...(heldBy && { held_by: heldBy }) })
    }),
  ],
  [
    'registry.recordConsent',
    effect<Read<typeof recordConsent>>((rows, input) => {
      const { id, personId, purpose, basis, scope, channel, givenOn, expiresOn } = input
      rows.put('consents', {
        ...{ id, person_id: personId, purpose, basis, scope, channel, given_on: givenOn, expires_on: expiresOn },
        withdrawn_at: null,
      })
    }),
  ],
  [
    'registry.withdrawConsent',
    effect<Read<typeof withdrawConsent>>((rows, { consentId }, { at }) => {
      rows.change('consents', consentId, { withdrawn_at: at })
    }),
  ],
  ['registry.recordCareArrangement', effect<Read<typeof recordCareArrangement>>(putCare)],
  [
    'registry.closeCareArrangement',
    effect<Read<typeof closeCareArrangement>>((rows, { careId, untilOn, reason }) => {
      rows.change('care_arrangements', careId, { until_on: untilOn, ended_because: reason })
    }),
  ],
]
