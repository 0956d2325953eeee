import { recordAccount, recordPassword, recordTerm } from '#modules/access/server/index.ts'
import { findVillageByCode, openVillage } from '#modules/places/server/index.ts'
import type { Actor, Context } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
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
  readonly provinceId: number
  readonly actors: ReadonlyMap<Role, Actor>
}

const villageOffices = ({ people, hamlets }: DemoVillage): readonly DemoOffice[] => {
  const offices: readonly (Omit<DemoOffice, 'name'> & { readonly name: string | undefined })[] = [
    {
      role: 'migration_officer',
      name: people.officer,
      sentence: 'Petugas Desmigratif: melayani keluarga dan calon pekerja',
    },
    { role: 'head', name: people.head, sentence: 'Kepala desa: menerbitkan surat, mengesahkan pemeriksaan' },
    {
      role: 'secretary',
      name: people.secretary,
      sentence: 'Sekretaris desa: menyiapkan surat, bertindak atas nama kepala desa',
    },
    {
      role: 'screener',
      name: people.screener,
      sentence: 'Petugas skrining: menanyai korban, terpisah dari pendampingan',
    },
    { role: 'partner', name: people.partner, sentence: 'Mitra: menerima rujukan kasus dari desa' },
    {
      role: 'business_officer',
      name: people.business,
      sentence: 'Petugas usaha: menjawab rujukan ke usaha desa',
    },
    { role: 'tutor', name: people.tutor, sentence: 'Pendamping: menjawab rujukan ke rumah belajar' },
    {
      role: 'coop_manager',
      name: people.cooperative,
      sentence: 'Pengurus koperasi: menjawab rujukan ke koperasi',
    },
    {
      role: 'cadre',
      name: people.cadre,
      sentence: 'Kader: mendatangi keluarga di RT-nya saat pendataan',
      hamlet: hamlets[0],
    },
  ]
  return offices.flatMap(({ name, ...office }) => (name === undefined ? [] : [{ name, ...office }]))
}

const areaOffices: readonly (DemoOffice & { readonly place: 'regency' | 'province' | 'nation' })[] = [
  {
    role: 'coordinator',
    name: 'Endang Purwanti',
    sentence: 'Koordinator kabupaten: mendampingi desa, melihat angka',
    place: 'regency',
  },
  {
    role: 'province',
    name: 'Dewi Kurniasari',
    sentence: 'Dinas provinsi: melihat angka per kabupaten tanpa nama',
    place: 'province',
  },
  {
    role: 'ministry',
    name: 'Agung Nugroho',
    sentence: 'Kementerian: melihat ringkasan nasional tanpa nama',
    place: 'nation',
  },
  {
    role: 'auditor',
    name: 'Ratih Wulandari',
    sentence: 'Pengawas: membaca catatan tindakan dan menguji rantainya',
    place: 'nation',
  },
]

interface Appointment {
  readonly office: DemoOffice
  readonly placeKind: 'village' | 'regency' | 'province' | 'nation'
  readonly placeId: number | null
  readonly villages: readonly VillageId[]
  readonly username: string
  readonly order: number
  readonly oneTouch?: boolean
  readonly invited?: boolean
  readonly until?: PlainDate | null
}

const appoint = async (context: Context, appointment: Appointment): Promise<Actor> => {
  const { office, placeKind, placeId, villages } = appointment
  const [accountId, termId] = [newId(), newId()]
  const touched = appointment.oneTouch !== false && office.sentence !== ''
  const demo = touched && { demo: { sentence: office.sentence, order: appointment.order } }
  const account = { id: accountId, name: office.name, username: appointment.username, phone: null }
  await recordAccount(context, { ...account, ...demo })
  // A password nobody knows: this officer has come in before. Who has none was invited and has not come yet.
  if (!touched && !appointment.invited) await recordPassword(context, accountId, newId())
  const until = appointment.until ?? null
  const term = { id: termId, accountId, role: office.role, placeKind, placeId, from: '2026-01-02', until }
  const hamlet = office.hamlet?.toUpperCase() ?? null
  await recordTerm(context, { ...term, ...(hamlet && { hamlet }), appointmentNumber: '141/012/2026' })
  const home = placeKind === 'village' && placeId !== null ? villageId(placeId) : null
  const who = { kind: 'account' as const, accountId, termId, role: office.role, name: office.name }
  return { ...who, homeVillageId: home, villageIds: villages, personId: null, hamlet }
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
      const leaves = office.role === 'migration_officer' ? village.officerLeavesIn : undefined
      const until = leaves === undefined ? null : addDays(context.today, leaves)
      const where = { placeKind: 'village' as const, placeId: found.id, villages: [id] }
      const appointment = {
        office,
        ...where,
        username,
        order,
        oneTouch: village.oneTouch,
        until,
        invited: village.people.head === undefined,
      }
      actors.set(office.role, await appoint(context, appointment))
    }
    settled = { village: id, regencyId: found.regencyId, provinceId: found.provinceId, actors }
  }
  await runAsSystem(house, { name: 'demo.assignOfficers', act })
  if (!settled) throw new Error('the village was not settled')
  return settled
}

/** The coordinator of the first village's regency, its province, the ministry, the auditor. */
export const settleAreas = async (house: House, first: Settled): Promise<void> => {
  const act = async (context: Context) => {
    for (const [index, office] of areaOffices.entries()) {
      const placeId = { regency: first.regencyId, province: first.provinceId, nation: null }[office.place]
      const username = office.role
      await appoint(context, { office, placeKind: office.place, placeId, villages: [], username, order: 90 + index })
    }
  }
  await runAsSystem(house, { name: 'demo.assignAreas', act })
}
