import { ageOn, makeDate, type PlainDate } from '#platform/shared/dates.ts'
import { makeName, type NameStock } from './names.ts'
import type { Chance } from './seeded.ts'
import type { Story } from './stories.ts'

export interface DemoVillage {
  readonly code: string
  readonly names: NameStock
  readonly hamlets: readonly [string, ...string[]]
  readonly birthPlace: string
  /** Under the name on its letters: an invented street of a real place. */
  readonly officeAddress: string
  readonly seed: number
  readonly people: {
    readonly officer: string
    readonly business?: string
    /** Absent: nobody is head, and the secretary acts. */
    readonly head?: string
    readonly secretary: string
    readonly screener?: string
    readonly partner?: string
    readonly tutor?: string
    readonly cooperative?: string
    readonly cadre?: string
  }
  /** Shows every state that the modules have, the rare ones too. */
  readonly everyState?: boolean
  /** How many families its population file holds. */
  readonly families: number
  readonly stories: readonly Story[]
  /** Its officers stand on the start page, one touch each. */
  readonly oneTouch: boolean
  /** The officer's term ends this many days from now. */
  readonly officerLeavesIn?: number
}

/** One row of a population file, by the column names that village systems use. */
export type PopulationRow = Record<string, string>

interface Member {
  readonly name: string
  readonly woman: boolean
  readonly bornOn: PlainDate
  readonly relation: '1' | '3' | '4' | '7'
  readonly marital: '1' | '2' | '3' | '4'
  readonly father: string
  readonly mother: string
}

const two = (value: number) => String(value).padStart(2, '0')

const bornAt = (chance: Chance, today: PlainDate, age: number): PlainDate => {
  const year = Number(today.slice(0, 4)) - age - (chance.happens(0.5) ? 0 : 1)
  const [month, day] = [chance.between(1, 12), chance.between(1, 28)]
  const bornOn = makeDate(year, month, day)
  return bornOn > today ? makeDate(year - 1, month, day) : bornOn
}

const parentNames = (village: DemoVillage, chance: Chance) => ({
  father: makeName(village.names, chance, false, false),
  mother: makeName(village.names, chance, true, false),
})

const couple = (village: DemoVillage, chance: Chance, today: PlainDate): Member[] => {
  const age = chance.between(26, 52)
  const husband = makeName(village.names, chance, false, false)
  const wife = makeName(village.names, chance, true, false)
  const own = () => parentNames(village, chance)
  const man: Member = {
    name: husband,
    woman: false,
    bornOn: bornAt(chance, today, age),
    relation: '1',
    marital: '2',
    ...own(),
  }
  const woman: Member = {
    name: wife,
    woman: true,
    bornOn: bornAt(chance, today, Math.max(21, age - chance.between(0, 6))),
    relation: '3',
    marital: '2',
    ...own(),
  }
  if (chance.happens(0.16)) return [{ ...woman, relation: '1', marital: chance.happens(0.6) ? '3' : '4' }]
  return [man, woman]
}

const childrenOf = (village: DemoVillage, chance: Chance, today: PlainDate, parents: readonly Member[]): Member[] => {
  const mother = parents.find((parent) => parent.woman)
  const father = parents.find((parent) => !parent.woman)?.name ?? makeName(village.names, chance, false, false)
  if (!mother) return []
  const oldest = Math.min(24, ageOn(mother.bornOn, today) - 20)
  return Array.from({ length: chance.pick([0, 1, 1, 2, 2, 2, 3]) }, (_, index): Member | undefined => {
    const age = oldest - index * chance.between(3, 5)
    const woman = chance.happens(0.5)
    const name = makeName(village.names, chance, woman, true)
    if (age < 0) return undefined
    return { name, woman, bornOn: bornAt(chance, today, age), relation: '4', marital: '1', father, mother: mother.name }
  }).filter((child) => child !== undefined)
}

const grandparent = (village: DemoVillage, chance: Chance, today: PlainDate): Member[] => {
  if (!chance.happens(0.3)) return []
  const woman = chance.happens(0.7)
  const name = makeName(village.names, chance, woman, false)
  return [
    {
      name,
      woman,
      bornOn: bornAt(chance, today, chance.between(58, 77)),
      relation: '7',
      marital: '4',
      ...parentNames(village, chance),
    },
  ]
}

const schoolOf = (age: number): { done: string; now: string } => {
  if (age < 5) return { done: '1', now: '1' }
  if (age < 7) return { done: '1', now: '2' }
  if (age < 13) return { done: '2', now: '4' }
  if (age < 16) return { done: '3', now: '6' }
  if (age < 19) return { done: '4', now: '7' }
  return { done: '', now: '18' }
}

const workOf = (chance: Chance, age: number, woman: boolean): string => {
  if (age < 6) return '1'
  if (age < 19) return '3'
  return woman ? chance.pick(['2', '2', '2', '20', '84', '15']) : chance.pick(['9', '20', '19', '13', '15', '88', '81'])
}

// The district 99 exists in no regency, so no NIK of the demo can be anybody's.
const nikOf = (village: DemoVillage, member: Member, serial: number): string => {
  const [year, month, day] = member.bornOn.split('-').map(Number)
  const area = `${village.code.replaceAll('.', '').slice(0, 4)}99`
  return `${area}${two((day ?? 1) + (member.woman ? 40 : 0))}${two(month ?? 1)}${two((year ?? 0) % 100)}${String(serial).padStart(4, '0')}`
}

const rowOf = (
  village: DemoVillage,
  chance: Chance,
  today: PlainDate,
  member: Member,
  serial: number,
  home: PopulationRow,
): PopulationRow => {
  const age = ageOn(member.bornOn, today)
  const school = schoolOf(age)
  const [year, month, day] = member.bornOn.split('-')
  return {
    ...home,
    nama: member.name.toUpperCase(),
    nik: nikOf(village, member, serial),
    sex: member.woman ? '2' : '1',
    tempatlahir: village.birthPlace,
    tanggallahir: `${day}-${month}-${year}`,
    pendidikan_kk_id: school.done || chance.pick(['3', '3', '4', '4', '5', '5', '8']),
    pendidikan_sedang_id: school.now,
    pekerjaan_id: workOf(chance, age, member.woman),
    status_kawin: member.marital,
    kk_level: member.relation,
    warganegara_id: '1',
    nama_ayah: member.father.toUpperCase(),
    nama_ibu: member.mother.toUpperCase(),
    status_dasar: '1',
  }
}

const streets = ['Sindoro', 'Melati', 'Kenanga', 'Mawar', 'Masjid', 'Balai Desa'] as const

const homeOf = (village: DemoVillage, chance: Chance, number: number): PopulationRow => {
  const hamlet = chance.pick(village.hamlets)
  const card = `${village.code.replaceAll('.', '').slice(0, 4)}99${two(chance.between(1, 28))}${two(chance.between(1, 12))}${two(chance.between(8, 24))}${String(number).padStart(4, '0')}`
  const rt = chance.between(1, 4)
  return {
    alamat: `Jalan ${chance.pick(streets)} ${chance.between(1, 38)}`,
    dusun: hamlet.toUpperCase(),
    rw: '001',
    rt: `00${rt}`,
    no_kk: card,
  }
}

/** Families as a village has them: couples, women who head a house, children with their parents' names, grandparents. */
export const demoPopulation = (
  village: DemoVillage,
  chance: Chance,
  today: PlainDate,
  families: number,
): PopulationRow[] => {
  const rows: PopulationRow[] = []
  for (let family = 1; family <= families; family++) {
    const parents = couple(village, chance, today)
    const members = [...parents, ...childrenOf(village, chance, today, parents), ...grandparent(village, chance, today)]
    const home = homeOf(village, chance, family)
    for (const member of members) rows.push(rowOf(village, chance, today, member, rows.length + 1, home))
  }
  return rows
}
