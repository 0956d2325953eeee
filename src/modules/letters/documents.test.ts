import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { dateParts } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { checkLetter, getLetterFile, listRegister } from './contract.ts'
import { type IssuedDocument, issueDocument, registerTemplate } from './server/index.ts'
import { today } from './testing/family.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const minutes = registerTemplate({
  kind: 'meetings.minutes',
  version: 1,
  code: '005',
  title: 'BERITA ACARA MUSYAWARAH DESA',
  blocks: [
    { type: 'text', text: 'Pada hari ini telah diadakan musyawarah {village.full} tentang {subject}.' },
    { type: 'list', each: 'decisions', text: '{decision}' },
  ],
  closing: 'Demikian berita acara ini dibuat dengan sebenarnya.',
  signatures: { witnesses: false, head: 'issues' },
  basis: 'UU 6/2014 pasal 54',
  validMonths: null,
})

const values = {
  texts: { subject: 'pembentukan koperasi' },
  lists: { decisions: [{ decision: 'Koperasi dibentuk.' }, { decision: 'Pengurus dipilih bulan depan.' }] },
}

const asOtherModule = (village: number, act: (context: Context) => Promise<void>) =>
  runAsSystem(world.test.house, { name: 'meetings.recordMinutes', village, act })

test("another module's paper gets its number, its place in the book, its QR and its print from here", async () => {
  const village = await world.village()
  let issued: IssuedDocument | undefined
  await asOtherModule(village.id, async (context) => {
    issued = await issueDocument(context, { id: newId(), kind: minutes.kind, values, subjectName: 'Musyawarah desa' })
  })
  const { letterId, number, code } = issued!
  expect(number).toMatch(/^005\/001\//)
  const { rows } = await village.head.asks(listRegister, { year: dateParts(today()).year })
  expect(rows).toMatchObject([{ numberText: number, kindTitle: minutes.title, subjectName: 'Musyawarah desa' }])
  expect((await world.anyone.asks(checkLetter, { mark: code })).verdict).toBe('genuine')
  expect((await village.officer.asks(getLetterFile, { letterId })).name).toMatch(/^surat-005-001/)
})

test('a paper with an empty blank is a fault of the module that asks for it, and takes no number', async () => {
  const village = await world.village()
  const act = asOtherModule(village.id, async (context) => {
    await issueDocument(context, {
      id: newId(),
      kind: minutes.kind,
      values: { texts: {}, lists: {} },
      subjectName: 'x',
    })
  })
  await expect(act).rejects.toThrow('lacks subject, decisions')
  expect((await village.head.asks(listRegister, { year: dateParts(today()).year })).rows).toEqual([])
})
