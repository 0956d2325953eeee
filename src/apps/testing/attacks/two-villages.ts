import { recordBreach } from '#modules/access/contract/breach.ts'
import { openDoor, recordDoorShare } from '#modules/access/contract/door.ts'
import { referCase } from '#modules/casework/contract.ts'
import { acceptedCase } from '#modules/casework/testing/case.ts'
import { getLetter, getWording, issueLetter, requestLetter, verifyLetter } from '#modules/letters/contract.ts'
import { openCandidate, recordFamily, today } from '#modules/letters/testing/family.ts'
import { openBallot, recordDecision } from '#modules/meetings/contract.ts'
import { inviteGuests, mark, planMeeting } from '#modules/meetings/testing/meeting.ts'
import {
  getReconciliation,
  neededRisks,
  openRound,
  recordConsultation,
  recordOutsideNumber,
  recordReadiness,
  recordRedFlags,
  recordRoundVisit,
  requestReconciliation,
  requestVerification,
} from '#modules/migration/contract.ts'
import { recordAlert, recordProfile, recordService, requestSignalErasure } from '#modules/placement/contract.ts'
import { recordOrder } from '#modules/placement/testing/vacancy.ts'
import {
  recordCareArrangement,
  recordConsent,
  recordContact,
  recordDocument,
  recordPersonCopy,
  recordScans,
  requestChange,
  requestExport,
  requestImport,
  transferPerson,
} from '#modules/registry/contract.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { typedCodeOf } from '#platform/shared/paper-sheet.ts'
import { getVillageKey, recordParcel } from '#platform/shared/parcel-contract.ts'
import { openWorld, type VillageWorld, type World } from '../world.ts'

export const privateReason = 'Suaminya pernah memukul dan ia takut pulang'
export const redFlagNote = 'Perantara menahan paspornya'

/** Everything the house keeps about a family, in one village. */
export const fillVillage = async (village: VillageWorld, elsewhere: VillageWorld) => {
  const { officer } = village
  const ids = await recordFamily(village)
  const episodeId = await openCandidate(village, ids)
  const consultationId = newId()
  await officer.does(recordConsultation, {
    id: consultationId,
    episodeId,
    metOn: addDays(today(), -3),
    place: 'home',
    people: [{ personId: ids.agus, relation: 'spouse' }],
    apartFromRecruiter: true,
    candidateAlone: true,
    agencyCheck: 'licence_list',
    risks: [...neededRisks],
    carers: [{ childPersonId: ids.kirana, carerPersonId: ids.sutinah, relation: 'grandparent' }],
    outcome: 'not_yet',
    privateReason,
  })
  await officer.does(recordRedFlags, {
    episodeId,
    answeredOn: today(),
    answers: [{ id: newId(), code: 'R01', reply: 'yes', note: redFlagNote }],
  })
  await officer.does(recordReadiness, {
    id: newId(),
    episodeId,
    documentCode: 'KTP',
    status: 'collected',
    heldBy: 'family',
  })
  const numberId = newId()
  await officer.does(recordOutsideNumber, { id: numberId, episodeId, system: 'bpjs_tk', number: '12345678901' })
  const verificationId = newId()
  await officer.does(requestVerification, { id: verificationId, episodeId }).catch(() => undefined)
  const parcel = await leaveParcel(village, ids.dewi)
  const papers = await recordPapers(village, elsewhere, ids)
  const rights = await recordRights(village, ids.dewi)
  const meeting = await holdMeeting(village)
  const trouble = await referTrouble(village, ids.dewi, episodeId)
  const asked = await askAround(village, ids.household)
  const door = await openFamilyDoor(village, ids)
  const work = await offerWork(village, ids.dewi)
  return {
    ...{ ...work, ...ids, episodeId, consultationId, verificationId, numberId },
    ...{ ...parcel, ...papers, ...rights, ...meeting, ...trouble, ...door, ...asked },
  }
}

/** Her door waits for its link, and her husband may see her course. */
const openFamilyDoor = async ({ id: villageId, officer }: VillageWorld, ids: { dewi: string; agus: string }) => {
  const [doorId, shareId] = [newId(), newId()]
  const [tokenFingerprint = '', salt = ''] = ['a', 'b'].map((letter) => letter.repeat(64))
  await officer.does(openDoor, {
    ...{ id: doorId, villageId, personId: ids.dewi, forWhom: 'worker', identitySeen: 'ktp', pin: null },
    ...{ until: addDays(today(), 400), linkId: newId(), tokenFingerprint, salt },
  })
  await officer.does(recordDoorShare, {
    ...{ id: shareId, personId: ids.dewi, toPersonId: ids.agus, parts: ['course'], channel: 'phone', saidOn: today() },
  })
  return { doorId, shareId }
}

/** A list of another office that was compared, and a round in which somebody was told to have left. */
const askAround = async ({ officer }: VillageWorld, householdId: string) => {
  const [reconciliationId, roundId, leadId] = [newId(), newId(), newId()]
  const fileHash = await officer.sends('Nama PMI;Negara\nMurwani Setyaningrum;Taiwan\n', { name: 'daftar.csv' })
  await officer.does(requestReconciliation, {
    ...{ id: reconciliationId, source: 'sisko', listedOn: today(), fileHash, fileName: 'daftar.csv' },
  })
  const { rows } = await officer.asks(getReconciliation, { reconciliationId })
  await officer.does(openRound, { id: roundId, year: 2026, half: 2 })
  const leads = [{ id: leadId, name: 'Murwani' }]
  await officer.does(recordRoundVisit, {
    ...{ id: newId(), roundId, householdId, outcome: 'asked', visitedOn: today(), leads },
  })
  return { reconciliationId, rowId: rows[0]?.id ?? '', roundId, leadId }
}

/** A vacancy, and what she can do. */
const offerWork = async ({ officer }: VillageWorld, personId: string) => {
  const vacancyId = await recordOrder(officer)
  await officer.does(recordProfile, { id: newId(), personId, skills: 'Murwani mengajari menjahit' })
  const [alertId, erasureId] = [newId(), newId()]
  const heard = { channel: 'rumour', heardOn: today(), told: 'Murwani mengajak Sutinah', grade: 'C' } as const
  await officer.does(recordAlert, { id: alertId, ...heard })
  const asked = { kind: 'alert', subjectId: alertId, reason: 'untrue' } as const
  await officer.does(requestSignalErasure, { id: erasureId, ...asked })
  const serviceId = newId()
  const served = { duty: 'e', channel: 'phone', note: 'Murwani bertanya soal gaji' } as const
  await officer.does(recordService, { id: serviceId, occurredOn: today(), personId, topics: ['rights'], ...served })
  return { vacancyId, alertId, erasureId, serviceId }
}

/** A case of hers that an office was asked to help with. */
const referTrouble = async ({ officer }: VillageWorld, personId: string, episodeId: string) => {
  const caseId = await acceptedCase(officer, { personId, episodeId, reporterName: 'Agus Purnomo' })
  const referralId = newId()
  await officer.does(referCase, {
    ...{ id: referralId, caseId, office: 'bp3mi', channel: 'letter', sentOn: today(), ground: 'given' },
    ...{ consentChannel: 'in-person', share: ['phone', 'story'], purpose: 'Mohon dicari lewat agensinya' },
  })
  return { caseId, referralId }
}

/** A meeting under way, with somebody on its list, a decision and an open ballot. */
const holdMeeting = async ({ officer }: VillageWorld) => {
  const meetingId = await planMeeting(officer, { title: 'Rembug Sikarang', forWhom: 'keluarga Dewi Lestari' })
  const [attendeeId = ''] = await inviteGuests(officer, meetingId, ['Murwani'])
  await mark(officer, meetingId, [attendeeId])
  const [decisionId, ballotId] = [newId(), newId()]
  await officer.does(recordDecision, { id: decisionId, meetingId, words: 'Membantu Dewi Lestari' })
  const choices = ['Setuju', 'Tidak setuju']
  const opened = { id: ballotId, meetingId, question: 'Bantu?', choices, secrecy: 'secret' as const }
  await officer.does(openBallot, { ...opened, majority: 'moreThanHalf' })
  return { meetingId, attendeeId, decisionId, ballotId }
}

/** A copy that a person took along, and a leak that concerns her. */
const recordRights = async ({ id, officer, head }: VillageWorld, personId: string) => {
  const [copyId, breachId] = [newId(), newId()]
  await officer.does(recordPersonCopy, { id: copyId, personId })
  const sentence = 'HP petugas tertinggal di angkutan desa.'
  await head.does(recordBreach, {
    ...{ id: breachId, villageId: id, kind: 'device_lost', foundAt: new Date().toISOString() },
    ...{ whatHappened: sentence, whichData: sentence, handling: sentence, peopleCount: 1, personIds: [personId] },
  })
  return { copyId, breachId }
}

/** What an officer's phone sealed to the village before it was emptied. */
const leaveParcel = async ({ id, officer }: VillageWorld, personId: string) => {
  const input = { id: newId(), personId, kind: 'phone', value: '081234567890' }
  const command = { commandId: newId(), name: 'registry.recordContact', input, village: null }
  const bytes = new TextEncoder().encode(JSON.stringify({ ...command, occurredAt: '2026-11-01T02:00:00.000Z' }))
  const sealed = Buffer.from(await sealForVillage(await officer.asks(getVillageKey, {}), bytes)).toString('base64')
  const { parcelId } = await officer.does(recordParcel, { village: id, sealed })
  return { parcelId, sealed }
}

const recordPapers = async (
  village: VillageWorld,
  elsewhere: VillageWorld,
  ids: { dewi: string; agus: string; kirana: string; sutinah: string },
) => {
  const { officer } = village
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('kartu keluarga')])
  const fileHash = await officer.sends(photo, { name: 'kk.jpg' })
  const made = {
    documentId: newId(),
    contactId: newId(),
    consentId: newId(),
    careId: newId(),
    requestId: newId(),
    scanId: newId(),
  }
  await officer.does(recordDocument, {
    id: made.documentId,
    personId: ids.dewi,
    kind: 'KTP',
    number: '3307105208029001',
    fileHash,
  })
  await officer.does(recordContact, { id: made.contactId, personId: ids.dewi, value: '081234567890' })
  await officer.does(recordConsent, {
    id: made.consentId,
    personId: ids.dewi,
    purpose: 'migration-service',
    channel: 'in-person',
    givenOn: today(),
  })
  await officer.does(recordCareArrangement, {
    id: made.careId,
    childPersonId: ids.kirana,
    carerPersonId: ids.sutinah,
    carerRelation: 'grandparent',
    fromOn: today(),
  })
  await officer.does(requestChange, {
    id: made.requestId,
    personId: ids.sutinah,
    changes: [{ field: 'birthPlace', from: 'Wonosobo', to: 'Magelang' }],
    reason: 'menurut kartu lama',
    evidenceKind: 'KK',
  })
  await officer.does(recordScans, { scans: [{ id: made.scanId, fileHash, label: 'KK Dewi Lestari' }] })
  return { ...made, fileHash, ...(await recordRequests(village, elsewhere, ids)) }
}

const recordRequests = async (
  village: VillageWorld,
  elsewhere: VillageWorld,
  ids: { dewi: string; sutinah: string },
) => {
  const { officer, head } = village
  const exportId = newId()
  await officer.does(requestExport, {
    id: exportId,
    kind: 'new-people',
    reason: 'pindah ke sistem desa',
    receiver: 'kantor desa',
  })
  const transferId = newId()
  await officer.does(transferPerson, {
    id: transferId,
    personIds: [ids.sutinah],
    toVillageId: elsewhere.id,
    occurredOn: today(),
  })
  const csv =
    'nama,nik,tgl_lahir,jenis kelamin,no_kk\nMurwani Setyaningrum,3307105208029077,1990-01-01,P,3307100101010077\n'
  const importId = newId()
  const importHash = await officer.sends(csv)
  await officer.does(requestImport, { importId, fileHash: importHash, fileName: 'penduduk.csv' }).catch(() => undefined)
  const letterId = newId()
  const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
  await officer.does(requestLetter, { id: letterId, kind: 'domicile', personId: ids.dewi, fields })
  await officer.does(verifyLetter, { letterId })
  const { code, number } = await head.does(issueLetter, { letterId })
  const { checkPath } = await officer.asks(getLetter, { letterId })
  const { blocks, closing } = await head.asks(getWording, { kind: 'family_permission' })
  return {
    wording: { pieces: blocks.map((_, from) => ({ from, text: null })), closing },
    exportId,
    transferId,
    importId,
    importHash,
    letterId,
    code,
    number,
    checkPath: checkPath ?? '',
  }
}

export type Filled = Awaited<ReturnType<typeof fillVillage>>

/** The ids of a filled village by the names inputs call them. */
export const knownOf = (village: VillageWorld, filled: Filled): Record<string, unknown> => ({
  ...{ personId: filled.dewi, firstPersonId: filled.dewi, secondPersonId: filled.agus, keptPersonId: filled.dewi },
  ...{
    mergedPersonId: filled.agus,
    childPersonId: filled.kirana,
    carerPersonId: filled.sutinah,
    exceptId: filled.agus,
  },
  ...{
    spousePersonId: filled.agus,
    newHeadPersonId: filled.agus,
    existingPersonId: filled.dewi,
    proxyPersonId: filled.agus,
  },
  ...{ householdId: filled.household, episodeId: filled.episodeId, consultationId: filled.consultationId },
  ...{ parcelId: filled.parcelId, sealed: filled.sealed, copyId: filled.copyId, breachId: filled.breachId },
  ...{ verificationId: filled.verificationId, documentId: filled.documentId, contactId: filled.contactId },
  ...{ consentId: filled.consentId, careId: filled.careId, requestId: filled.requestId, scanId: filled.scanId },
  ...{
    transferId: filled.transferId,
    importId: filled.importId,
    letterId: filled.letterId,
    replacesId: filled.letterId,
    wording: filled.wording,
  },
  ...{
    hash: filled.fileHash,
    fileHash: filled.fileHash,
    evidenceFileHash: filled.fileHash,
    documentFileHash: filled.fileHash,
  },
  ...{ meetingId: filled.meetingId, attendeeId: filled.attendeeId, decisionId: filled.decisionId },
  ...{ doorId: filled.doorId, shareId: filled.shareId, toPersonId: filled.agus },
  ...{ ballotId: filled.ballotId, caseId: filled.caseId, referralId: filled.referralId, numberId: filled.numberId },
  ...{ reconciliationId: filled.reconciliationId, rowId: filled.rowId },
  ...{ roundId: filled.roundId, leadId: filled.leadId },
  ...{ vacancyId: filled.vacancyId, alertId: filled.alertId, erasureId: filled.erasureId },
  serviceId: filled.serviceId,
  ...{ villageId: village.id, toVillageId: village.id, placeId: village.id },
  ...{
    accountId: village.officer.actor.accountId,
    termId: village.officer.actor.termId,
    succeedsTermId: village.officer.actor.termId,
  },
  ...{ personIds: [filled.dewi, filled.agus], year: 2026, relationCode: '4', purpose: 'migration-service' },
  ...{ kindOfLetter: 'domicile', listImportId: filled.importId },
})

/** Operations whose own `id` names a row that is there already, or whose `code` is another than a letter's. */
export const ownIdOf = (name: string, filled: Filled): Record<string, unknown> => {
  if (/^registry\.(approve|refuse|withdraw|get)Export/.test(name)) return { id: filled.exportId }
  if (name !== 'registry.findSheet') return {}
  const paper = typedCodeOf({ kind: 'K', version: 1, village: 0, subjectId: filled.household })
  return { kind: 'K', code: paper.replaceAll('-', '').slice(2) }
}

/** Words and numbers that only the attacked village holds. */
export const secretsOfFamily =
  /dewi lestari|agus purnomo|kirana|sutinah|sikarang|33071\d{11}|murwani|081234567890|memukul|menahan/i

export interface TwoVillages {
  readonly world: World
  readonly ours: VillageWorld
  readonly theirs: VillageWorld
  readonly filled: Filled
}

/** The village that is attacked, filled; and the one the attackers come from. */
export const openTwoVillages = async (): Promise<TwoVillages> => {
  const world = await openWorld()
  const ours = await world.village({ code: '33.07.10.2004' })
  const theirs = await world.village()
  const third = await world.village()
  return { world, ours, theirs, filled: await fillVillage(ours, third) }
}

/** Every row of a village as one text: what an attack from outside must not change. Who read and who asked is not counted. */
export const rowsOfVillage = async (world: World, village: number): Promise<Record<string, string>> => {
  const tables = await world.asOwner<{ name: string }>(
    `select distinct c.relname as name from pg_class c join pg_policies p on p.tablename = c.relname
     where p.policyname = 'one_village' and c.relkind in ('r', 'p') order by 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await world.asOwner<{ rows: string }>(
      `select coalesce(md5(string_agg(t::text, '' order by t::text)), '') as rows from ${name} t where village_id = $1`,
      [village],
    )
    found[name] = row?.rows ?? ''
  }
  return found
}
