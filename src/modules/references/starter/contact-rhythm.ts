import type { ContactRisk, ContactRule } from '../contract/codes.ts'
import { rowsOfKind } from '../rules/starter-row.ts'
import { sinceLaw, toCheck } from './sources.ts'

const own = toCheck('Usulan sistem ini (domain.md §2.3); sesuaikan dengan kesepakatan kabupaten')

const rule = (
  key: string,
  contactRule: ContactRule,
  contactRisk: ContactRisk,
  days: number,
  title: string,
  titleEn: string,
) => ({ key, title, titleEn, effectiveFrom: sinceLaw, ...own, body: { contactRule, contactRisk, days } })

/** Days 30, 90 and 180 after departure, then every half year; sooner where more can go wrong. */
export const contactRhythmRows = rowsOfKind('contact-rhythm', [
  rule('hari-30', 'call_after', 'usual', 30, 'Tanya kabar pada hari ke-30', 'News on day 30'),
  rule('hari-90', 'call_after', 'usual', 90, 'Tanya kabar pada hari ke-90', 'News on day 90'),
  rule('hari-180', 'call_after', 'usual', 180, 'Tanya kabar pada hari ke-180', 'News on day 180'),
  rule('tiap-enam-bulan', 'call_every', 'usual', 182, 'Sesudah itu tiap enam bulan', 'Then every half year'),
  rule('dijaga-hari-14', 'call_after', 'raised', 14, 'Perlu dijaga: hari ke-14', 'Watched over: day 14'),
  rule('dijaga-hari-30', 'call_after', 'raised', 30, 'Perlu dijaga: hari ke-30', 'Watched over: day 30'),
  rule('dijaga-hari-60', 'call_after', 'raised', 60, 'Perlu dijaga: hari ke-60', 'Watched over: day 60'),
  rule('dijaga-hari-90', 'call_after', 'raised', 90, 'Perlu dijaga: hari ke-90', 'Watched over: day 90'),
  rule('dijaga-tiap-60', 'call_every', 'raised', 60, 'Perlu dijaga: tiap 60 hari', 'Watched over: every 60 days'),
  rule('khawatir-lagi', 'call_after_worry', 'usual', 14, 'Sesudah kabar buruk: 14 hari', 'After bad news: 14 days'),
  rule('diam-90', 'silence_after', 'usual', 90, 'Tanpa kabar 90 hari: dicari', 'No news for 90 days: looked for'),
  rule('diam-60', 'silence_after', 'raised', 60, 'Perlu dijaga: dicari sesudah 60 hari', 'Watched over: after 60 days'),
  rule('keluarga-setahun', 'kin_every', 'usual', 365, 'Keluarga dipastikan tiap tahun', 'Next of kin every year'),
])
