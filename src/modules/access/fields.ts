import { declareFields, type FieldRule, fieldRule } from '#platform/shared/field-class.ts'

const key = fieldRule('internal', 'access.purpose.record')
const watch = fieldRule('internal', 'access.purpose.oversight')
const law = fieldRule('internal', 'access.purpose.oversight', 'legal-obligation')
const officer = fieldRule('internal', 'access.purpose.office')
const contact = fieldRule('confidential', 'access.purpose.signIn')
const traceMonths = 12
const trace = fieldRule('confidential', 'access.purpose.signIn', 'legitimate-interest', traceMonths)
/** Fingerprints, hashes and sealed secrets: never shown, exported or kept on a phone. */
const secret = fieldRule('sealed', 'access.purpose.signIn')

const each = (names: string, rule: FieldRule): Readonly<Record<string, FieldRule>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, rule]))

const people = [
  declareFields('accounts', {
    ...each('id demo_sentence demo_order created_at created_by closed_at closed_by language easy_mode', key),
    ...each('username phone', contact),
    display_name: officer,
  }),
  declareFields('terms_of_office', {
    ...each('id account_id village_id place_kind place_id place_name succeeds_id', key),
    ...each('role title hamlet starts_on until appointment_number', officer),
    ...each('assigned_at assigned_by ended_on end_reason end_note ended_at ended_by', watch),
    person_id: contact,
  }),
  declareFields('code_acceptances', each('account_id version accepted_at', watch)),
]

const doors = [
  declareFields('account_passwords', { account_id: key, hash: secret, set_at: watch }),
  declareFields('account_identities', { ...each('issuer account_id linked_at', key), subject: secret }),
  declareFields('sessions', {
    ...each('id account_id term_id grant_id door_phone_id', key),
    token_fingerprint: secret,
    ...each('factor device created_at last_seen_at expires_at ended_at end_reason', trace),
  }),
  declareFields('one_time_links', {
    ...each('id account_id kind without_second_factors', key),
    token_fingerprint: secret,
    ...each('made_by made_at expires_at used_at ended_at', trace),
  }),
  declareFields('reset_requests', each('id account_id requested_at answered_at', trace)),
  declareFields('second_factors', {
    ...each('id account_id kind label created_at last_used_at ended_at', key),
    ...each('secret last_step credential_id public_key signature_count transports', secret),
  }),
  declareFields('recovery_codes', { ...each('id account_id made_at used_at ended_at', key), code_digest: secret }),
  declareFields('passkey_challenges', { ...each('id account_id expires_at used_at', key), challenge: secret }),
  declareFields('sign_in_attempts', {
    ...each('id account_id', key),
    ...each('login_digest address_digest outcome factor device tried_at', trace),
  }),
  declareFields('api_keys', {
    ...each(
      'id name opening role place_kind place_id place_name expires_on created_at created_by last_used_at ended_at',
      key,
    ),
    key_fingerprint: secret,
  }),
]

const atDoor = fieldRule('confidential', 'access.purpose.familyDoor', 'consent')
const familyDoors = [
  declareFields('family_doors', {
    ...each('id village_id account_id term_id', key),
    ...each('person_id for_whom identity_seen', atDoor),
    pin_hash: secret,
    ...each('wrong_pins opened_at opened_by opened_by_name closed_at closed_by_name close_reason', watch),
  }),
  declareFields('door_phones', {
    ...each('id door_id', key),
    key_fingerprint: secret,
    ...each('device first_at last_at ended_at', trace),
  }),
  declareFields('door_shares', {
    ...each('village_id id', key),
    ...each('person_id to_person_id parts channel said_on', atDoor),
    ...each('recorded_at recorded_by recorded_by_name ended_at ended_by_name', watch),
  }),
]

const oversight = [
  declareFields('break_glass_grants', {
    ...each('id account_id village_id session_id', key),
    ...each('account_name role office reason opened_at expires_at ended_at', law),
  }),
  declareFields('break_glass_sightings', {
    ...each('village_id id grant_id', key),
    ...each('seen_at seen_by seen_by_name', watch),
  }),
  declareFields('access_reviews', {
    ...each('village_id id month', key),
    ...each('note reviewed_at reviewed_by reviewed_by_name', law),
  }),
  declareFields('breaches', {
    ...each('id village_id kind found_at people_count recorded_at recorded_by recorded_by_name closed_at', law),
    ...each(
      'what_happened which_data handling lesson',
      fieldRule('confidential', 'access.purpose.oversight', 'legal-obligation'),
    ),
  }),
  declareFields('breach_people', {
    breach_id: key,
    person_id: fieldRule('confidential', 'access.purpose.oversight', 'legal-obligation'),
  }),
  declareFields('breach_steps', {
    ...each('id breach_id', key),
    ...each('step done_at evidence recorded_at recorded_by_name', law),
  }),
]

/** Every column of every table of this module, also of those that belong to no village. */
export const accessFields = [...people, ...doors, ...familyDoors, ...oversight]
export { traceMonths }
