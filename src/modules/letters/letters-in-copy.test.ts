import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { getPersonCopy, mergePeople, recordPerson, recordPersonCopy } from '#modules/registry/contract.ts'
import { newId } from '#platform/shared/ids.ts'
import { issueLetter, listLetters, refuseLetter, requestLetter, revokeLetter, verifyLetter } from './contract.ts'
import { recordFamily, today } from './testing/family.ts'

let world: World
let village: VillageWorld
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
beforeEach(async () => {
  village = await world.village()
})
afterAll(() => world?.close())

const passphrase = 'sawah hijau di bukit'

/** What the person's own program would read in the file that he took along. */
const takenAlong = async (personId: string): Promise<{ letters: unknown[] }> => {
  const copyId = newId()
  await village.officer.does(recordPersonCopy, { id: copyId, personId })
  const { base64 } = await village.officer.asks(getPersonCopy, { personId, copyId, passphrase })
  const reader = new ZipReader(new BlobReader(new Blob([Buffer.from(base64, 'base64')])), { password: passphrase })
  const entry = (await reader.getEntries()).find((one) => one.filename === 'data-saya.json')
  if (!entry || entry.directory) throw new Error('no data in the archive')
  return JSON.parse(await entry.getData(new TextWriter()))
}

const asks = async (personId: string, purpose: string) => {
  const letterId = newId()
  const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose }
  await village.officer.does(requestLetter, { id: letterId, kind: 'domicile', personId, fields })
  return letterId
}

const isGiven = async (letterId: string) => {
  await village.officer.does(verifyLetter, { letterId })
  return (await village.head.does(issueLetter, { letterId })).number
}

it('Dewi takes along which letters she has: number, kind, day and state, and nothing of her husband’s', async () => {
  const { dewi, agus } = await recordFamily(village)
  const first = await asks(dewi, 'membuka tabungan')
  const number = await isGiven(first)
  await village.head.does(revokeLetter, { letterId: first, reason: 'wrongContent' })
  const declined = await asks(dewi, 'mendaftar sekolah anak')
  await village.officer.does(refuseLetter, { letterId: declined, reason: 'papers' })
  await asks(dewi, 'pindah bank')
  await isGiven(await asks(agus, 'membuka usaha'))
  const { letters } = await takenAlong(dewi)
  const day = { kind: 'domicile', requestedOn: today() }
  expect(letters).toEqual([
    { ...day, number: null, state: 'requested', issuedOn: null },
    { ...day, number: null, state: 'refused', issuedOn: null },
    { ...day, number, state: 'revoked', issuedOn: today() },
  ])
  expect(JSON.stringify(letters)).not.toContain('tabungan')
})

it('an entry that was merged into another keeps its letters in that one’s copy', async () => {
  const { dewi } = await recordFamily(village)
  const twice = newId()
  const person = { id: twice, name: 'Dewi Lestari', sex: 'female' as const, birthDate: '2002-08-12' }
  await village.officer.does(recordPerson, { person })
  const number = await isGiven(await asks(twice, 'membuka tabungan'))
  await village.officer.does(mergePeople, {
    ...{ id: newId(), keptPersonId: dewi, mergedPersonId: twice, reason: 'satu orang, dua kali dicatat' },
  })
  expect((await takenAlong(dewi)).letters).toMatchObject([{ number, state: 'issued' }])
  expect((await village.officer.asks(listLetters, { personId: dewi })).letters).toMatchObject([{ number }])
})
