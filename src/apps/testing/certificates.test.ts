import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  checkLetter,
  getCertificatesFile,
  getLetter,
  getLetterFile,
  issueCertificates,
  listCertificates,
  listLetters,
  listRegister,
  recordCertificatePrints,
  requestCertificates,
  revokeLetter,
} from '#modules/letters/contract.ts'
import { recordInvitees } from '#modules/meetings/contract.ts'
import { inviteGuests, mark, planMeeting, recordCouple, today } from '#modules/meetings/testing/meeting.ts'
import { guidanceKind, listServiceMonths, recordGuidance } from '#modules/placement/contract.ts'
import { mergePeople, recordHousehold } from '#modules/registry/contract.ts'
import { erasePerson } from '#modules/registry/server/erase-person.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { dateParts } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { openWorld, type VillageWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const { year } = dateParts(today)
const title = 'Bimbingan calon Dusun Kidul'

/** Siti came, Slamet came late, the guest Ratri was ill, the guest Wagiman came. */
const guidance = async (village: VillageWorld, isDescribed = true) => {
  const { officer } = village
  const { father, mother } = await recordCouple(officer)
  const meetingId = await planMeeting(officer, { kind: guidanceKind, title })
  const [siti, slamet] = [newId(), newId()]
  await officer.does(recordInvitees, {
    meetingId,
    people: [
      { id: siti, personId: mother },
      { id: slamet, personId: father },
    ],
  })
  const [ratri = '', wagiman = ''] = await inviteGuests(officer, meetingId, ['Ratri', 'Wagiman'])
  await mark(officer, meetingId, [siti, wagiman])
  await mark(officer, meetingId, [slamet], 'late')
  await mark(officer, meetingId, [ratri], 'ill')
  if (isDescribed) await describeIt(village, meetingId)
  return { meetingId, siti, slamet, ratri, wagiman, father, mother }
}

const describeIt = ({ officer }: VillageWorld, meetingId: string) =>
  officer.does(recordGuidance, {
    ...{ id: newId(), meetingId, topics: ['safe_procedure', 'rights'], material: 'Selebaran Taiwan' },
  })

const give = (who: VillageWorld['head'], meetingId: string, attendeeIds: readonly string[], result?: string) =>
  who.does(issueCertificates, {
    meetingId,
    certificates: attendeeIds.map((attendeeId) => ({ id: newId(), attendeeId })),
    ...(result && { result }),
  })

const listed = async ({ officer }: VillageWorld, meetingId: string) =>
  (await officer.asks(listCertificates, { meetingId })).people
const numbersOf = async ({ head }: VillageWorld) => (await head.asks(listRegister, { year })).rows.length
const tasksOf = async ({ head }: VillageWorld) =>
  (await head.asks(listTasks, {})).tasks.filter(({ kind }) => kind === 'letters.certificates')

const textOfPages = async (pdf: string): Promise<string[]> => {
  const file = await getDocument({ data: new Uint8Array(Buffer.from(pdf, 'base64')) }).promise
  const pages = Array.from({ length: file.numPages }, (_, at) => file.getPage(at + 1))
  const contents = await Promise.all(pages.map(async (page) => (await page).getTextContent()))
  return contents.map(({ items }) => items.map((item) => ('str' in item ? item.str : '')).join(' '))
}

describe('a certificate of guidance', () => {
  it('is asked for by the officer and issued by the head: a numbered letter that anyone can check', async () => {
    const village = await world.village()
    const { meetingId, siti, mother } = await guidance(village)
    await village.officer.does(requestCertificates, { meetingId })
    expect(await tasksOf(village)).toMatchObject([{ path: `/rapat/${meetingId}`, values: { title } }])
    await expect(give(village.officer, meetingId, [siti])).rejects.toMatchObject({ kind: 'forbidden' })
    const { letters } = await give(village.head, meetingId, [siti], 'Memahami cara berangkat yang aman')
    expect(await tasksOf(village)).toEqual([])
    const [letter] = letters
    expect(letter?.number).toMatch(/^560\/001\//)
    const said = JSON.stringify((await village.officer.asks(getLetter, { letterId: letter?.letterId ?? '' })).content)
    for (const words of ['SITI AMINAH', '4 Juli 1990', 'Jalan Melati 4', title, 'Berangkat dengan aman', 'Hak pekerja'])
      expect(said).toContain(words)
    for (const words of ['Selebaran Taiwan', 'Memahami cara berangkat yang aman', 'UU 18 Tahun 2017 pasal 42'])
      expect(said).toContain(words)
    expect(said).not.toContain('terlambat')
    const { verdict, facts } = await world.anyone.asks(checkLetter, { mark: letter?.code ?? '' })
    expect([verdict, facts?.kindTitle]).toEqual(['genuine', 'letters.kind.meetings.certificate'])
    expect(JSON.stringify(facts)).not.toMatch(/Siti|SITI/)
    const { pdf } = await village.officer.asks(getLetterFile, { letterId: letter?.letterId ?? '' })
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const own = await village.officer.asks(listLetters, { personId: mother })
    expect(own.letters).toMatchObject([{ id: letter?.letterId, kindTitle: 'letters.kind.meetings.certificate' }])
  })

  it('is given to all who came at once, who came late too, and guests by their name', async () => {
    const village = await world.village()
    const { meetingId, siti, slamet, wagiman } = await guidance(village)
    const open = await listed(village, meetingId)
    expect(open.map(({ name, letter }) => [name, letter])).toEqual([
      ['Siti Aminah', null],
      ['Slamet Widodo', null],
      ['Wagiman', null],
    ])
    const { letters } = await give(village.head, meetingId, [siti, slamet, wagiman])
    expect(new Set(letters.map(({ number }) => number)).size).toBe(3)
    expect((await listed(village, meetingId)).map(({ letter }) => letter?.number)).toEqual(
      letters.map(({ number }) => number),
    )
    const wordsOf = async (at: number) =>
      JSON.stringify((await village.officer.asks(getLetter, { letterId: letters[at]?.letterId ?? '' })).content)
    expect(await wordsOf(1)).toContain('datang terlambat')
    expect(await wordsOf(2)).toContain('WAGIMAN')
    expect(await wordsOf(2)).toContain('RT 03')
    await expect(village.officer.does(requestCertificates, { meetingId })).rejects.toMatchObject({
      code: 'letters.certificateNobody',
    })
  })

  it('is printed for all of a session at once: one file, a sheet of each in the order of the list, each noted as printed', async () => {
    const village = await world.village()
    const { meetingId, siti, slamet, wagiman } = await guidance(village)
    const { officer } = village
    const refused = { code: 'letters.certificateNoneIssued' }
    await expect(officer.does(recordCertificatePrints, { meetingId })).rejects.toMatchObject(refused)
    const { letters } = await give(village.head, meetingId, [wagiman, siti, slamet])
    await village.head.does(revokeLetter, { letterId: letters[2]!.letterId, reason: 'wrongContent' })
    expect(await officer.does(recordCertificatePrints, { meetingId, paper: 'F4' })).toEqual({
      ...{ printed: 2, path: `/letters/pertemuan/${meetingId}.pdf?kertas=F4` },
    })
    const { pdf } = await officer.asks(getCertificatesFile, { meetingId, paper: 'F4' })
    const sheets = await textOfPages(pdf)
    expect(sheets.map((text) => ['SITI AMINAH', 'WAGIMAN', 'SLAMET'].filter((name) => text.includes(name)))).toEqual([
      ['SITI AMINAH'],
      ['WAGIMAN'],
    ])
    const printed = async (at: number) => (await officer.asks(getLetter, { letterId: letters[at]!.letterId })).printed
    expect([await printed(0), await printed(1), await printed(2)]).toEqual([true, true, false])
    await expect(
      village.person('tutor').then((tutor) => tutor.asks(getCertificatesFile, { meetingId })),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('is not given to who had to be forgotten: the row stays for the count and is nobody', async () => {
    const village = await world.village()
    const { meetingId, siti, mother } = await guidance(village)
    await runAsSystem(world.test.house, {
      ...{ name: 'registry.erasePerson', village: village.id },
      act: (context) => erasePerson(context, mother),
    })
    await world.settle()
    expect((await listed(village, meetingId)).find(({ attendeeId }) => attendeeId === siti)).toMatchObject({
      name: null,
    })
    await expect(give(village.head, meetingId, [siti])).rejects.toMatchObject({ code: 'letters.certificateNotOnList' })
    expect(await numbersOf(village)).toBe(0)
  })

  it('is not for who did not come, nor for somebody of another meeting; then nobody gets one and no number is lost', async () => {
    const village = await world.village()
    const { meetingId, siti, ratri } = await guidance(village)
    await expect(give(village.head, meetingId, [siti, ratri])).rejects.toMatchObject({
      code: 'letters.certificateNotCame',
      details: { name: 'Ratri' },
    })
    const elsewhere = await planMeeting(village.officer, { kind: guidanceKind })
    const [stranger = ''] = await inviteGuests(village.officer, elsewhere, ['Tono'])
    await mark(village.officer, elsewhere, [stranger])
    await expect(give(village.head, meetingId, [siti, stranger])).rejects.toMatchObject({
      code: 'letters.certificateNotOnList',
    })
    expect(await numbersOf(village)).toBe(0)
    const other = await world.village()
    await expect(give(other.head, meetingId, [siti])).rejects.toMatchObject({ kind: 'missing' })
  })

  it('says what it was about, so that is written first; a meeting of another kind gives none', async () => {
    const village = await world.village()
    const { meetingId, siti } = await guidance(village, false)
    expect(await village.officer.asks(listCertificates, { meetingId })).toMatchObject({
      isOffered: true,
      isDescribed: false,
    })
    for (const act of [give(village.head, meetingId, [siti]), village.officer.does(requestCertificates, { meetingId })])
      await expect(act).rejects.toMatchObject({ code: 'letters.certificateNotDescribed' })
    const gathering = await planMeeting(village.officer)
    const [guest = ''] = await inviteGuests(village.officer, gathering, ['Wati'])
    await mark(village.officer, gathering, [guest])
    expect(await village.officer.asks(listCertificates, { meetingId: gathering })).toMatchObject({
      ...{ isOffered: false, people: [] },
    })
    await expect(give(village.head, gathering, [guest])).rejects.toMatchObject({
      code: 'letters.certificateNotOffered',
    })
  })

  it('stands once for a person and session; revoked, the page says so and another can be given', async () => {
    const village = await world.village()
    const { meetingId, siti, slamet } = await guidance(village)
    const [first] = (await give(village.head, meetingId, [siti])).letters
    for (const again of [[siti], [slamet, slamet], [slamet, siti]])
      await expect(give(village.head, meetingId, again)).rejects.toMatchObject({ code: 'letters.certificateIssued' })
    expect(await numbersOf(village)).toBe(1)
    await village.head.does(revokeLetter, { letterId: first?.letterId ?? '', reason: 'wrongContent' })
    expect((await world.anyone.asks(checkLetter, { mark: first?.code ?? '' })).verdict).toBe('revoked')
    const [second] = (await give(village.head, meetingId, [siti])).letters
    expect(second?.number).not.toBe(first?.number)
    expect((await world.anyone.asks(checkLetter, { mark: second?.code ?? '' })).verdict).toBe('genuine')
  })

  it('who stands on the list twice, once under a double entry, gets one', async () => {
    const village = await world.village()
    const { meetingId, siti, mother } = await guidance(village)
    const twice = newId()
    await village.officer.does(recordHousehold, {
      household: { id: newId(), hamlet: 'KIDUL', rt: '02', rw: '01' },
      members: [
        { person: { id: twice, name: 'Siti Aminah', sex: 'female', birthDate: '1990-07-04' }, relationCode: '1' },
      ],
    })
    const again = newId()
    await village.officer.does(recordInvitees, { meetingId, people: [{ id: again, personId: twice }] })
    await mark(village.officer, meetingId, [again])
    await give(village.head, meetingId, [siti])
    await village.officer.does(mergePeople, {
      ...{ id: newId(), keptPersonId: mother, mergedPersonId: twice, reason: 'satu orang, dua kali dicatat' },
    })
    await world.settle()
    await expect(give(village.head, meetingId, [again])).rejects.toMatchObject({ code: 'letters.certificateIssued' })
  })

  it('six tries at once give one letter and take one number', async () => {
    const village = await world.village()
    const { meetingId, siti } = await guidance(village)
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => give(village.head, meetingId, [siti])))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await numbersOf(village)).toBe(1)
  })

  it('the secretary signs only while nobody is head', async () => {
    const village = await world.village()
    const { meetingId, siti } = await guidance(village)
    await expect(give(village.secretary, meetingId, [siti])).rejects.toMatchObject({ code: 'letters.headSigns' })
    await world.asOwner(`delete from terms_of_office where village_id = $1 and role = 'head'`, [village.id])
    const [letter] = (await give(village.secretary, meetingId, [siti])).letters
    const { signatory } = (await village.officer.asks(getLetter, { letterId: letter?.letterId ?? '' })).content
    expect(signatory.lines[0]).toMatch(/^a\.n\. /)
  })

  it('stays on the list when the mark is put right afterwards, and says that the list speaks otherwise', async () => {
    const village = await world.village()
    const { meetingId, siti } = await guidance(village)
    await give(village.head, meetingId, [siti])
    await mark(village.officer, meetingId, [siti], 'excused')
    expect((await listed(village, meetingId)).find(({ attendeeId }) => attendeeId === siti)).toMatchObject({
      came: false,
      letter: { number: expect.stringMatching(/^560\//) },
    })
  })

  it('counts as no service of its own: the session is counted already', async () => {
    const village = await world.village()
    const { meetingId, siti, slamet } = await guidance(village)
    await give(village.head, meetingId, [siti, slamet])
    await world.settle()
    const { months } = await village.head.asks(listServiceMonths, { year })
    expect(months.at(-1)).toMatchObject({ counts: { c: 0, e: 1 }, total: 1 })
  })
})
