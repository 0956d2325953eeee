import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { getEpisode } from '#modules/migration/contract.ts'
import { publicKeys, rotateSigningKey } from '#platform/server/keys.ts'
import { type HeadRow, headsSql, verifyVillage } from '#platform/server/verify-audit.ts'
import { safeCell } from '#platform/shared/csv.ts'
import { addDays, dateParts } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  checkLetter,
  correctSettings,
  getLetter,
  getLetterFile,
  getLetterForm,
  getReceiptFile,
  getRegisterFile,
  getSettings,
  issueLetter,
  listLetters,
  listRegister,
  listRepeatedWitnesses,
  recordNumberGap,
  recordPrint,
  refuseLetter,
  requestLetter,
  revokeLetter,
  verifyLetter,
} from './contract.ts'
import { readToken } from './rules/letter-token.ts'
import { verifyLetterOffline } from './server/index.ts'
import { issueLostContact, openCandidate, recordFamily, talkWithFamily, today, twoWitnesses } from './testing/family.ts'

let world: World

const textOf = async (file: Uint8Array): Promise<string> => {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise
  const { items } = await (await pdf.getPage(1)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const domicile = async (village: VillageWorld, personId: string): Promise<string> => {
  const id = newId()
  const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
  await village.officer.does(requestLetter, { id, kind: 'domicile', personId, fields })
  await village.officer.does(verifyLetter, { letterId: id })
  return id
}

const issued = async (village: VillageWorld, personId: string) => {
  const letterId = await domicile(village, personId)
  const { number, code } = await village.head.does(issueLetter, { letterId })
  return { letterId, number, code }
}

const tokenOf = async (officer: Person, letterId: string): Promise<string> => {
  const { checkPath } = await officer.asks(getLetter, { letterId })
  return checkPath!.replace('/periksa/', '')
}

const { year } = dateParts(today())

// What somebody with the database in hand could do: triggers and row security are asleep.
const tamper = (village: VillageWorld, letterId: string, number: string) =>
  world.asOwner(
    `do $$ begin
      perform set_config('session_replication_role', 'replica', true);
      update letters set number_text = '${number}' where village_id = ${village.id} and id = '${letterId}';
    end $$`,
  )

describe('the permission letter of Dewi', () => {
  test('from the talk with the family to a printed letter that anyone can check', async () => {
    const village = await world.village({ code: '33.07.10.2004' })
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    const ask = { kind: 'family_permission', personId: ids.dewi, episodeId } as const

    const early = await village.officer.asks(getLetterForm, ask)
    expect(early.obstacle).toBe('letters.consultationMissing')

    await talkWithFamily(village, ids, episodeId)
    const form = await village.officer.asks(getLetterForm, ask)
    expect(form.obstacle).toBeNull()
    expect(form.fields).toMatchObject({
      giverId: ids.agus,
      giverRelation: 'husband',
      country: 'Taiwan',
      agency: 'PT Samudra Karya Mandiri',
      contractMonths: 36,
      childIds: [ids.kirana],
    })

    const letterId = newId()
    const asked = await village.officer.does(requestLetter, {
      id: letterId,
      ...ask,
      fields: { ...form.fields, carerId: ids.sutinah, carerRelation: 'nenek' },
    })
    expect(asked.missing).toEqual(['witnesses'])
    await expect(village.officer.does(verifyLetter, { letterId })).rejects.toMatchObject({
      code: 'letters.fieldsMissing',
      details: { blanks: ['witnesses'] },
    })

    const fields = { ...form.fields, carerId: ids.sutinah, carerRelation: 'nenek', witnesses: twoWitnesses }
    await village.officer.does(verifyLetter, { letterId, fields })
    expect((await village.head.asks(listTasks, {})).tasks.map((task) => task.kind)).toContain('letters.toIssue')

    const { number, code } = await village.head.does(issueLetter, { letterId })
    expect(number).toMatch(new RegExp(`^S-39/001/2004/[IVX]+/${year}$`))
    expect((await village.head.asks(listTasks, {})).tasks.map((task) => task.kind)).not.toContain('letters.toIssue')

    const letter = await village.officer.asks(getLetter, { letterId })
    expect(letter.state).toBe('issued')
    expect(letter.content.letter.title).toBe('SURAT IZIN SUAMI')
    expect(letter.content.letterhead.lines).toEqual([
      'PEMERINTAH KABUPATEN WONOSOBO',
      'KECAMATAN WATUMALANG',
      'DESA KURIPAN',
    ])
    expect(letter.events.map((event) => event.kind)).toEqual(['requested', 'verified', 'issued'])

    const { fileHash } = await village.officer.does(recordPrint, { letterId, paper: 'A4' })
    const file = await village.officer.asks(getLetterFile, { letterId, paper: 'A4' })
    expect(file.hash).toBe(fileHash)

    const answer = await world.anyone.asks(checkLetter, { mark: letter.checkPath!.replace('/periksa/', '') })
    expect(answer.verdict).toBe('genuine')
    expect(answer.facts).toMatchObject({
      number,
      villageFull: 'Desa Kuripan',
      villageCode: '33.07.10.2004',
      maskedNames: ['A••• P••••••', 'D••• L••••••'],
    })
    expect(JSON.stringify(answer)).not.toMatch(/\d{16}|Lestari|Purnomo|Sikarang/i)
    expect((await world.anyone.asks(checkLetter, { mark: code.toLowerCase().replaceAll('-', ' ') })).verdict).toBe(
      'genuine',
    )

    const episode = await village.officer.asks(getEpisode, { episodeId })
    expect(JSON.stringify(episode)).toContain('IZIN_KELUARGA')
  })

  test('without the talk it is refused even when every blank is filled', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    const letterId = newId()
    const fields = {
      giverId: ids.agus,
      giverRelation: 'husband',
      country: 'Taiwan',
      occupation: 'Perawat',
      contractMonths: 36,
      witnesses: twoWitnesses,
    }
    await village.officer.does(requestLetter, {
      id: letterId,
      kind: 'family_permission',
      personId: ids.dewi,
      episodeId,
      fields,
    })
    await village.officer.does(verifyLetter, { letterId })
    await expect(village.head.does(issueLetter, { letterId })).rejects.toMatchObject({
      code: 'letters.consultationMissing',
    })
    expect((await village.officer.asks(getLetter, { letterId })).number).toBeNull()
    expect((await village.head.asks(listRegister, { year })).rows).toEqual([])
  })

  test('without the check of the village no candidate is recommended, whatever the form says was seen', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    const letterId = newId()
    const fields = { country: 'Taiwan', occupation: 'Perawat', verifiedOn: '2026-11-01', seen: ['identity', 'age'] }
    const asked = { id: letterId, kind: 'candidate_recommendation', personId: ids.dewi, episodeId, fields } as const
    await village.officer.does(requestLetter, asked)
    await village.officer.does(verifyLetter, { letterId })
    await expect(village.head.does(issueLetter, { letterId })).rejects.toMatchObject({ code: 'letters.checkMissing' })
    expect((await village.officer.asks(getLetter, { letterId })).number).toBeNull()
  })
})

describe('what a letter is for', () => {
  test('is said when it is asked for: without it the request is refused at that field', async () => {
    const village = await world.village()
    const { dewi } = await recordFamily(village)
    const ask = (purpose?: string) =>
      village.officer.does(requestLetter, {
        ...{ id: newId(), kind: 'marital_status' as const, personId: dewi },
        fields: { status: 'registered', ...(purpose !== undefined && { purpose }) },
      })
    for (const purpose of [undefined, '', '  '])
      await expect(ask(purpose)).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'fields.purpose' }] })
    expect(await ask('melamar kerja di Taiwan')).toMatchObject({ missing: [] })
  })
})

describe('numbers', () => {
  test('sixteen people issue at once: every number once, none left out', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const letters = await Promise.all(Array.from({ length: 16 }, () => domicile(village, ids.agus)))
    const other = await domicile(village, ids.dewi)
    await Promise.all([
      ...letters.map((letterId) => village.head.does(issueLetter, { letterId })),
      // one of them fails: it must take no number with it
      village.head.does(issueLetter, { letterId: other, issuedOn: addDays(today(), 3) }).catch(() => undefined),
    ])
    const { rows, gaps } = await village.head.asks(listRegister, { year })
    expect(rows.map((row) => row.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    )
    expect(gaps).toEqual([])
  })

  test('a village that began the year on paper goes on from its book', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    await village.head.does(recordNumberGap, { year, upTo: 56, explanation: 'Dipakai di buku agenda kertas' })
    const { number } = await issued(village, ids.agus)
    expect(number).toContain('/057/')
    const { rows, gaps } = await village.head.asks(listRegister, { year })
    expect([rows.length, gaps.length]).toEqual([57, 0])
    await expect(village.head.does(recordNumberGap, { year, upTo: 50, explanation: 'lagi' })).rejects.toMatchObject({
      code: 'letters.numberAlreadyPassed',
    })
  })

  test('the village sets its own pattern, and one that would repeat numbers is refused', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const { settings } = await village.head.asks(getSettings, {})
    const change = (numberPattern: string) =>
      village.head.does(correctSettings, { from: { numberPattern: settings.numberPattern }, to: { numberPattern } })
    await expect(change('{code}/{number}')).rejects.toMatchObject({ code: 'letters.pattern.yearMissing' })
    await change('{code}/{number:4}/Ds.{village}/{romanMonth}/{year}')
    expect((await issued(village, ids.agus)).number).toMatch(/^474\.4\/0001\/Ds\.\d{4}\/[IVX]+\/\d{4}$/)
    await expect(change('{number}/{year}')).rejects.toMatchObject({ kind: 'conflict', code: 'letters.settingsChanged' })
  })

  test('an earlier day needs the head himself and a reason; the secretary signs in the name of an absent head', async () => {
    const village = await world.village({ withoutHead: true })
    const ids = await recordFamily(village)
    const letterId = await domicile(village, ids.agus)
    const yesterday = addDays(today(), -1)
    await expect(village.secretary.does(issueLetter, { letterId, issuedOn: yesterday })).rejects.toMatchObject({
      code: 'letters.backdatingNeedsHead',
    })
    await village.secretary.does(issueLetter, { letterId, manner: 'ub' })
    const { content } = await village.officer.asks(getLetter, { letterId })
    expect(content.signatory.lines[0]).toMatch(/^a\.n\. /)
    expect(content.signatory.lines[1]).toBe('Sekretaris Desa') // nobody sends himself
    expect(content.signatory.lines).toHaveLength(2)

    await world.asOwner(
      `do $$ begin update terms_of_office set title = 'Kepala Seksi Pelayanan' where role = 'secretary' and place_id = ${village.id}; end $$`,
    )
    const sent = await domicile(village, ids.agus)
    await village.secretary.does(issueLetter, { letterId: sent, manner: 'ub' })
    const signed = (await village.officer.asks(getLetter, { letterId: sent })).content.signatory
    expect(signed.lines.slice(1)).toEqual(['Sekretaris Desa', 'u.b.', 'Kepala Seksi Pelayanan'])

    const led = await world.village()
    const family = await recordFamily(led)
    const other = await domicile(led, family.agus)
    await expect(led.head.does(issueLetter, { letterId: other, issuedOn: yesterday })).rejects.toMatchObject({
      code: 'letters.backdatingReasonMissing',
    })
    await led.head.does(issueLetter, {
      letterId: other,
      issuedOn: yesterday,
      backdatedBecause: 'listrik padam kemarin',
    })
    expect((await led.officer.asks(getLetter, { letterId: other })).issuedOn).toBe(yesterday)
  })
})

describe('a letter that the secretary issues for a head in office', () => {
  test('says a.n. and bears the secretary’s own name, never that of who did not sign', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const letterId = await domicile(village, ids.agus)
    await village.secretary.does(issueLetter, { letterId, manner: 'ub' })
    const { signatory } = (await village.officer.asks(getLetter, { letterId })).content
    expect(signatory.lines.slice(1)).toEqual(['Sekretaris Desa'])
    expect(signatory.lines[0]).toMatch(/^a\.n\. /)
    expect(signatory.name).toBe(village.secretary.actor.name)
  })
})

describe('what a checker learns', () => {
  test('revoked, unknown, and a row changed behind the door', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const { letterId, code } = await issued(village, ids.agus)
    const mark = await tokenOf(village.officer, letterId)

    const wrong = `${mark.slice(0, -8)}${mark.at(-8) === 'A' ? 'B' : 'A'}${mark.slice(-7)}`
    expect(await world.anyone.asks(checkLetter, { mark: wrong })).toEqual({ verdict: 'changed', facts: null })
    const neighbour = `${code.slice(0, -1)}${code.at(-1) === '2' ? '3' : '2'}`
    expect(await world.anyone.asks(checkLetter, { mark: neighbour })).toEqual({ verdict: 'unknown', facts: null })
    expect((await world.anyone.asks(checkLetter, { mark: 'halo' })).verdict).toBe('unknown')

    await tamper(village, letterId, 'S-39/999/2004/I/2020')
    expect((await world.anyone.asks(checkLetter, { mark })).verdict).toBe('changed')
    const back = (await village.officer.asks(getLetter, { letterId })).content.number
    await tamper(village, letterId, back ?? '')
    expect((await world.anyone.asks(checkLetter, { mark })).verdict).toBe('genuine')

    await village.head.does(revokeLetter, { letterId, reason: 'wrongContent' })
    expect((await world.anyone.asks(checkLetter, { mark })).verdict).toBe('revoked')
    await expect(village.head.does(revokeLetter, { letterId, reason: 'lost' })).rejects.toMatchObject({
      code: 'letters.cannotBe.revoked',
    })
  })

  test('a new letter takes the place of the old one', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const old = await issued(village, ids.agus)
    const oldMark = await tokenOf(village.officer, old.letterId)
    const letterId = newId()
    const fields = { address: 'Dusun Sikarang RT 04 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
    await village.officer.does(requestLetter, {
      id: letterId,
      kind: 'domicile',
      personId: ids.agus,
      fields,
      replacesId: old.letterId,
    })
    await village.officer.does(verifyLetter, { letterId })
    expect((await world.anyone.asks(checkLetter, { mark: oldMark })).verdict).toBe('genuine')
    await village.head.does(issueLetter, { letterId })
    const answer = await world.anyone.asks(checkLetter, { mark: oldMark })
    expect([answer.verdict, answer.facts?.replaced]).toEqual(['revoked', true])
  })

  test('the file checks itself: one changed byte, and it is changed, with and without a signal', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const { letterId } = await issued(village, ids.agus)
    const { pdf } = await village.officer.asks(getLetterFile, { letterId, paper: 'F4' })
    const file = Buffer.from(pdf, 'base64')
    const keys = publicKeys('letters')
    expect(verifyLetterOffline(file, keys)).toMatchObject({
      verdict: 'genuine',
      checked: 'file',
      villageId: village.id,
      issuedOn: today(),
      validity: 'untilDay',
      validUntil: (await village.officer.asks(getLetter, { letterId })).content.validUntil,
      outOfDate: false,
    })
    const copy = Buffer.from(file)
    copy[1500] = (copy[1500] ?? 0) ^ 1
    expect(verifyLetterOffline(copy, keys)).toMatchObject({ verdict: 'changed', checked: 'file' })
    expect(verifyLetterOffline(Buffer.concat([file, Buffer.from('\n%%EOF')]), keys).verdict).toBe('changed')
    expect(verifyLetterOffline(file.subarray(0, file.lastIndexOf('%DESMIGRATIF')), keys).verdict).toBe('changed')
    const mark = await tokenOf(village.officer, letterId)
    expect(verifyLetterOffline(`https://kuripan.example/periksa/${mark}`, keys)).toMatchObject({
      verdict: 'genuine',
      checked: 'token',
    })
    expect(verifyLetterOffline(mark, []).verdict).toBe('unknown')
    expect(verifyLetterOffline('bukan surat', keys).verdict).toBe('unknown')
  })

  test('a printed letter remembers the audit chain: a past that is cut or written anew is found by it', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const { letterId } = await issued(village, ids.agus)
    const { villageId, auditNo, auditHash } = verifyLetterOffline(
      await tokenOf(village.officer, letterId),
      publicKeys('letters'),
    )
    const paper = [{ villageId: villageId!, auditNo: auditNo!, hash: auditHash! }]
    const reader = {
      query: async <Row extends object>(text: string, values?: unknown[]) => ({
        rows: await world.test.asOwner<Row>(text, values),
      }),
    }
    const [head] = await world.test.asOwner<HeadRow>(headsSql('where village_id = $1'), [village.id])
    expect(await verifyVillage(reader, head!, paper)).toEqual([])
    const other = [{ ...paper[0]!, hash: auditHash!.replace(/./g, (sign) => (sign === '0' ? '1' : '0')) }]
    expect(await verifyVillage(reader, head!, other)).toMatchObject([{ auditNo, fault: 'edited' }])
    const cut = [{ ...paper[0]!, auditNo: head!.audit_no + 1 }]
    expect(await verifyVillage(reader, head!, cut)).toMatchObject([{ fault: 'tailCut' }])
  })

  test('a village that signs electronically: the file carries the signature, and one changed byte breaks it', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    await village.head.does(correctSettings, { from: { signing: 'wet_ink' }, to: { signing: 'pades' } })
    const { letterId } = await issued(village, ids.agus)
    const { pdf } = await village.officer.asks(getLetterFile, { letterId, paper: 'A4' })
    const file = Buffer.from(pdf, 'base64')
    expect(file.toString('latin1')).toContain('/ETSI.CAdES.detached')
    expect(verifyLetterOffline(file, publicKeys('letters'))).toMatchObject({ verdict: 'genuine', checked: 'file' })
    const copy = Buffer.from(file)
    copy[1500] = (copy[1500] ?? 0) ^ 1
    expect(verifyLetterOffline(copy, publicKeys('letters')).verdict).toBe('changed')
  })

  test('a letter signed with an old key is still genuine after the key was changed', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const { letterId } = await issued(village, ids.agus)
    const mark = await tokenOf(village.officer, letterId)
    rotateSigningKey('letters')
    expect((await world.anyone.asks(checkLetter, { mark })).verdict).toBe('genuine')
    const later = await issued(village, ids.dewi)
    const keyIds = [mark, await tokenOf(village.officer, later.letterId)].map((one) => readToken(one)?.keyId)
    expect(new Set(keyIds).size).toBe(2)
    expect((await world.anyone.asks(checkLetter, { mark: later.code })).verdict).toBe('genuine')
  })

  test('letters of another village are not there', async () => {
    const [mine, theirs] = [await world.village(), await world.village()]
    const ids = await recordFamily(theirs)
    const { letterId } = await issued(theirs, ids.agus)
    await expect(mine.officer.asks(getLetter, { letterId })).rejects.toMatchObject({ kind: 'missing' })
    await expect(mine.head.does(revokeLetter, { letterId, reason: 'other' })).rejects.toMatchObject({ kind: 'missing' })
    expect((await mine.officer.asks(listLetters, {})).total).toBe(0)
  })
})

describe('lists and the book', () => {
  test('a letter is found by name and by number, and a refused one stays with its reason', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const first = await issued(village, ids.agus)
    const second = await domicile(village, ids.dewi)
    await village.officer.does(refuseLetter, { letterId: second, reason: 'papers', note: 'KK belum dibawa' })
    expect((await village.officer.asks(listLetters, { text: 'Poernomo' })).letters.map((letter) => letter.id)).toEqual([
      first.letterId,
    ])
    expect((await village.officer.asks(listLetters, { text: first.number.slice(0, 9) })).letters).toHaveLength(1)
    expect(
      (await village.officer.asks(listLetters, { states: ['refused'] })).letters.map((letter) => letter.id),
    ).toEqual([second])
    expect((await village.officer.asks(getLetter, { letterId: second })).events.at(-1)).toMatchObject({
      kind: 'refused',
      reason: 'papers',
    })
  })

  test('the book leaves as a sheet that runs nothing, and as a print', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const { number } = await issued(village, ids.agus)
    const sheet = await village.head.asks(getRegisterFile, { year, format: 'csv' })
    expect(Buffer.from(sheet.bytes, 'base64').toString('utf8')).toContain(number)
    const excel = await village.head.asks(getRegisterFile, { year, format: 'xlsx' })
    expect(Buffer.from(excel.bytes, 'base64').subarray(0, 2).toString()).toBe('PK')
    const print = await village.head.asks(getRegisterFile, { year, format: 'pdf' })
    expect(Buffer.from(print.bytes, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(['=1+1', '+6281', '-2', '@x', 'Siti'].map(safeCell)).toEqual(["'=1+1", "'+6281", "'-2", "'@x", 'Siti'])
  })

  test('who asks goes home with a receipt that says gratis and names another door', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const letterId = await domicile(village, ids.agus)
    const { pdf, name } = await village.officer.asks(getReceiptFile, { letterId })
    const text = await textOf(Buffer.from(pdf, 'base64'))
    expect(text).toContain('TANDA TERIMA PERMINTAAN SURAT')
    expect(text).toContain('GRATIS')
    expect(text).toContain('Dinas Tenaga Kerja')
    expect(text).toContain('0800-1000')
    expect(name).not.toMatch(/agus/i)
  })

  test('one witness on a sixth letter of the year is shown to the coordinator, by numbers, and not to the head', async () => {
    const [village, elsewhere] = [await world.village(), await world.village()]
    const ids = await recordFamily(village)
    const coordinator = await village.person('coordinator')
    const stranger = await elsewhere.person('coordinator')
    const numbers: string[] = []
    for (let count = 0; count < 6; count++) {
      const letterId = newId()
      const fields = {
        carerId: ids.sutinah,
        carerRelation: 'nenek',
        childIds: [ids.kirana],
        fromOn: today(),
        medicalDecisions: true,
        schoolDecisions: false,
        witnesses: [
          { ...twoWitnesses[0]!, name: 'H. Sutrisno' },
          { name: `Saksi ${'ABCDEF'[count]}`, role: '', personId: null },
        ],
      }
      await village.officer.does(requestLetter, { id: letterId, kind: 'child_carer', personId: ids.dewi, fields })
      await village.officer.does(verifyLetter, { letterId })
      numbers.push((await village.head.does(issueLetter, { letterId })).number)
      const { villages } = await coordinator.asks(listRepeatedWitnesses, {})
      expect(villages).toHaveLength(count === 5 ? 1 : 0)
    }
    const { villages } = await coordinator.asks(listRepeatedWitnesses, {})
    expect(villages).toMatchObject([{ villageId: village.id, witnesses: [{ count: 6, letters: numbers }] }])
    expect(JSON.stringify(villages)).not.toMatch(/Sutrisno|\d{16}/i)
    expect((await stranger.asks(listRepeatedWitnesses, {})).villages).toEqual([])
    await expect(village.head.asks(listRepeatedWitnesses, {})).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await village.head.asks(listTasks, {})).tasks.some((task) => task.kind.includes('witness'))).toBe(false)
  })

  test('what nobody may see plain is not in the tables: trouble and NIKs are sealed', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const letterId = await issueLostContact(village, ids)
    const rows = await world.asOwner(
      `select to_jsonb(l)::text as l, to_jsonb(c)::text as c from letters l join letter_contents c using (village_id, id) where id = $1`,
      [letterId],
    )
    expect(JSON.stringify(rows)).not.toMatch(/tidak diangkat|3307102501989002/)
    expect((await village.officer.asks(getLetter, { letterId })).fields).toMatchObject({
      chronology: 'telepon tidak diangkat sejak Juli',
    })
  })
})
