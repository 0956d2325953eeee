/**
 * Lists of words that a form offers and a page merely repeats: whichever of them stands there, the page is the same
 * page and asks for the same next step. Named by the last part of their field.
 */
export const choices: readonly string[] = [
  ...['occupation', 'scheme', 'country', 'currency', 'wagePer', 'sex', 'education', 'language', 'level'],
  ...['source', 'confidence', 'through', 'details.channel', 'homeReason', 'cancelReason', 'failReason', 'visaKind'],
  ...['healthResult', 'items.code', 'heldBy', 'relation', 'agencyCheck', 'risks', 'storySource', 'officeKind'],
  ...['returnReason', 'form.reason', 'closing.reason', 'unverifiedBecause', 'stateReason', 'events.reason'],
  ...['screening', 'differences.field', 'explanation', 'topics', 'office', 'quorum', 'ownerRole', 'majority'],
  ...['signing', 'paper', 'means', 'acts', 'purposes'],
]

const needsTime = 'is so only after days at a desk; the demo is made in one moment'
const needsMinistry = 'comes from references that the ministry loads, and the demo loads none of its own'

/** Single words that no row of the demo can say, each with its reason. A word that is shown after all fails here too. */
export const notShown: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'listEpisodes.groups.group': {
    interest: 'the group of the first step, which every file has behind it when it opens',
  },
  'listEpisodes.episodes.nextStep.code': {
    nameCarer: 'a child without a carer is a lack of the talk, which is named first',
  },
  'getEpisode.consultations.lacks': { nobodyMet: 'a talk with nobody cannot be recorded' },
  'getEpisode.age.verdict': {
    too_young: 'the age rules of the starter are unconfirmed, so that they say doubtful',
    unknown: 'a population file without a day of birth is refused',
  },
  'getContract.findings.term': { most_deduction_months: needsMinistry },
  'getEpisode.procedural.reasons': { unlicensed_recruiter: needsMinistry },
  'listVacancies.vacancies.policy': {
    open_restricted: needsMinistry,
    high_risk: needsMinistry,
    no_route: needsMinistry,
  },
  'getVacancy.agency.stand': Object.fromEntries(
    ['active', 'suspended', 'revoked', 'expired', 'unknown', 'not_needed', 'not_listed', 'name_differs'].map(
      (stand) => [stand, needsMinistry],
    ),
  ),
  'listSignals.alerts.state': { late: needsTime, screenedLate: needsTime },
  'listCases.groups.group': { untouched: needsTime },
  'listCases.cases.nextStep.code': {
    answerFamily: 'a family asks on its own page, with the PIN that it alone holds',
    assist: 'stands only where no clock of the references runs',
  },
  'getCase.mover': { family: 'the family moves a case on its own page, which is no reader here' },
  'getCase.details.line.kind': {
    question: 'a family asks on its own page, with the PIN that it alone holds',
    answer: 'without a question there is none',
    transfer: 'a village has one migration officer, so nobody could take a case over',
  },
}
