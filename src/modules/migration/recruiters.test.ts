import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { getEpisode, recordRecruiter, recordRedFlags, referEpisode, withdrawRecruiter } from './contract.ts'
import { getCheckGrounds } from './server/index.ts'
import { family, openEpisode } from './testing/candidate.ts'

let world: World
let village: VillageWorld
const today = dayIn('Asia/Jakarta')

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

/** As many candidates as wanted, each of a family of its own. */
const candidates = async (count: number): Promise<string[]> => {
  village = await world.village()
  const files: string[] = []
  for (let one = 0; one < count; one++) files.push(await openEpisode(village, await family(village)))
  return files
}

const tell = async (episodeId: string, more: Partial<InputOf<typeof recordRecruiter>>) => {
  const id = newId()
  const done = await village.officer.does(recordRecruiter, { id, episodeId, relation: 'neighbour', ...more })
  return { id, ...done }
}

const open = (episodeId: string) => village.officer.asks(getEpisode, { episodeId })
const signsOf = async (episodeId: string) => (await open(episodeId)).redFlags!

/** What a letter may say of the check. */
const foundNone = async (episodeId: string) => {
  let none: boolean | undefined
  const act = async (context: Context) => {
    none = (await getCheckGrounds(context, episodeId)).noSigns
  }
  await runAsSystem(world.test.house, { name: 'letters.issueLetter', village: village.id, act })
  return none
}

describe('the same recruiter in several files', () => {
  it('is a sign in all of them from the third candidate on: by name however it is spelt, or by phone however it is written', async () => {
    const [first, second, third] = await candidates(3)
    await tell(first!, { name: 'Pak Djoko Soesilo', phone: '0812-3456-7890' })
    await tell(second!, { name: 'joko susilo' })
    for (const file of [first!, second!]) expect((await signsOf(file)).score).toBe(0)
    const { otherPeople } = await tell(third!, { phone: '+62 812 3456 7890', localBroker: 'yes' })
    expect(otherPeople).toBe(1)
    // The first shares a name with the second and a phone with the third.
    expect(await signsOf(first!)).toMatchObject({
      score: 4,
      advice: 'listen',
      answers: [{ code: 'R16', reply: 'yes', counted: { people: 3, cases: 0 }, note: null }],
    })
    expect((await signsOf(third!)).score).toBe(0)
    await tell(third!, { name: 'Joko Susilo' })
    for (const file of [first!, second!, third!]) expect((await signsOf(file)).score).toBe(4)
  })

  it('two files of one person are one candidate', async () => {
    village = await world.village()
    const [ids, others] = [await family(village), await family(village)]
    const files = [
      await openEpisode(village, ids),
      await openEpisode(village, ids, { entryRoute: 'unknown' }),
      await openEpisode(village, others),
    ]
    for (const file of files) await tell(file, { name: 'Bu Tini Rahayu' })
    for (const file of files) expect((await signsOf(file)).answers).toEqual([])
  })

  it('one file whose matter was handed to an office is enough', async () => {
    const [first, second] = await candidates(2)
    await tell(first!, { account: '1234-5678-90' })
    await tell(second!, { account: '1234567890' })
    expect((await signsOf(second!)).score).toBe(0)
    await village.officer.does(referEpisode, {
      ...{ id: newId(), episodeId: first!, officeKind: 'police', referredOn: today, channel: 'letter' },
      ...{ consent: 'given', consentChannel: 'written' },
    })
    expect(await signsOf(second!)).toMatchObject({ score: 4, answers: [{ counted: { people: 2, cases: 1 } }] })
    expect((await signsOf(first!)).score).toBe(0)
  })

  it('stands against an answer of no, asks the other questions all the same, and is gone when what was told is taken back', async () => {
    const files = await candidates(3)
    const told: string[] = []
    for (const file of files) told.push((await tell(file, { name: 'Slamet Calo' })).id)
    const [first] = files
    expect((await open(first!)).nextStep.code).toBe('consult')
    await village.officer.does(recordRedFlags, {
      ...{ episodeId: first!, answeredOn: today, answers: [{ id: newId(), code: 'R16', reply: 'no' }] },
    })
    expect(await signsOf(first!)).toMatchObject({ score: 4, answers: [{ code: 'R16', reply: 'yes' }] })
    expect(await foundNone(first!)).toBe(false)

    await village.officer.does(withdrawRecruiter, { id: newId(), episodeId: files[2]!, recruiterId: told[2]! })
    expect(await signsOf(first!)).toMatchObject({ score: 0, answers: [{ code: 'R16', reply: 'no', counted: null }] })
    expect(await foundNone(first!)).toBe(true)
    await expect(
      village.officer.does(withdrawRecruiter, { id: newId(), episodeId: files[2]!, recruiterId: told[2]! }),
    ).rejects.toMatchObject({ kind: 'missing' })
  })

  it('a name put right counts by its new spelling alone', async () => {
    const files = await candidates(3)
    const told = []
    for (const file of files) told.push(await tell(file, { name: 'Haji Mansur' }))
    await tell(files[0]!, { name: 'Haji Mansyur Efendi', replacesId: told[0]!.id })
    const file = await open(files[0]!)
    expect(file.recruiters).toMatchObject([{ name: 'Haji Mansyur Efendi', otherPeople: 0 }])
    expect(file.redFlags!.score).toBe(0)
    expect((await signsOf(files[1]!)).score).toBe(0)
  })
})

describe('an allegation, for the officer alone', () => {
  it('head, secretary and another village read no recruiter; in the database the words are sealed', async () => {
    const [first] = await candidates(1)
    await tell(first!, { name: 'Warsito Bin Karta', phone: '081234500099' })
    for (const reader of [village.head, village.secretary]) {
      const file = await reader.asks(getEpisode, { episodeId: first! })
      expect(file.recruiters).toBeNull()
      expect(JSON.stringify(file)).not.toMatch(/warsito|81234500099/i)
    }
    const [row] = await world.asOwner<{ text: string }>(
      `select encode(told_sealed, 'escape') || coalesce(encode(name_key, 'escape'), '') as text from recruiters where episode_id = $1`,
      [first!],
    )
    expect(row!.text).not.toMatch(/warsito|81234500099/i)
    const elsewhere = await world.village()
    await expect(
      elsewhere.officer.does(recordRecruiter, { id: newId(), episodeId: first!, name: 'x', relation: 'unknown' }),
    ).rejects.toMatchObject({ kind: 'missing' })
  })

  it('nothing told is nothing recorded', async () => {
    const [first] = await candidates(1)
    await expect(tell(first!, { name: '  ' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(tell(first!, {})).rejects.toMatchObject({
      fields: [{ field: 'name', code: 'migration.recruiter.nothingTold' }],
    })
  })
})
