import type { PlainDate } from '#platform/shared/dates.ts'
import { formatRupiah, rupiah } from '#platform/shared/money.ts'
import { longDate } from './words.ts'

type Fields = Record<string, unknown>

/** What is known of the way abroad, at the office and on a phone alike. */
export interface KnownEpisode {
  readonly country: string | null
  readonly countryName: string | null
  readonly job: string | null
  readonly agencyName: string | null
  readonly employerName: string | null
  readonly contractMonths: number | null
  readonly fromOn: PlainDate | null
  readonly departedOn: PlainDate | null
  readonly toOn: PlainDate | null
  readonly verifiedOn: string | null
  readonly agencyOnList: boolean
  readonly jobOrderSeen: boolean
}

// Names of places as placement papers write them, where the language tables say more than that.
const usualNames: Readonly<Record<string, string>> = { HK: 'Hong Kong', MO: 'Makau' }

/** A country as a letter writes it. */
export const placeWords = (code: string | null, name: string | null): string => usualNames[code ?? ''] ?? name ?? ''

export const usualFields = (address: string | null, today: PlainDate): Fields => ({
  ...{ address: address ?? '', fromOn: today, witnesses: [], heirs: [] },
  seen: ['identity', 'familyCard', 'age', 'noPressure'],
})

export const episodeFields = (episode: KnownEpisode): Fields => ({
  country: placeWords(episode.country, episode.countryName),
  occupation: episode.job ?? '',
  agency: episode.agencyName ?? '',
  employer: episode.employerName ?? '',
  contractMonths: episode.contractMonths,
  fromOn: episode.fromOn ?? '',
  departedOn: episode.departedOn ?? '',
  untilOn: episode.toOn ?? '',
  verifiedOn: episode.verifiedOn ?? '',
  // What nobody compared is not ticked: the officer ticks it once it was.
  seen: [
    ...['identity', 'familyCard', 'age', 'permission', 'noPressure'],
    ...(episode.agencyName && episode.agencyOnList ? ['agency'] : []),
    ...(episode.jobOrderSeen ? ['jobOrder'] : []),
  ],
})

/** A payment that a worker could not be made to make, with the rule that says so. */
export interface BarredPayment {
  readonly toldName: string | null
  readonly amount: number
  readonly currency: string
  readonly paidOn: PlainDate
  readonly rule: { readonly title: string; readonly source: string } | null
}

/** Whole units of any currency, with Indonesian dots: a letter is read in Indonesia. */
const moneyOf = ({ amount, currency }: BarredPayment): string => {
  const written = formatRupiah(rupiah(amount))
  return currency === 'IDR' ? written : written.replace('Rp', `${currency} `)
}

// Where the rule was read is for the references, not for a letter.
const lawOf = (source: string): string => source.replace(/ \(.*$/, '')

/** What a claim names: each payment with its rule. Asked of the company, or of whoever is written there instead. */
export const claimFields = (payments: readonly BarredPayment[], agencyName: string | null): Fields => ({
  addressee: agencyName ?? '',
  answerDays: 14,
  charges: payments.flatMap((payment) =>
    payment.rule
      ? [
          {
            what: payment.toldName ? `${payment.rule.title} (disebut “${payment.toldName}”)` : payment.rule.title,
            paid: `${moneyOf(payment)}, ${longDate(payment.paidOn)}`,
            rule: lawOf(payment.rule.source),
          },
        ]
      : [],
  ),
})

interface MetPerson {
  readonly relation: string
  readonly personId: string | null
}

/** The giver is whom the officer met. */
export const giverAmong = (people: readonly MetPerson[]) => {
  const giver = people.find((one) => ['spouse', 'parent', 'guardian'].includes(one.relation) && one.personId !== null)
  return giver?.personId ? { personId: giver.personId, relation: giver.relation } : undefined
}

export const giverRelation = (sex: string, said: string): string => {
  if (said === 'spouse') return sex === 'female' ? 'wife' : 'husband'
  if (said === 'parent') return sex === 'female' ? 'mother' : 'father'
  return 'guardian'
}

/** Who tells of somebody lost: the husband or wife, if there is one. `sex` is that of the one who is told of. */
export const spouseFields = (spouse: { personId: string; name: string } | undefined, sex: string): Fields => ({
  spouseName: spouse?.name ?? '',
  reporterId: spouse?.personId ?? null,
  reporterRelation: spouse ? (sex === 'female' ? 'suami' : 'istri') : '',
})

const adult = 18

/** A child of unknown age is taken for one that needs a carer. */
export const needsCarer = ({ relation, age }: { readonly relation: string; readonly age: number | null }): boolean =>
  relation === 'child' && (age === null || age < adult)
