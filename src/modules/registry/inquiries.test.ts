import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { runJob } from '#platform/server/queue.ts'
import { newId } from '#platform/shared/ids.ts'
import { correctPerson } from './contract/change.ts'
import { listInquiries, requestInquiry, settleInquiry } from './contract/inquiry.ts'
import { recordPerson } from './contract/person.ts'
import { requestProtection } from './contract/protection.ts'
import { getPerson } from './contract/sheet.ts'
import { registryJobs } from './server/jobs.ts'
import { nikFor } from './testing/families.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

let days = 0
/** A birth date nobody else in this file has. */
const bornOn = () => new Date(Date.UTC(1980, 0, 1 + 7 * days++)).toISOString().slice(0, 10)

const record = async (village: VillageWorld, name: string, birthDate: string, nik: string | null = null) => {
  const id = newId()
  await village.officer.does(recordPerson, {
    person: { id, name, sex: 'female', birthDate: birthDate as never, nik },
    differentFrom: [],
  })
  return id
}

const ask = async (village: VillageWorld, personId: string) => {
  await village.officer.does(requestInquiry, { id: newId(), personId, reason: 'pindah tanpa surat' })
  await world.settle()
}

const incoming = async (village: VillageWorld) => (await village.officer.asks(listInquiries, {})).inquiries

describe('a person without a NIK in two villages', () => {
  it('meets by old spelling, order of words and birth date; "the same" links the two entries, and nothing sooner', async () => {
    const [here, there] = [await world.village(), await world.village()]
    const day = bornOn()
    const own = await record(here, 'Suparmi binti Karto', day)
    const other = await record(there, 'KARTO SOEPARMI', day)
    await ask(here, own)
    const [before] = (await here.officer.asks(listInquiries, { direction: 'out' })).inquiries
    expect(before).toMatchObject({ status: 'asked', otherVillageId: null, otherVillage: null })
    const [question] = await incoming(there)
    expect(question).toMatchObject({ personId: other, personName: 'Karto Soeparmi' })
    await there.officer.does(settleInquiry, { id: question!.id, answer: 'same' })
    await expect(there.officer.does(settleInquiry, { id: question!.id, answer: 'same' })).rejects.toMatchObject({
      code: 'registry.inquirySettled',
    })
    const [mine, theirs] = [
      await here.officer.asks(getPerson, { personId: own }),
      await there.officer.asks(getPerson, { personId: other }),
    ]
    expect(mine.person.subjectId).toBe(theirs.person.subjectId)
    expect(mine.history.map((step) => step.source)).toContain('inquiry')
  })

  it('another birth date, or two NIK that differ, is another person; a withheld answer links nothing', async () => {
    const [here, there] = [await world.village(), await world.village()]
    const [one, two] = [bornOn(), bornOn()]
    await record(there, 'Wagiyem', two)
    await ask(here, await record(here, 'Wagiyem', one))
    await record(there, 'Tukinem', one, nikFor(one, 'female', 7001))
    await ask(here, await record(here, 'Tukinem', one, nikFor(one, 'female', 7002)))
    expect(await incoming(there)).toEqual([])
    const own = await record(here, 'Sutinem', two)
    const other = await record(there, 'Sutinem', two)
    await ask(here, own)
    const [question] = await incoming(there)
    await there.officer.does(settleInquiry, { id: question!.id, answer: 'withheld' })
    const { person } = await here.officer.asks(getPerson, { personId: own })
    expect(person.subjectId).not.toBe((await there.officer.asks(getPerson, { personId: other })).person.subjectId)
    expect((await here.officer.asks(listInquiries, { direction: 'out' })).inquiries[0]).toMatchObject({
      status: 'asked',
    })
  })

  it('follows a corrected name; without a whole birth date there is nothing to ask by', async () => {
    const [here, there] = [await world.village(), await world.village()]
    const day = bornOn()
    const other = await record(there, 'Ponirah', day)
    await there.officer.does(correctPerson, {
      ...{ id: newId(), personId: other },
      changes: [{ field: 'name', from: 'Ponirah', to: 'Ponijah' }],
    })
    await ask(here, await record(here, 'Ponijah', day))
    expect(await incoming(there)).toHaveLength(1)
    const unknown = newId()
    await here.officer.does(recordPerson, { person: { id: unknown, name: 'Ngatinem', sex: 'female' } })
    await expect(ask(here, unknown)).rejects.toMatchObject({ code: 'registry.inquiryNeedsNik' })
  })

  it('a protected person is no hit, is not asked about, and is not said to be the same', async () => {
    const [here, there] = [await world.village(), await world.village()]
    const day = bornOn()
    const own = await record(here, 'Rukmini', day)
    const other = await record(there, 'Rukmini', day)
    const protect = (village: VillageWorld, personId: string) =>
      village.officer.does(requestProtection, { id: newId(), personId, wanted: true, reason: 'diancam' })
    await ask(here, own)
    const [question] = await incoming(there)
    await protect(there, other)
    await expect(there.officer.does(settleInquiry, { id: question!.id, answer: 'same' })).rejects.toMatchObject({
      code: 'registry.inquiryProtected',
    })
    await expect(there.secretary.does(settleInquiry, { id: question!.id, answer: 'withheld' })).rejects.toMatchObject({
      kind: 'missing',
    })
    expect((await there.secretary.asks(listInquiries, {})).inquiries).toEqual([])
    await there.officer.does(settleInquiry, { id: question!.id, answer: 'withheld' })
    await ask(here, own)
    expect(await incoming(there)).toHaveLength(1)
    await expect(
      there.officer.does(requestInquiry, { id: newId(), personId: other, reason: 'mencari' }),
    ).rejects.toMatchObject({ code: 'registry.inquiryProtected' })
  })

  it('rows of before get their keys at night', async () => {
    const [here, there] = [await world.village(), await world.village()]
    const day = bornOn()
    await record(there, 'Sarinem', day)
    await world.asOwner('delete from person_match_keys where village_id = $1', [there.id])
    const own = await record(here, 'Sarinem', day)
    await ask(here, own)
    expect(await incoming(there)).toEqual([])
    const job = registryJobs.find((one) => one.name === 'registry.fillMatchKeys')!
    await runJob(world.test.house, job, (fault) => {
      throw fault
    })
    await ask(here, own)
    expect(await incoming(there)).toHaveLength(1)
  })
})
