import { rowsOfKind } from '../rules/starter-row.ts'
import { toCheck } from './sources.ts'

type Day = readonly [on: string, title: string, titleEn: string, type?: 'joint_leave']

const fixed = (year: number): readonly Day[] => [
  [`${year}-01-01`, 'Tahun Baru Masehi', 'New Year'],
  [`${year}-05-01`, 'Hari Buruh Internasional', 'Labour Day'],
  [`${year}-06-01`, 'Hari Lahir Pancasila', 'Pancasila Day'],
  [`${year}-08-17`, 'Hari Kemerdekaan', 'Independence Day'],
  [`${year}-12-25`, 'Hari Raya Natal', 'Christmas'],
]

/** Days that move with the moon are the government's to say: all are unconfirmed until compared with its decree. */
const moving: Readonly<Record<number, readonly Day[]>> = {
  2025: [
    ['2025-01-27', 'Isra Mikraj Nabi Muhammad SAW', 'Ascension of the Prophet'],
    ['2025-01-29', 'Tahun Baru Imlek 2576', 'Chinese New Year'],
    ['2025-03-29', 'Hari Suci Nyepi', 'Nyepi'],
    ['2025-03-31', 'Idul Fitri 1446 H, hari pertama', 'Eid al-Fitr, first day'],
    ['2025-04-01', 'Idul Fitri 1446 H, hari kedua', 'Eid al-Fitr, second day'],
    ['2025-04-18', 'Wafat Yesus Kristus', 'Good Friday'],
    ['2025-05-12', 'Hari Raya Waisak 2569', 'Vesak'],
    ['2025-05-29', 'Kenaikan Yesus Kristus', 'Ascension Day'],
    ['2025-06-06', 'Idul Adha 1446 H', 'Eid al-Adha'],
    ['2025-06-27', 'Tahun Baru Islam 1447 H', 'Islamic New Year'],
    ['2025-09-05', 'Maulid Nabi Muhammad SAW', 'Birthday of the Prophet'],
  ],
  2026: [
    ['2026-01-16', 'Isra Mikraj Nabi Muhammad SAW', 'Ascension of the Prophet'],
    ['2026-02-16', 'Cuti bersama Imlek', 'Joint leave, Chinese New Year', 'joint_leave'],
    ['2026-02-17', 'Tahun Baru Imlek 2577', 'Chinese New Year'],
    ['2026-03-18', 'Cuti bersama Nyepi', 'Joint leave, Nyepi', 'joint_leave'],
    ['2026-03-19', 'Hari Suci Nyepi', 'Nyepi'],
    ['2026-03-20', 'Cuti bersama Idul Fitri', 'Joint leave, Eid al-Fitr', 'joint_leave'],
    ['2026-03-21', 'Idul Fitri 1447 H, hari pertama', 'Eid al-Fitr, first day'],
    ['2026-03-22', 'Idul Fitri 1447 H, hari kedua', 'Eid al-Fitr, second day'],
    ['2026-03-23', 'Cuti bersama Idul Fitri', 'Joint leave, Eid al-Fitr', 'joint_leave'],
    ['2026-03-24', 'Cuti bersama Idul Fitri', 'Joint leave, Eid al-Fitr', 'joint_leave'],
    ['2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'],
    ['2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension Day'],
    ['2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus', 'Joint leave, Ascension Day', 'joint_leave'],
    ['2026-05-27', 'Idul Adha 1447 H', 'Eid al-Adha'],
    ['2026-05-28', 'Cuti bersama Idul Adha', 'Joint leave, Eid al-Adha', 'joint_leave'],
    ['2026-05-31', 'Hari Raya Waisak 2570', 'Vesak'],
    ['2026-06-16', 'Tahun Baru Islam 1448 H', 'Islamic New Year'],
    ['2026-08-25', 'Maulid Nabi Muhammad SAW', 'Birthday of the Prophet'],
    ['2026-12-24', 'Cuti bersama Natal', 'Joint leave, Christmas', 'joint_leave'],
  ],
  2027: [
    ['2027-01-05', 'Isra Mikraj Nabi Muhammad SAW', 'Ascension of the Prophet'],
    ['2027-02-06', 'Tahun Baru Imlek 2578', 'Chinese New Year'],
    ['2027-03-08', 'Hari Suci Nyepi', 'Nyepi'],
    ['2027-03-10', 'Idul Fitri 1448 H, hari pertama', 'Eid al-Fitr, first day'],
    ['2027-03-11', 'Idul Fitri 1448 H, hari kedua', 'Eid al-Fitr, second day'],
    ['2027-03-26', 'Wafat Yesus Kristus', 'Good Friday'],
    ['2027-05-06', 'Kenaikan Yesus Kristus', 'Ascension Day'],
    ['2027-05-17', 'Idul Adha 1448 H', 'Eid al-Adha'],
    ['2027-05-20', 'Hari Raya Waisak 2571', 'Vesak'],
    ['2027-06-06', 'Tahun Baru Islam 1449 H', 'Islamic New Year'],
    ['2027-08-15', 'Maulid Nabi Muhammad SAW', 'Birthday of the Prophet'],
  ],
}

/** Days of the decree of three ministers for each year. */
const decrees: Readonly<Record<number, readonly [effectiveFrom: string, source: string]>> = {
  2025: ['2024-10-14', 'SKB tiga menteri 14 Oktober 2024 tentang hari libur nasional 2025'],
  2026: ['2025-09-19', 'SKB tiga menteri 19 September 2025 tentang hari libur nasional 2026'],
  2027: ['2026-11-22', 'Perhitungan kalender 2027; keputusan tiga menteri belum dibaca'],
}

export const holidayRows = rowsOfKind(
  'holiday',
  [2025, 2026, 2027].flatMap((year) => {
    const [effectiveFrom, source] = decrees[year] ?? ['', '']
    return [...fixed(year), ...(moving[year] ?? [])].map(([on, title, titleEn, type]) => ({
      key: `${on}${type ? '-cuti-bersama' : ''}`,
      title,
      titleEn,
      effectiveFrom,
      ...toCheck(source),
      body: { on, type: type ?? ('national' as const) },
    }))
  }),
)
