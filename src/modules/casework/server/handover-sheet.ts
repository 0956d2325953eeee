import type { Content } from 'pdfmake/interfaces.js'
import { longDate } from '#modules/letters/contract.ts'
import { loadSettings, villageSheet } from '#modules/letters/server/index.ts'
import { getVillage } from '#modules/places/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { mm } from '#platform/server/print/paper.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { getHandoverSheet, type Shared } from '../contract/referrals.ts'
import { reachWords } from '../rules/reach-words.ts'
import { openWords } from './recorded.ts'
import { saidTexts } from './said-texts.ts'
import { lockSentReferral } from './settle-referral.ts'
import type { ReferralRow } from './tables.ts'

/** Papers of a village are in Indonesian, whatever the reader speaks. */
const say = (key: string): string => saidTexts.id[key] ?? key

const rowsOf = (row: ReferralRow, shared: Shared): [string, string][] => {
  const rows: [string, string | null | undefined][] = [
    ['Nomor kasus', shared.number],
    ['Ditujukan kepada', row.organisation_name ?? say(`references.office.${row.office}`)],
    ['Dikirim tanggal', longDate(row.sent_on as PlainDate)],
    ['Nama pekerja', shared.workerName],
    ['Negara', shared.country && new Intl.DisplayNames(['id'], { type: 'region' }).of(shared.country)],
    ['Masalah', shared.types.map((type) => say(`casework.type.${type}`)).join(', ')],
    ['Bahaya', say(`casework.risk.${shared.risk}`)],
    ['Telepon', shared.phone],
    ['Cara aman menghubungi', reachWords(say, shared)],
    ['Pelapor', shared.reporter],
    ['Majikan dan agensi', shared.employer],
    ['Yang diminta keluarga', shared.demands.map((demand) => say(`casework.demand.${demand}`)).join(', ')],
    ['Yang terjadi', shared.story],
    ['Yang diminta dari kantor ini', shared.purpose],
    ['Dasar menyampaikan', say(`migration.ground.${row.ground}`)],
  ]
  return rows.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []))
}

const lineTo = (label: string): Content => ({
  columns: [
    { text: label, width: mm(48) },
    { text: ': ........................................................................................', width: '*' },
  ],
  margin: [0, mm(2.5), 0, 0],
})

/** For the office to tear off, sign and give back: that it was received, and what it does. */
const receiptPart = (row: ReferralRow, number: string): Content[] => [
  {
    text: '- - - - - - - - - - - - - - - - - - -  sobek di sini  - - - - - - - - - - - - - - - - - - -',
    alignment: 'center',
    margin: [0, mm(8), 0, mm(4)],
  },
  { text: 'TANDA TERIMA RUJUKAN', bold: true, alignment: 'center' },
  { text: `Kasus ${number}, dikirim ${longDate(row.sent_on as PlainDate)}`, alignment: 'center' },
  ...['Diterima tanggal', 'Nama dan jabatan', 'Jawaban: diterima / ditolak', 'Karena', 'Telepon untuk bertanya'].map(
    lineTo,
  ),
  { text: 'Tanda tangan dan cap', margin: [mm(100), mm(6), 0, mm(18)] },
]

/** The least that lets another office act, on one page, for an office without an account. */
export const getHandoverSheetHandler = handle(getHandoverSheet, async (context, input) => {
  const row = await lockSentReferral(context, input.referralId)
  const shared = JSON.parse(openWords(row.shared_sealed) ?? '{"types":[],"demands":[]}') as Shared
  const village = await getVillage(context, context.villageId)
  const { settings } = await loadSettings(context, village)
  const pdf = await villageSheet({
    title: 'Lembar rujukan',
    heading: 'LEMBAR RUJUKAN KASUS',
    ...{ village, settings, createdAt: context.now },
    facts: rowsOf(row, shared),
    rest: [
      {
        text: 'Rahasia. Hanya untuk petugas yang menangani. Jangan difoto, disalin, atau diteruskan tanpa izin keluarga. Layanan ini gratis.',
        bold: true,
        margin: [0, mm(5), 0, mm(4)],
      },
      { text: `Petugas: ${row.recorded_by_name}${settings.phone ? `, telepon ${settings.phone}` : ''}` },
      ...receiptPart(row, shared.number),
    ],
  })
  return { name: `rujukan-${row.id.slice(-8)}.pdf`, pdf: Buffer.from(pdf).toString('base64') }
})
