import {
  approveSignalErasure,
  listSignals,
  recordAlert,
  recordAlertOutcome,
  recordService,
  refuseSignalErasure,
  requestSignalErasure,
} from '#modules/placement/contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Cast } from './tell-story.ts'

type Keep = (words: string, name: string) => Promise<string>

const alerts = [
  {
    channel: 'rumour',
    grade: 'C',
    outcome: 'no_sign',
    told: 'Katanya ada mobil menjemput calon tengah malam.',
    note: 'Mobil katering hajatan.',
  },
  {
    channel: 'caller',
    grade: 'B',
    outcome: 'watching',
    told: 'Penelepon menawarkan kerja di kapal, minta KTP difoto.',
    note: 'Nomornya dicatat, warga diberi tahu di pos ronda.',
  },
  {
    channel: 'other',
    grade: 'B',
    outcome: 'referred',
    told: 'Selebaran tanpa nama P3MI ditempel di pasar.',
    note: 'Fotonya dikirim ke Disnaker.',
  },
  {
    channel: 'social_media',
    grade: 'A',
    outcome: 'case_opened',
    told: 'Grup pesan mengumpulkan uang muka untuk kerja di Dubai.',
    note: 'Dua orang sudah membayar. Kasusnya dibuka.',
  },
  {
    channel: 'community_leader',
    grade: 'A',
    outcome: 'prevented',
    told: 'Bu RW: tiga pemuda akan berangkat lewat jalur laut.',
    note: 'Ketiganya batal berangkat, pernyataannya dilampirkan.',
  },
] as const

/** Every end of an alert once; what was prevented has its proof beside it. */
export const showSigns = async ({ officer, head, today }: Cast, keep: Keep): Promise<void> => {
  for (const [index, { outcome, note, ...told }] of alerts.entries()) {
    const alertId = newId()
    await officer.does(recordAlert, { id: alertId, heardOn: addDays(today, -2 - index), ...told })
    const fileHash =
      outcome === 'prevented' ? await keep('Pernyataan batal berangkat (contoh)', 'pernyataan.pdf') : null
    await officer.does(recordAlertOutcome, { id: newId(), alertId, outcome, note, fileHash })
  }
  await askToErase({ officer, head, today })
  for (const [channel, duty, topic] of [
    ['visit', 'c', 'documents'],
    ['phone', 'b', 'language'],
  ] as const)
    await officer.does(recordService, {
      ...{ id: newId(), occurredOn: addDays(today, -5), duty, channel, topics: [topic], toldName: 'Warga contoh' },
      outcome: 'Dijelaskan di rumahnya.',
    })
}

const twice = {
  channel: 'rumour',
  grade: 'C',
  told: 'Mobil yang sama, tercatat dua kali.',
} as const

const askToErase = async ({ officer, head, today }: Cast) => {
  const twiceId = newId()
  await officer.does(recordAlert, { id: twiceId, heardOn: addDays(today, -2), ...twice })
  const { visits } = await officer.asks(listSignals, {})
  const asked = [
    { kind: 'alert', subjectId: twiceId, reason: 'recorded_twice' },
    { kind: 'visit', subjectId: visits[0]?.id, reason: 'wrong_person' },
  ] as const
  for (const [index, { kind, subjectId, reason }] of asked.entries()) {
    if (!subjectId) continue
    const erasureId = newId()
    await officer.does(requestSignalErasure, { id: erasureId, kind, subjectId, reason })
    if (index === 0) await head.does(approveSignalErasure, { erasureId })
    if (index === 1) await head.does(refuseSignalErasure, { erasureId, reason: 'Namanya cocok dengan surat tugasnya.' })
  }
}
