import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { documentKinds } from './contract/codes.ts'
import { correctDocument, getDocument, recordDocument, verifyDocument } from './contract/document.ts'
import { documentAttributes } from './contract/document-attributes.ts'
import { getPerson } from './contract/sheet.ts'
import { recordFamily } from './testing/families.ts'
import { registryTexts } from './texts.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const recordVisa = async (attributes: Record<string, string>) => {
  const { mother: personId } = await recordFamily(village)
  const documentId = newId()
  await village.officer.does(recordDocument, {
    ...{ id: documentId, personId, kind: 'VISA_KERJA', number: 'HK7788990', issuer: 'Konsulat Hong Kong' },
    attributes,
  })
  return { personId, documentId }
}

describe('what else stands on a paper', () => {
  it('is asked by its kind, each field and choice with its words', () => {
    for (const kind of documentKinds)
      for (const { name, choices = [] } of documentAttributes[kind])
        for (const key of [`registry.field.paper.${name}`, ...choices.map((one) => `registry.paperWord.${one}`)])
          expect([registryTexts.id[key], registryTexts.en[key]], key).not.toContain(undefined)
  })

  it('is kept with the paper and shown with it', async () => {
    const { personId, documentId } = await recordVisa({ visaClass: 'Employment', employer: 'Chan Tai Man' })
    const { documents } = await village.officer.asks(getPerson, { personId })
    expect(documents).toMatchObject([{ attributes: { visaClass: 'Employment', employer: 'Chan Tai Man' } }])
    const file = await village.officer.asks(getDocument, { personId, documentId })
    expect(file).toMatchObject({ personName: 'Siti Aminah', events: [{ status: 'collected' }], changes: [] })
    expect(file.events[0]?.recordedByName).toBe('Sri Wahyuni')
  })

  it('of another kind, or what is no year and no such choice, is refused at its field', async () => {
    const refused = async (kind: 'IJAZAH' | 'SEHAT', attributes: Record<string, string>, code: string) => {
      const { mother: personId } = await recordFamily(village)
      const fields = [{ field: `attributes.${Object.keys(attributes)[0]}`, code }]
      await expect(
        village.officer.does(recordDocument, { id: newId(), personId, kind, attributes }),
      ).rejects.toMatchObject({ code, fields })
    }
    await refused('IJAZAH', { graduatedIn: '14' }, 'registry.notAYear')
    await refused('IJAZAH', { schoolLevel: 'TK' }, 'registry.valueUnknown')
    await refused('SEHAT', { result: 'fit' }, 'registry.notOfThisPaper')
  })
})

describe('a paper that was written down wrongly', () => {
  it('is corrected with what stood there before, and waits to be compared again', async () => {
    const { personId, documentId } = await recordVisa({ visaClass: 'Visit' })
    await village.officer.does(verifyDocument, { documentId, status: 'verified' })
    const { document: before } = await village.officer.asks(getDocument, { personId, documentId })
    await village.officer.does(correctDocument, {
      documentId,
      reason: 'salah baca',
      changes: [
        { field: 'visaClass', from: 'Visit', to: 'Employment' },
        { field: 'number', from: before.numberMasked, to: 'HK7788991' },
      ],
    })
    const after = await village.officer.asks(getDocument, { personId, documentId })
    expect(after.document).toMatchObject({
      status: 'collected',
      verifiedBy: null,
      attributes: { visaClass: 'Employment' },
    })
    expect(after.events.map((event) => event.status)).toEqual(['collected', 'verified', 'collected'])
    expect(
      after.changes.map(({ field, before, after: now, reason }) => ({ field, before, now, reason })),
    ).toContainEqual({
      ...{ field: 'paper.visaClass', before: 'Visit', now: 'Employment', reason: 'salah baca' },
    })
    expect(JSON.stringify(after)).not.toContain('HK7788991')
    const { history } = await village.officer.asks(getPerson, { personId })
    expect(history.map((change) => change.field)).toContain('paper.number')
  })

  it('is not corrected by two hands, with impossible days, or from another village', async () => {
    const { personId, documentId } = await recordVisa({ visaClass: 'Visit' })
    const correct = (field: string, from: string | null, to: string, by = village.officer) =>
      by.does(correctDocument, { documentId, changes: [{ field, from, to }] })
    await expect(correct('visaClass', 'Work', 'Employment')).rejects.toMatchObject({
      ...{ code: 'registry.changedMeanwhile', details: { fields: ['visaClass'] } },
    })
    await expect(correct('issuedOn', null, '31 Januari')).rejects.toMatchObject({ code: 'registry.notADate' })
    await expect(correct('issuedOn', null, '2999-01-01')).rejects.toMatchObject({ code: 'registry.dayInFuture' })
    await expect(correct('visaClass', 'Visit', 'Visit')).rejects.toMatchObject({ code: 'registry.nothingToChange' })
    const { officer: stranger } = await world.village()
    await expect(correct('visaClass', 'Visit', 'Employment', stranger)).rejects.toMatchObject({ kind: 'missing' })
    await expect(stranger.asks(getDocument, { personId, documentId })).rejects.toMatchObject({ kind: 'missing' })
    const { mother: other } = await recordFamily(village)
    await expect(village.officer.asks(getDocument, { personId: other, documentId })).rejects.toMatchObject({
      code: 'registry.documentMissing',
    })
  })
})
