import type { Page } from '@playwright/test'
import { demoPopulation } from '#apps/demo/families.ts'
import { javanese, makeName } from '#apps/demo/names.ts'
import { chanceFrom } from '#apps/demo/seeded.ts'
import { demoVillages } from '#apps/demo/villages.ts'
import { addDays, dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { typedDigits } from '#platform/shared/typed-date.ts'
import { doesAll } from './acting.ts'

const today = dayIn('Asia/Jakarta')

/** One who works abroad, as the village has it. */
export interface Worker {
  readonly name: string
  readonly nik: string
  readonly birthDate: PlainDate
  readonly country: string
  readonly agency: string
  /** Of most the village does not know the day. */
  readonly departedOn: PlainDate | null
}

interface Resident extends Pick<Worker, 'name' | 'nik' | 'birthDate'> {
  readonly personId: string
}

const families = 240
const workers = 500

/** The village's population file: as many families as five hundred workers come from. */
export const bigPopulation = (): { readonly csv: Buffer; readonly count: number } => {
  const rows = population()
  const headers = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => headers.map((header) => row[header] ?? '').join(','))
  return { csv: Buffer.from([headers.join(','), ...lines].join('\r\n')), count: rows.length }
}

const population = () => {
  const [village] = demoVillages
  if (!village) throw new Error('there is no demo village')
  return demoPopulation(village, chanceFrom(500), today, families)
}

const keyOf = (name: string, birthDate: string | null, rt: string | null, hamlet: string | null) =>
  [name, birthDate, Number(rt), hamlet].join('|').toLowerCase()

/** Who of the file stands in the register, with the NIK the file has: the register shows nobody's. */
const residents = async (officer: Page): Promise<readonly Resident[]> => {
  const nikOf = new Map<string, string | null>()
  for (const row of population()) {
    const birthDate = typedDigits(row.tanggallahir ?? '')
    const key = keyOf(row.nama ?? '', birthDate, row.rt ?? null, row.dusun ?? null)
    nikOf.set(key, nikOf.has(key) ? null : (row.nik ?? null))
  }
  const pages = Array.from({ length: 7 }, (_, page) => page * 200)
  const answers = await doesAll(
    officer,
    pages.map((offset) => ['registry.findPeople', { sort: 'birthDate', offset, limit: 200 }] as const),
  )
  type Listed = { id: string; name: string; birthDate: PlainDate; rt: string; hamlet: string }
  return answers.flatMap(({ people }) =>
    (people as readonly Listed[]).flatMap(({ id, name, birthDate, rt, hamlet }) => {
      const nik = nikOf.get(keyOf(name, birthDate, rt, hamlet))
      return nik ? [{ personId: id, name, birthDate, nik }] : []
    }),
  )
}

const countries = ['HK', 'TW', 'MY', 'KR', 'SG'] as const
const agencies = ['PT Contoh Karya Bahari', 'PT Contoh Melati', 'PT Sumber Rejeki Contoh', 'PT Contoh Nusantara']

/** Five hundred grown people of the register, each with a journey that the village knows; the others stayed at home. */
export const sendAbroad = async (officer: Page) => {
  const people = await residents(officer)
  const grown = people.filter(({ birthDate }) => birthDate < addDays(today, -7_700))
  if (grown.length < workers + 2) throw new Error(`only ${grown.length} grown people`)
  const abroad = grown.slice(0, workers).map((person, index): Worker & Resident => ({
    ...person,
    country: countries[index % countries.length] ?? 'HK',
    agency: agencies[index % agencies.length] ?? '',
    departedOn: index < 30 ? addDays(today, -200 - index * 3) : null,
  }))
  const told = abroad.map((one) => ({ one, episodeId: newId() }))
  await doesAll(
    officer,
    told.map(({ one, episodeId }) => [
      'migration.recordEpisode',
      {
        ...{ id: episodeId, personId: one.personId, entryRoute: 'abroad', startedOn: addDays(today, -90) },
        ...{ destinationCountry: one.country, agencyName: one.agency },
      },
    ]),
  )
  await doesAll(
    officer,
    told.flatMap(({ one, episodeId }) =>
      one.departedOn === null
        ? []
        : [
            [
              'migration.recordStage',
              { id: newId(), episodeId, stage: 'departed', occurredOn: one.departedOn, source: 'document' },
            ] as const,
          ],
    ),
  )
  return { abroad, atHome: grown.slice(workers, workers + 2) }
}

/** What differs, by the words the screen has for it. */
export interface Planted {
  readonly rows: readonly (readonly string[])[]
  readonly villageOnly: readonly string[]
  readonly stateOnly: readonly string[]
  readonly differing: Readonly<Record<DifferingField, readonly string[]>>
}
type DifferingField = 'Nama' | 'Negara' | 'Perusahaan penempatan' | 'Tanggal berangkat' | 'Tanggal lahir' | 'NIK'

/** One letter that no folding takes for the same. */
const misspelt = (name: string) => (/a[^a]*$/.test(name) ? name.replace(/a([^a]*)$/, 'o$1') : `${name}n`)

const countryNames: Readonly<Record<string, string>> = {
  ...{ HK: 'HONGKONG', TW: 'Taiwan', MY: 'MALAYSIA', KR: 'Korea Selatan', SG: 'Singapura', MO: 'Makau' },
}

/** Thirty differences among five hundred rows: seven left out, five unknown to the village, eighteen that say something else. */
export const plantThirty = (abroad: readonly Worker[], atHome: readonly Resident[]): Planted => {
  const some = (from: number, count: number) => abroad.slice(from, from + count)
  const left = some(90, 7)
  const differing: Readonly<Record<DifferingField, readonly Worker[]>> = {
    Nama: some(100, 4),
    Negara: some(120, 4),
    'Perusahaan penempatan': some(140, 3),
    'Tanggal berangkat': some(20, 3),
    'Tanggal lahir': some(160, 2),
    NIK: some(180, 2),
  }
  const isIn = (field: DifferingField, one: Worker) => differing[field].includes(one)
  const theirs = abroad
    .filter((one) => !left.includes(one))
    .map((one, index): Worker => {
      const [year = '', month = '', day = ''] = one.birthDate.split('-')
      return {
        name: isIn('Nama', one) ? misspelt(one.name) : one.name,
        nik: isIn('NIK', one) ? `${one.nik.slice(0, 12)}99${one.nik.slice(14)}` : one.nik,
        birthDate: (isIn('Tanggal lahir', one) ? `${Number(year) - 1}-${month}-${day}` : one.birthDate) as PlainDate,
        country: isIn('Negara', one) ? 'MO' : one.country,
        agency: isIn('Perusahaan penempatan', one) ? 'PT Angin Lalu' : one.agency,
        departedOn: dayOfPaper(one, isIn('Tanggal berangkat', one), index),
      }
    })
  const chance = chanceFrom(777)
  const strangers = Array.from({ length: 3 }, (_, index) => ({
    ...{ name: makeName(javanese, chance, index === 1, false), nik: `33079801018${index}0001`, country: 'MY' },
    ...{ birthDate: `198${index}-01-02` as PlainDate, agency: 'PT Contoh Melati', departedOn: addDays(today, -300) },
  }))
  const atHomeListed = atHome.map((one) => ({ ...one, country: 'TW', agency: '', departedOn: addDays(today, -100) }))
  return {
    rows: [...theirs, ...strangers, ...atHomeListed].map((one, index) => lineOf(one, index)),
    villageOnly: namesOf(left),
    stateOnly: namesOf([...strangers, ...atHome]),
    differing: {
      ...{ Nama: namesOf(differing.Nama), NIK: namesOf(differing.NIK), Negara: namesOf(differing.Negara) },
      'Perusahaan penempatan': namesOf(differing['Perusahaan penempatan']),
      'Tanggal berangkat': namesOf(differing['Tanggal berangkat']),
      'Tanggal lahir': namesOf(differing['Tanggal lahir']),
    },
  }
}

const namesOf = (those: readonly { readonly name: string }[]) => those.map(({ name }) => name)

// An office writes the day of its paper, which is no difference; a planted one is three months off.
const dayOfPaper = ({ departedOn }: Worker, isPlanted: boolean, index: number): PlainDate =>
  departedOn ? addDays(departedOn, isPlanted ? -95 : -(index % 20)) : addDays(today, -150)

/** As an office writes: capitals, a title, "PT." behind the name, and here and there nothing. */
const lineOf = ({ name, nik, birthDate, country, agency, departedOn }: Worker, index: number): readonly string[] => [
  String(index + 1),
  index % 40 === 7 ? `${name.toUpperCase()}, S.PD` : name.toUpperCase(),
  index % 25 === 3 ? '' : nik,
  index % 25 === 11 ? '' : typedDigits(birthDate),
  countryNames[country] ?? country,
  index % 30 === 4 || agency === '' ? '' : `${agency.replace('PT ', '').toUpperCase()}, PT`,
  departedOn ? typedDigits(departedOn) : '',
]

/** The list as a workbook: a title above, and a heading of the name that no list before it had. */
export const workbookOf = async (rows: Planted['rows']): Promise<Buffer> => {
  const { writeXlsx } = await import('hucre/xlsx')
  const above = [['DAFTAR PENEMPATAN PEKERJA MIGRAN INDONESIA'], ['Kabupaten Wonosobo', 'semua desa'], []]
  const headings = ['No', 'Nama sesuai paspor', 'NIK', 'Tgl Lahir', 'Negara', 'P3MI', 'Tgl Berangkat']
  return Buffer.from(
    await writeXlsx({ sheets: [{ name: 'Penempatan', rows: [...above, headings, ...rows] as never }] }),
  )
}
