import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { recordRedFlags } from '#modules/migration/contract.ts'
import { canonicalText } from '#platform/server/canonical-text.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { newId } from '#platform/shared/ids.ts'
import { getLetter, getLetterFile, getLetterForm, issueLetter, requestLetter, verifyLetter } from './contract.ts'
import { type LetterContent, readContent } from './rules/letter-content.ts'
import { openCandidate, recordFamily, talkWithFamily, today, twoWitnesses } from './testing/family.ts'
import { sampleContent } from './testing/samples.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

/** Dewi's talk at home: Kirana stays with her grandmother, Bayu with his father. */
const twoCarers = async (village: VillageWorld) => {
  const bayu = newId()
  const ids = { ...(await recordFamily(village, bayu)), bayu }
  const episodeId = await openCandidate(village, ids)
  await talkWithFamily(village, ids, episodeId, [{ childPersonId: bayu, carerPersonId: ids.agus, relation: 'father' }])
  return { ids, episodeId }
}

test('two children with two carers: the permission letter names each child with its own carer', async () => {
  const village = await world.village()
  const { ids, episodeId } = await twoCarers(village)
  const ask = { kind: 'family_permission', personId: ids.dewi, episodeId } as const
  const form = await village.officer.asks(getLetterForm, ask)
  const letterId = newId()
  await village.officer.does(requestLetter, {
    id: letterId,
    ...ask,
    fields: { ...form.fields, witnesses: twoWitnesses },
  })
  const { content, missing } = await village.officer.asks(getLetter, { letterId })
  expect(missing).toEqual([])
  const list = content.letter.blocks.find((block) => block.type === 'list')
  expect(list).toMatchObject({
    items: [
      expect.stringMatching(/^\*Bayu Putra \(\d+ tahun\)\* oleh \*Agus Purnomo\* \(ayah\) yang bertempat tinggal di /),
      expect.stringMatching(/^\*Kirana Putri \(\d+ tahun\)\* oleh \*Sutinah\* \(nenek\) yang bertempat tinggal di /),
    ],
  })
})

test("the carer's letter is about the children left to this carer; a child left to somebody else is refused", async () => {
  const village = await world.village()
  const { ids } = await twoCarers(village)
  const ask = { kind: 'child_carer', personId: ids.dewi } as const
  const { fields } = await village.officer.asks(getLetterForm, ask)
  expect(fields.childIds).toHaveLength(1)
  const [child] = fields.childIds as string[]
  expect(fields.carerId).toBe(child === ids.bayu ? ids.agus : ids.sutinah)
  const rest = { ...fields, medicalDecisions: true, schoolDecisions: true, witnesses: twoWitnesses }
  await village.officer.does(requestLetter, { id: newId(), ...ask, fields: rest })
  await expect(
    village.officer.does(requestLetter, { id: newId(), ...ask, fields: { ...rest, childIds: [ids.bayu, ids.kirana] } }),
  ).rejects.toMatchObject({ fields: [{ field: 'fields.childIds', code: 'letters.childHasOtherCarer' }] })
})

test("the recommendation carries the number of the family's own permission letter", async () => {
  const village = await world.village()
  const { ids, episodeId } = await twoCarers(village)
  const ask = { personId: ids.dewi, episodeId } as const
  const numberOnForm = async () =>
    (await village.officer.asks(getLetterForm, { kind: 'candidate_recommendation', ...ask })).fields.permissionNumber
  expect(await numberOnForm()).toBe('')
  const form = await village.officer.asks(getLetterForm, { kind: 'family_permission', ...ask })
  const letterId = newId()
  const fields = { ...form.fields, witnesses: twoWitnesses }
  await village.officer.does(requestLetter, { id: letterId, kind: 'family_permission', ...ask, fields })
  await village.officer.does(verifyLetter, { letterId })
  const { number } = await village.head.does(issueLetter, { letterId })
  expect(await numberOnForm()).toBe(number)
})

test('the recommendation says only what the village has seen: no word of signs that were found, none of lists never read', async () => {
  const village = await world.village()
  const ids = await recordFamily(village)
  const episodeId = await openCandidate(village, ids)
  const ask = { kind: 'candidate_recommendation', personId: ids.dewi, episodeId } as const
  const form = async () => (await village.officer.asks(getLetterForm, ask)).fields
  expect((await form()).seen).not.toContain('agency')
  await talkWithFamily(village, ids, episodeId)
  expect((await form()).seen).toContain('agency')

  const letterId = newId()
  await village.officer.does(requestLetter, {
    id: letterId,
    ...ask,
    fields: { ...(await form()), verifiedOn: today() },
  })
  const words = async () => JSON.stringify((await village.officer.asks(getLetter, { letterId })).content.letter.blocks)
  const answered = (reply: 'yes' | 'no') =>
    village.officer.does(recordRedFlags, {
      episodeId,
      answeredOn: today(),
      answers: [{ id: newId(), code: 'R08', reply }],
    })
  expect(await words()).not.toContain('tidak ditemukan tanda')
  expect(await words()).toContain('menyatakan berangkat atas kemauan sendiri. Kami mohon')
  await answered('no')
  expect(await words()).toContain('tidak ditemukan tanda paksaan atau perdagangan orang')
  await answered('yes')
  expect(await words()).not.toMatch(/tanda paksaan|perdagangan/)
})

test('a letter sealed by an earlier release is read, and printed, as it was meant', async () => {
  const { signing: _, levy: __, names: ___, ...older } = sampleContent('domicile')
  const read: LetterContent = readContent(JSON.parse(JSON.stringify(older)))
  expect(read).toEqual({ ...sampleContent('domicile'), names: [] })

  const village = await world.village()
  const ids = await recordFamily(village)
  const letterId = newId()
  const fields = { address: 'Dusun Sikarang RT 03', since: 'tahun 2019', purpose: 'membuka tabungan' }
  await village.officer.does(requestLetter, { id: letterId, kind: 'domicile', personId: ids.agus, fields })
  await village.officer.does(verifyLetter, { letterId })
  await village.head.does(issueLetter, { letterId })
  await forgetSigning(village, letterId)
  expect((await village.officer.asks(getLetter, { letterId })).content.signing).toBe('wet_ink')
  expect((await village.officer.asks(getLetterFile, { letterId })).pdf.length).toBeGreaterThan(1000)
})

/** Seals the content anew without what earlier releases did not know. */
const forgetSigning = async (village: VillageWorld, letterId: string): Promise<void> => {
  const [row] = await world.asOwner<{ content_sealed: Buffer }>(
    'select content_sealed from letter_contents where village_id = $1 and id = $2',
    [village.id, letterId],
  )
  const { signing: _, levy: __, ...older } = JSON.parse(openValue(row!.content_sealed)) as LetterContent
  const [sealed, digest] = [
    sealValue(canonicalText(older)).toString('hex'),
    createHash('sha256').update(canonicalText(older)).digest().subarray(0, 20).toString('hex'),
  ]
  await world.asOwner(
    `do $$ begin
      perform set_config('session_replication_role', 'replica', true);
      update letter_contents set content_sealed = '\\x${sealed}', digest = '\\x${digest}' where id = '${letterId}';
    end $$`,
  )
}
