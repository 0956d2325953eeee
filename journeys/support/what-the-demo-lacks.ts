import type { Page } from '@playwright/test'
import { dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { type Sheet, writeSheet } from '#platform/shared/paper-sheet.ts'
import { does } from './acting.ts'

interface Listed {
  readonly id: string
  readonly personId: string
  readonly householdId: string | null
}

/** A paper of a candidate, an office that was asked to help, a form that came back: the officer's pages that the demo has none of. */
export const recordPaperAndReferral = async (officer: Page): Promise<readonly string[]> => {
  const { episodes } = await does(officer, 'migration.listEpisodes', {})
  const found = (episodes as readonly Listed[]).find(({ householdId }) => householdId !== null)
  if (!found) throw new Error('the demo has no candidate with a family')
  const { id: episodeId, personId, householdId } = found
  const documentId = newId()
  await does(officer, 'registry.recordDocument', { id: documentId, personId, kind: 'SKCK', issuer: 'Polres Wonosobo' })
  await does(officer, 'migration.referEpisode', {
    ...{ id: newId(), episodeId, officeKind: 'task_force', referredOn: dayIn('Asia/Jakarta'), channel: 'phone' },
    ...{ consent: 'given', consentChannel: 'written', told: 'Dokumen dipegang perekrut.' },
  })
  const { villageId } = await does(officer, 'access.getSession', {})
  const sheet: Sheet = { kind: 'K', version: 1, village: Number(villageId), subjectId: householdId }
  const paper = `/orang/${personId}/kertas/${documentId}`
  return [
    await askAboutCase(officer),
    `/calon/${episodeId}`,
    paper,
    `/orang/${personId}?bagian=kertas`,
    `/formulir/${writeSheet(sheet)}`,
  ]
}

/** A family asks on its own page, with the number and the PIN of its receipt; answers the case that waits for an answer. */
const askAboutCase = async (officer: Page): Promise<string> => {
  const { cases } = await does(officer, 'casework.listCases', { group: 'mine' })
  const caseId = (cases as readonly { readonly id: string; readonly state: string }[]).find(
    ({ state }) => state === 'in_assistance',
  )?.id
  if (caseId === undefined) throw new Error('the demo has no case that somebody works on')
  const { code, pin } = await does(officer, 'casework.getReceipt', { caseId })
  const asked = await officer.evaluate(
    async ([kode, number]) => {
      const send = async (address: string, typed: Record<string, string>) =>
        (await fetch(address, { method: 'POST', credentials: 'omit', body: new URLSearchParams(typed) })).text()
      const tiket = /name="tiket" value="([^"]*)"/.exec(await send('/kasus-saya', { kode, pin: number }))?.[1] ?? ''
      return send('/kasus-saya/tanya', { kode, tiket, pertanyaan: 'Apakah sudah ada kabar dari majikannya?' })
    },
    [String(code), String(pin)] as const,
  )
  if (!asked.includes('sudah ada kabar')) throw new Error('the family could not ask')
  return `/kasus/${caseId}`
}

/** A leak on record, and a system that is told. */
export const recordBreachAndReceiver = async (head: Page): Promise<readonly string[]> => {
  const { villageId } = await does(head, 'access.getSession', {})
  const sentence = 'HP petugas tertinggal di angkutan desa.'
  const said = { whatHappened: sentence, whichData: sentence, handling: sentence, peopleCount: 3, personIds: [] }
  const found = { kind: 'device_lost', foundAt: new Date(Date.now() - 3_600_000).toISOString() }
  await does(head, 'access.recordBreach', { id: newId(), villageId, ...found, ...said })
  const told = { name: 'Sistem Disnaker', address: 'https://disnaker.example/kabar', events: ['letters.issued'] }
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  await does(head, 'webhooks.recordSubscription', { id: newId(), ...told, secret })
  return []
}
