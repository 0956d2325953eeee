import { recordMeeting } from '#modules/meetings/contract.ts'
import {
  guidanceKind,
  importVacancies,
  recordAlert,
  recordAlertOutcome,
  recordGuidance,
  recordProfile,
  recordRecruiterVisit,
  recordService,
  recordVacancy,
  withdrawVacancy,
} from '#modules/placement/contract.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import type { Adult } from './people-of-village.ts'
import type { Cast } from './tell-story.ts'

type Told = Omit<InputOf<typeof recordVacancy>, 'id'>

const agency = { agencyName: 'PT Contoh Karya Bahari', agencyLicence: 'contoh-001/2024' }

/** The notice of a labour office, as it comes: work at home and abroad. */
const fileOfOffice = (today: PlainDate): string => {
  const until = (days: number) => addDays(today, days)
  return [
    'Nomor;Jabatan;Negara;Kota;P3MI;Pemberi kerja;Jumlah;Gaji;Lama kontrak;Usia;Pendidikan;Bahasa;Batas lamaran',
    `LK-11;Operator jahit;Indonesia;Kabupaten Semarang;;PT Contoh Garmen;50;2.500.000 - 2.900.000;12;18-35;SMP;;${until(24)}`,
    `LK-12;Petugas kebersihan hotel;Indonesia;Kota Magelang;;Hotel Contoh Asri;6;2.300.000;12;20-40;SMP;;${until(11)}`,
    `LK-13;Sopir truk;Indonesia;Kabupaten Temanggung;;CV Contoh Angkutan;4;3.100.000;12;;SMA;;${until(3)}`,
    `LK-14;Perawat lansia;Jepang;Osaka;PT Contoh Melati;;15;JPY 180.000;36;20-32;D3;Jepang cukup;${until(60)}`,
    `LK-15;Operator pabrik elektronik;Malaysia;Penang;PT Contoh Melati;;80;RM 1.700;24;18-35;SMA;;${until(35)}`,
    `LK-16;Operator pabrik makanan;Malaysia;Johor;PT Contoh Melati;;40;RM 1.700;24;18-35;SMA;;${until(-6)}`,
  ].join('\n')
}

const byHand = (today: PlainDate): readonly Told[] => [
  {
    ...{ title: 'Penata laksana rumah tangga', occupation: 'housekeeper', country: 'HK', ...agency, places: 12 },
    ...{ wageMinimum: 4990, wageCurrency: 'HKD', workerPaysRupiah: 0, contractMonths: 24, ageMinimum: 21 },
    ...{ ageMaximum: 40, education: '4', deadlineOn: addDays(today, 40), orderNumber: 'JO-HK-021' },
    ...{ languages: [{ language: 'yue', level: 'basic' }], documents: ['KTP', 'KK', 'Ijazah', 'Surat izin keluarga'] },
    ...{ sourceName: 'Job order PT Contoh Karya Bahari', sourceOn: addDays(today, -5) },
  },
  {
    ...{ title: 'Pengasuh lansia di panti', occupation: 'elderly_carer', country: 'TW', region: 'Taichung', ...agency },
    ...{ places: 20, wageMinimum: 20_000, wageMaximum: 28_000, wageCurrency: 'TWD', contractMonths: 36 },
    ...{ sex: 'female', ageMinimum: 21, ageMaximum: 45, education: '4', experienceMonths: 6 },
    ...{ languages: [{ language: 'zh', level: 'basic' }], certificates: ['Pengasuh lansia'] },
    ...{ sourceName: 'Job order PT Contoh Karya Bahari', sourceOn: addDays(today, -3), orderNumber: 'JO-TW-007' },
  },
  {
    ...{ title: 'Asisten rumah tangga', occupation: 'housekeeper', country: 'SA', agencyName: 'PT Contoh Sahara' },
    ...{ wageMinimum: 1500, wageCurrency: 'SAR', workerPaysRupiah: 15_000_000, deadlineOn: addDays(today, 9) },
    ...{ sourceName: 'Selebaran di pasar', sourceOn: addDays(today, -1) },
  },
]

const profiles: readonly Omit<InputOf<typeof recordProfile>, 'id' | 'personId'>[] = [
  {
    ...{ education: '4', wishedPlace: 'abroad', certificates: [], skills: 'Memasak, mencuci, merawat orang tua' },
    languages: [{ language: 'zh', level: 'fair' }],
    experience: [{ occupation: 'elderly_carer', months: 24 }],
  },
  {
    ...{ education: '5', wishedPlace: 'either', languages: [], certificates: ['Menjahit dasar'] },
    experience: [{ occupation: 'factory', months: 18 }],
  },
]

/** Where in the village's stories the first one stands who came home: she looks for work here. */
const returnedAt = 23

/** What the village knows of work: a file of the labour office, two job orders, a leaflet that does not hold; and who looks for work. */
export const offerWork = async ({ officer, today }: Cast, candidates: readonly Adult[]): Promise<void> => {
  await officer.does(importVacancies, {
    ...{ text: fileOfOffice(today), sourceName: 'Dinas Tenaga Kerja', sourceOn: addDays(today, -8) },
  })
  for (const told of byHand(today)) await officer.does(recordVacancy, { id: newId(), ...told })
  const vacancyId = newId()
  await officer.does(recordVacancy, {
    ...{ id: vacancyId, title: 'Pekerja perkebunan', occupation: 'plantation', country: 'MY', region: 'Sabah' },
    ...{ ...agency, sourceName: 'Brosur P3MI', sourceOn: addDays(today, -20), orderNumber: 'JO-MY-003' },
  })
  await officer.does(withdrawVacancy, { vacancyId, reason: 'Kata P3MI kuotanya sudah penuh' })
  for (const [at, told] of profiles.entries()) {
    const personId = candidates[at]?.personId
    if (personId) await officer.does(recordProfile, { id: newId(), personId, ...told })
  }
  const personId = candidates[returnedAt]?.personId
  const atHome = { education: '3', wishedPlace: 'home', skills: 'Menjahit di rumah' } as const
  if (personId) await officer.does(recordProfile, { id: newId(), personId, ...atHome, certificates: [] })
  await serve({ officer, today }, candidates)
}

/** Advice at the desk and by phone, and a guidance session that comes. */
const serve = async ({ officer, today }: Pick<Cast, 'officer' | 'today'>, candidates: readonly Adult[]) => {
  const personId = candidates[0]?.personId ?? null
  await officer.does(recordService, {
    ...{ id: newId(), personId, occurredOn: addDays(today, -4), duty: 'e', channel: 'desk' },
    ...{ topics: ['rights', 'finance'], note: 'Bertanya apakah gaji boleh dipotong agensi.' },
    outcome: 'Dijelaskan biaya yang dilarang. Kembali membawa suami hari Selasa.',
  })
  await officer.does(recordService, {
    ...{ id: newId(), occurredOn: addDays(today, -2), duty: 'a', channel: 'messenger', topics: ['opportunities'] },
    ...{ toldName: 'Warga desa sebelah', outcome: 'Dikirimi pesan lowongan dan alamat cek P3MI' },
  })
  await watch({ officer, today })
  const meetingId = newId()
  await officer.does(recordMeeting, {
    ...{ id: meetingId, kind: guidanceKind, title: 'Bimbingan: berangkat dengan aman', heldOn: addDays(today, 12) },
    ...{ startsAt: '09:00', place: 'Balai desa', forWhom: 'Calon dan keluarganya' },
  })
  await officer.does(recordGuidance, {
    ...{ id: newId(), meetingId, topics: ['safe_procedure', 'rights'], material: 'Selebaran Taiwan dan Hong Kong' },
  })
}

/** One alert looked at, one that waits; a recruiter who reported. */
const watch = async ({ officer, today }: Pick<Cast, 'officer' | 'today'>) => {
  const alertId = newId()
  await officer.does(recordAlert, {
    ...{ id: alertId, channel: 'community_leader', heardOn: addDays(today, -3), grade: 'B' },
    told: 'Ketua RT bercerita ada tamu menawarkan kerja kebun di Sabah, berangkat minggu ini.',
  })
  await officer.does(recordAlertOutcome, {
    ...{ id: newId(), alertId, outcome: 'talked', note: 'Dua keluarga ditemui. Belum ada yang membayar.' },
  })
  await officer.does(recordAlert, {
    ...{ id: newId(), channel: 'social_media', heardOn: addDays(today, -1), grade: 'A' },
    told: 'Unggahan grup jual beli: customer service di Kamboja, gaji 12 juta, tanpa pengalaman.',
  })
  await officer.does(recordRecruiterVisit, {
    ...{
      id: newId(),
      name: 'Rekaan Contohwati',
      agencyName: 'PT Contoh Karya Bahari',
      agencyLicence: 'contoh-001/2024',
    },
    ...{ fromOn: addDays(today, -6), untilOn: addDays(today, -4), letterNumber: 'ST/17/2026', country: 'Taiwan' },
    whomMet: 'Calon di Dusun Kidul, di balai desa',
  })
}
