import type { Content } from 'pdfmake/interfaces.js'
import { otherDoors } from '#modules/references/contract.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import { shownName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { mm } from '#platform/server/print/paper.ts'
import { qrCode } from '#platform/server/print/qr-code.ts'
import type { Instant, PlainDate } from '#platform/shared/dates.ts'
import { getReceiptFile } from '../contract/letter.ts'
import type { LetterSettings } from '../contract/settings.ts'
import { longDate } from '../rules/words.ts'
import { getLetterRow } from './letter-rows.ts'
import { loadSettings } from './letterheads.ts'
import { receiptCodeOf } from './receipt-code.ts'
import { loadEpisode, loadVillage } from './sources.ts'
import type { LetterRow } from './tables.ts'
import { kindWords } from './task-kinds.ts'
import { checkSite } from './tokens.ts'
import { villageSheet } from './village-sheet.ts'

const spoken = (phone: string): string => (phone.startsWith('+') ? phone : phone.replace(/^(\d{4})(\d{4,})$/, '$1-$2'))

const doorsOf = async (context: Context, country: string | null): Promise<Content[]> => {
  const rows = await rowsOf(context, 'hotline', context.today)
  return otherDoors(rows, country).map((row) => ({
    text: `${row.title}: ${[...row.body.phones.map(spoken), row.body.website ?? ''].filter(Boolean).join(', ')}${row.confirmed ? '' : ' (nomor belum dicocokkan ulang)'}`,
  }))
}

const chargeOf = ({ levyRegulation }: LetterSettings): string =>
  levyRegulation
    ? `Pungutan hanya menurut Perdes nomor ${levyRegulation}.`
    : 'GRATIS. Tidak ada biaya apa pun, termasuk untuk formulir, cap, dan tanda tangan.'

const factRows = (row: LetterRow): [string, string][] => [
  ['Surat yang diminta', kindWords(row.kind)],
  ['Untuk', shownName(row.subject_name)],
  ['Diminta tanggal', longDate(row.requested_on as PlainDate)],
  ['Diterima oleh', row.recorded_by_name],
]

/** How whoever has no account follows the request: at home, on any phone. */
const followPart = (row: LetterRow): Content => {
  const code = receiptCodeOf(row)
  if (!code) return { text: '' }
  const address = `${checkSite()}/permintaan/${code.replaceAll('-', '')}`
  return {
    margin: [0, 0, 0, mm(6)],
    columnGap: mm(4),
    columns: [
      { width: mm(30), ...(qrCode(address.toUpperCase(), mm(30)) as object) } as Content,
      {
        width: '*',
        margin: [0, mm(2), 0, 0],
        stack: [
          { text: 'Lihat sampai di mana surat ini:', bold: true },
          { text: `pindai QR, atau buka ${checkSite().replace(/^https?:\/\//, '')}/permintaan dan tulis kode` },
          { text: code, bold: true, fontSize: 14, margin: [0, mm(1), 0, mm(1)] },
          { text: 'Siapa yang memegang kode ini bisa melihat keadaan surat. Simpan baik-baik.' },
        ],
      },
    ],
  }
}

/** What a person takes home from the desk: that it was asked for, that it costs nothing, and whom else to call. */
export const getReceiptFileHandler = handle(getReceiptFile, async (context, input) => {
  const row = await getLetterRow(context, input.letterId)
  const village = await loadVillage(context)
  const country = row.episode_id ? (await loadEpisode(context, row.episode_id)).country : null
  const { settings } = await loadSettings(context, village)
  const pdf = await villageSheet({
    title: 'Tanda terima permintaan surat',
    heading: 'TANDA TERIMA PERMINTAAN SURAT',
    ...{ village, settings, createdAt: row.recorded_at as Instant },
    facts: factRows(row).map(([label, value]) => [label, { text: value, bold: true }]),
    rest: [
      { text: chargeOf(settings), bold: true, fontSize: 14, margin: [0, mm(6), 0, mm(4)] },
      followPart(row),
      {
        text: 'Kalau diminta uang, atau ada yang tidak beres, sampaikan kepada kepala desa, Dinas Tenaga Kerja kabupaten, atau:',
      },
      { ul: await doorsOf(context, country), margin: [mm(4), mm(1.5), 0, 0] },
    ],
  })
  return { name: `tanda-terima-${row.id.slice(-8)}.pdf`, pdf: Buffer.from(pdf).toString('base64') }
})
