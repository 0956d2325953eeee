import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordContact } from '#modules/registry/contract.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { applyChanges } from '#platform/client/device/apply-changes.ts'
import { RowTables } from '#platform/client/device/row-tables.ts'
import { rotateSigningKey } from '#platform/server/keys.ts'
import { applyParcels } from '#platform/server/sync/apply-parcels.ts'
import { makePack } from '#platform/server/sync/make-pack.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { openForVillage, sealToPhone, sealToVillage } from '#platform/server/sync/village-keys.ts'
import { readCarried, writeCarried } from '#platform/shared/carried-file.ts'
import { newId } from '#platform/shared/ids.ts'
import { checkParcel, listParcels, recordParcel } from '#platform/shared/parcel-contract.ts'
import { checkPhone, closePhone } from '#platform/shared/phone-contract.ts'
import { everythingOn, openPhoneInMemory, type PhoneInMemory, touched } from './phone-in-memory.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'taken',
    (fault: { code?: string }) => fault.code ?? String(fault),
  )

/** A village with a family, and a phone of its officer that has it all and then loses the line. */
const away = async () => {
  const village = await world.village()
  const { father } = await recordFamily(village)
  const phone = await openPhoneInMemory(world, village.officer)
  await phone.sync()
  phone.isOnline = false
  return { village, father, phone }
}

const contact = (personId: string, value: string) => ({
  ...{ commandId: newId(), name: recordContact.name, village: null, occurredAt: '2026-11-02T03:00:00.000Z' },
  input: { id: newId(), personId, kind: 'phone' as const, value, whose: 'own' as const },
})

const takeIn = (by: Person, file: Uint8Array<ArrayBuffer>) => {
  const { village, sealed } = readCarried('bundle', file)
  return by.does(recordParcel, { village, sealed: Buffer.from(sealed).toString('base64') })
}

const apply = (by: Person, village: VillageWorld, parcelId: string) =>
  applyParcels(world.test.house, { actor: by.actor, village: village.id, parcelIds: [parcelId] })

const packFor = (by: Person, village: VillageWorld, phone: PhoneInMemory, whole = false) =>
  makePack(world.test.house, { actor: by.actor, village: village.id, phoneId: phone.own.id, whole })

const entriesOf = (village: VillageWorld) =>
  world.asOwner<{ number: number }>('select max(audit_no) as number from audit_entries where village_id = $1', [
    village.id,
  ])

describe('weeks without a line, by stick both ways', () => {
  it('what a phone queued comes to the office once, and what the office has comes back, until both are the same', async () => {
    const { village, father, phone } = await away()
    const queued = [contact(father, '081234567801'), contact(father, 'bukan nomor'), contact(father, '081234567802')]
    for (const command of queued) await phone.device.queue(command)
    await expect(phone.device.sync()).rejects.toMatchObject({ code: 'platform.offline' })
    const bundle = await phone.bundle()
    // meanwhile the office goes on
    const input = { id: newId(), personId: father, kind: 'phone', value: '081234567803', whose: 'own' } as const
    await village.secretary.does(recordContact, input).catch(() => village.officer.does(recordContact, input))

    const successor = await village.person('migration_officer', { name: 'Wahyu Prasetyo' })
    const { parcelId, wasKnown } = await takeIn(successor, bundle)
    expect(wasKnown).toBe(false)
    const { parcels } = await successor.asks(listParcels, {})
    expect(parcels).toMatchObject([{ id: parcelId, madeByName: 'Sri Wahyuni', isProven: true }])
    expect(await apply(successor, village, parcelId)).toMatchObject([{ applied: 2, refusals: [{}], later: 0 }])
    const pack = await packFor(village.secretary, village, phone)
    expect(pack.since).not.toBeNull()
    await phone.receive(pack.file)

    const office = await openPhoneInMemory(world, village.officer)
    await office.sync()
    expect(everythingOn(phone)).toEqual(everythingOn(office))
    expect(phone.device.outbox()).toMatchObject([{ commandId: queued[1]?.commandId, state: 'refused' }])

    // the same two files once more
    const before = await entriesOf(village)
    const again = await takeIn(successor, bundle)
    expect(again).toEqual({ parcelId, commands: 3, wasKnown: true })
    const asked = { sealed: Buffer.from(readCarried('bundle', bundle).sealed).toString('base64') }
    expect(await successor.asks(checkParcel, asked)).toMatchObject({ parcelId, commands: 3, doneBefore: 2 })
    const shown = JSON.stringify(everythingOn(phone))
    await phone.receive(pack.file)
    expect(JSON.stringify(everythingOn(phone))).toBe(shown)
    // only the act of taking in itself is on record, and nothing of the village changed
    expect((await entriesOf(village))[0]?.number).toBe((before[0]?.number ?? 0) + 1)
    await office.sync()
    expect(everythingOn(phone)).toEqual(everythingOn(office))
  })

  it('a phone that comes back to a line before the pack is told what became of what it had handed over, and nobody else is', async () => {
    const { village, father, phone } = await away()
    const command = contact(father, '081234567811')
    await phone.device.queue(command)
    const successor = await village.person('migration_officer', { name: 'Wahyu Prasetyo' })
    const { parcelId } = await takeIn(successor, await phone.bundle())
    await apply(successor, village, parcelId)
    const other = await village.person('migration_officer', { name: 'Orang Lain' })
    expect(await pushCommands(world.test.house, { actor: other.actor, commands: [command] })).toMatchObject([
      { outcome: 'refused', refusal: { code: 'platform.commandIdUsed' } },
    ])
    phone.isOnline = true
    await phone.sync()
    expect(phone.device.outbox()).toEqual([])
    const kept = await world.asOwner('select from person_contacts where id = $1', [command.input.id])
    expect(kept).toHaveLength(1)
  })

  it("a pack with everything brings the references of all villages too, and counts only what is the village's own", async () => {
    const { village, phone } = await away()
    const pack = await packFor(village.secretary, village, phone, true)
    expect(pack.since).toBeNull()
    const { changes } = await phone.receive(pack.file)
    const [common, own] = [changes.tables.filter(({ whole }) => whole), changes.tables.filter(({ whole }) => !whole)]
    expect(common.flatMap(({ rows }) => rows).length).toBeGreaterThan(10)
    expect(pack.rows).toBe(own.reduce((sum, { rows, gone }) => sum + rows.length + gone.length, 0))
    const office = await openPhoneInMemory(world, village.officer)
    await office.sync()
    expect(everythingOn(phone)).toEqual(everythingOn(office))
  })
})

describe('who made a bundle', () => {
  it('is proven by the phone of one who serves, and by nothing that anybody may write into it', async () => {
    const { village, father, phone } = await away()
    const other = await openPhoneInMemory(world, village.secretary)
    await other.sync()
    await phone.device.queue(contact(father, '081234567841'))
    const isProven = async (file: Uint8Array<ArrayBuffer>) => {
      const sealed = Buffer.from(readCarried('bundle', file).sealed).toString('base64')
      return (await village.head.asks(checkParcel, { sealed })).isProven
    }
    const openedBy = (file: Uint8Array<ArrayBuffer>) =>
      JSON.parse(openForVillage(village.id, readCarried('bundle', file).sealed).toString('utf8'))
    const rewritten = async (change: object) => {
      const content = Buffer.from(JSON.stringify({ ...openedBy(await phone.bundle()), ...change }))
      return writeCarried('bundle', { village: village.id, sealed: new Uint8Array(sealToVillage(village.id, content)) })
    }
    expect(await isProven(await phone.bundle())).toBe(true)
    expect(await isProven(await rewritten({}))).toBe(true)
    const { accountId, name } = village.secretary.actor
    const [command] = openedBy(await phone.bundle()).commands
    for (const change of [
      { proof: null },
      { proof: Buffer.alloc(32).toString('base64') },
      { madeBy: { accountId, name } },
      { device: { id: other.own.id, since: 1, shape: null } },
      { commands: [command, contact(father, '081234567842')] },
      { commands: [{ ...command, input: { ...command.input, value: '081234567843' } }] },
    ])
      expect([change, await isProven(await rewritten(change))]).toEqual([change, false])
    await village.head.does(closePhone, { phoneId: phone.own.id, reason: 'HP hilang.' })
    expect(await isProven(await phone.bundle())).toBe(false)
  })
})

describe('a bundle is refused in words', () => {
  it('cut, changed at any place, of another form, of another village, the other kind, or no such file at all', async () => {
    const { village, father, phone } = await away()
    await phone.device.queue(contact(father, '081234567821'))
    const file = await phone.bundle()
    const codeFor = (bytes: Uint8Array<ArrayBuffer>) => codeOf((async () => takeIn(village.head, bytes))())
    expect(await codeFor(file.slice(0, -1))).toBe('platform.carriedCut')
    expect(await codeFor(new Uint8Array([...file, 0]))).toBe('platform.carriedChanged')
    const text = new TextDecoder('latin1').decode(file)
    const written = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0))
    expect(await codeFor(written(text.replace(' 1 ', ' 2 ')))).toBe('platform.carriedVersion')
    expect(await codeFor(written(text.replace('-bundle', '-pack')))).toBe('platform.carriedIsPack')
    expect(await codeFor(written('Nama,NIK\nBudi,33'))).toBe('platform.carriedUnknown')
    expect(await codeFor(new Uint8Array(7_000_000))).toBe('platform.carriedTooLarge')
    const elsewhere = await world.village()
    const { sealed } = readCarried('bundle', file)
    expect(await codeFor(writeCarried('bundle', { village: elsewhere.id, sealed }))).toBe('platform.parcelNotOurs')
    const start = file.indexOf(10) + 1
    for (let at = start; at < file.length; at += 1 + Math.floor((file.length - start) / 40))
      expect([at, await codeFor(touched(file, at))]).toEqual([at, 'platform.parcelNotOurs'])
    const kept = await world.asOwner('select from sealed_parcels where village_id = any ($1)', [
      [village.id, elsewhere.id],
    ])
    expect(kept).toEqual([])
    expect(await codeFor(file)).toBe('taken')
  })
})

describe('a pack is believed by one phone, once it holds', () => {
  it('and by no other phone, nor when it was changed at any place, or is too old', async () => {
    const { village, phone } = await away()
    const pack = await packFor(village.head, village, phone)
    const others = [await openPhoneInMemory(world, village.officer), await openPhoneInMemory(world, village.secretary)]
    for (const other of others) {
      await other.sync()
      expect(await codeOf(other.receive(pack.file))).toBe('platform.packOtherPhone')
    }
    const start = pack.file.indexOf(10) + 1
    for (let at = start; at < pack.file.length; at += 1 + Math.floor((pack.file.length - start) / 40))
      expect([at, await codeOf(phone.receive(touched(pack.file, at)))]).not.toEqual([at, 'taken'])
    expect(await codeOf(phone.receive(pack.file.slice(0, -9)))).toBe('platform.carriedCut')
    expect(await codeOf(phone.receive(await bundleOf(phone)))).toBe('platform.carriedIsBundle')
    const later = new Date(Date.now() + 31 * 86_400_000)
    expect(await codeOf(phone.receive(pack.file, later))).toBe('platform.packExpired')
    expect(await codeOf(phone.receive(pack.file))).toBe('taken')
  })

  it('never backwards: an older pack changes nothing, and one that begins later than the phone is not loaded over the gap', async () => {
    const { village, father, phone } = await away()
    const older = await packFor(village.head, village, phone, true)
    const more = { id: newId(), personId: father, kind: 'phone', value: '081234567831', whose: 'own' } as const
    await village.officer.does(recordContact, more)
    const newer = await packFor(village.head, village, phone, true)
    await phone.receive(newer.file)
    const shown = JSON.stringify(everythingOn(phone))
    expect(shown).toContain('+6281234567831')
    expect(await codeOf(phone.receive(older.file))).toBe('platform.packOlder')
    expect(JSON.stringify(everythingOn(phone))).toBe(shown)

    // a bundle that says more than is true of its phone
    const liar = await openPhoneInMemory(world, village.officer)
    await liar.sync()
    const at = liar.device.mark()?.since ?? 0
    await liar.device.queue(contact(father, '081234567836'))
    await takeIn(village.head, await liar.bundle(at + 4))
    for (const value of ['081234567832', '081234567833', '081234567834', '081234567835'])
      await village.officer.does(recordContact, { ...more, id: newId(), value })
    expect(await codeOf(liar.receive((await packFor(village.head, village, liar)).file))).toBe(
      'platform.packBeginsLater',
    )
    expect(await codeOf(liar.receive((await packFor(village.head, village, liar, true)).file))).toBe('taken')
  })

  it('only with a signature of this house, whoever sealed it; a key of today is believed by who knows the one of before', async () => {
    const { village, phone } = await away()
    const pack = await packFor(village.head, village, phone, true)
    const forged = (text: string) => {
      const sealed = new Uint8Array(sealToPhone(phone.own.point, Buffer.from(text)))
      return writeCarried('pack', { village: village.id, sealed })
    }
    const [known] = phone.pinned()
    const nothing = Buffer.alloc(64).toString('base64')
    const signatures = (keyId: string) => `${JSON.stringify({ signatures: [{ keyId, signature: nothing }] })}\nisi`
    expect(await codeOf(phone.receive(forged(signatures('00000000'))))).toBe('platform.packKeyUnknown')
    expect(await codeOf(phone.receive(forged(signatures(known?.keyId ?? ''))))).toBe('platform.carriedChanged')
    expect(await codeOf(phone.receive(forged('tanpa tanda tangan')))).toBe('platform.carriedChanged')
    const newKey = rotateSigningKey('packs')
    expect(phone.pinned().map(({ keyId }) => keyId)).not.toContain(newKey)
    await phone.receive((await packFor(village.head, village, phone, true)).file)
    expect(phone.pinned().map(({ keyId }) => keyId)).toContain(newKey)
    expect(pack.rows).toBeGreaterThan(0)
  })

  it('is not made for who no longer serves, nor for a phone that was ended, and a phone that asks is told', async () => {
    const { village, phone } = await away()
    const standing = async () =>
      (await world.anyone.asks(checkPhone, { village: village.id, phoneId: phone.own.id })).standing
    expect(await standing()).toBe('serving')
    expect(await codeOf(packFor(village.tutor, village, phone))).toBe('platform.forbidden')
    const elsewhere = await world.village()
    expect(await codeOf(packFor(elsewhere.head, elsewhere, phone))).toBe('platform.phoneMissing')
    const { accountId } = village.officer.actor
    await world.asOwner(`update terms_of_office set until = '2026-01-01' where account_id = $1`, [accountId])
    expect(await codeOf(packFor(village.head, village, phone))).toBe('platform.receiverNotServing')
    expect(await standing()).toBe('revoked')
    await world.asOwner('update terms_of_office set until = null where account_id = $1', [accountId])
    await world.asOwner('update accounts set closed_at = now() where id = $1', [accountId])
    expect(await codeOf(packFor(village.head, village, phone))).toBe('platform.receiverNotServing')
    await world.asOwner('update accounts set closed_at = null where id = $1', [accountId])
    expect(await standing()).toBe('serving')
    await village.head.does(closePhone, { phoneId: phone.own.id, reason: 'HP hilang di pasar.' })
    expect(await codeOf(packFor(village.head, village, phone))).toBe('platform.phoneClosed')
    expect(await standing()).toBe('revoked')
    phone.isOnline = true
    expect(await codeOf(phone.device.sync())).toBe('platform.phoneEnded')
    const unknown = { village: elsewhere.id, phoneId: phone.own.id }
    expect(await world.anyone.asks(checkPhone, unknown)).toEqual({ standing: 'unknown' })
  })
})

it('rows of an office of another release find their columns by name', () => {
  const ours = { table: 'people', columns: ['name', 'sex', 'not_yet'], heldBy: 'registry.getPerson' } as const
  const id = newId()
  const changed = {
    table: 'people',
    columns: ['sex', 'newer', 'name'],
    rows: [[id, 'female', 'baru', 'Tumini']],
    gone: [],
  }
  const rows = new RowTables()
  applyChanges(rows, [ours], [changed])
  expect(rows.all('people')).toEqual([{ id, name: 'Tumini', sex: 'female', not_yet: null }])
})

const bundleOf = async (phone: PhoneInMemory) => {
  await phone.device.queue(contact(newId(), '081234567899'))
  return phone.bundle()
}
