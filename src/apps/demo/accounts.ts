import { recordAccount, recordTerm } from '#modules/access/server/index.ts'
import { findVillageByCode, openVillage } from '#modules/places/server/index.ts'
import type { Actor, Context } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId, type VillageId, villageId } from '#platform/shared/ids.ts'
import type { DemoVillage } from './families.ts'

type Role = Parameters<typeof recordTerm>[1]['role']

export interface DemoOffice {
  readonly role: Role
  readonly name: string
  readonly sentence: string
  readonly hamlet?: string
}

export interface Settled {
  readonly village: VillageId
  readonly regencyId: number
  readonly actors: ReadonlyMap<Role, Actor>
}

const villageOffices = (village: DemoVillage): readonly DemoOffice[] => [
  {
    role: 'migration_officer',
    name: village.people.officer,
    sentence: 'Petugas Desmigratif: melayani keluarga dan calon pekerja',
  },
  { role: 'head', name: village.people.head, sentence: 'Kepala desa: menerbitkan surat, mengesahkan pemeriksaan' },
  {
    role: 'secretary',
    name: village.people.secretary,
    sentence: 'Sekretaris desa: menyiapkan surat, bertindak atas nama kepala desa',
  },
]

const areaOffices: readonly (DemoOffice & { readonly place: 'regency' | 'nation' })[] = [
  {
    role: 'coordinator',
    name: 'Endang Purwanti',
    sentence: 'Koordinator kabupaten: mendampingi desa, melihat angka',
    place: 'regency',
  },
  {
    role: 'ministry',
    name: 'Agung Nugroho',
    sentence: 'Kementerian: melihat ringkasan nasional tanpa nama',
    place: 'nation',
  },
]

interface Appointment {
  readonly office: DemoOffice
  readonly placeKind: 'village' | 'regency' | 'nation'
  readonly placeId: number | null
  readonly villages: readonly VillageId[]
  readonly username: string
  readonly order: number
}

const appoint = async (context: Context, appointment: Appointment): Promise<Actor> => {
  const { office, placeKind, placeId, villages } = appointment
  const [accountId, termId] = [newId(), newId()]
  const demo = { sentence: office.sentence, order: appointment.order }
  await recordAccount(context, { id: accountId, name: office.name, username: appointment.username, phone: null, demo })
  const term = { id: termId, accountId, role: office.role, placeKind, placeId, from: '2026-01-02', until: null }
  await recordTerm(context, { ...term, appointmentNumber: '141/012/2026' })
  const home = placeKind === 'village' && placeId !== null ? villageId(placeId) : null
  const who = { kind: 'account' as const, accountId, termId, role: office.role, name: office.name }
  return { ...who, homeVillageId: home, villageIds: villages, personId: null, hamlet: null }
}

/** Opens the village and puts its officers in office. */
export const settleVillage = async (house: House, village: DemoVillage, position: number): Promise<Settled> => {
  const actors = new Map<Role, Actor>()
  let settled: Settled | undefined
  const act = async (context: Context) => {
    const found = await findVillageByCode(context, village.code)
    if (!found) throw new Error(`no such village: ${village.code}`)
    await openVillage(context, found.id)
    const id = villageId(found.id)
    const slug = found.name.toLowerCase().replace(/[^a-z]/g, '')
    for (const [index, office] of villageOffices(village).entries()) {
      const username = `${office.role.replace('migration_', '').replace('_', '.')}.${slug}`
      const order = position * 10 + index
      const appointment = { office, placeKind: 'village' as const, placeId: found.id, villages: [id], username, order }
      actors.set(office.role, await appoint(context, appointment))
    }
    settled = { village: id, regencyId: found.regencyId, actors }
  }
  await runAsSystem(house, { name: 'demo.assignOfficers', act })
  if (!settled) throw new Error('the village was not settled')
  return settled
}

/** The coordinator of the first village's regency, and the ministry. */
export const settleAreas = async (house: House, first: Settled): Promise<void> => {
  const act = async (context: Context) => {
    for (const [index, office] of areaOffices.entries()) {
      const placeId = office.place === 'regency' ? first.regencyId : null
      const username = office.role
      await appoint(context, { office, placeKind: office.place, placeId, villages: [], username, order: 90 + index })
    }
  }
  await runAsSystem(house, { name: 'demo.assignAreas', act })
}
