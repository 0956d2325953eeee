import type { BodyOf } from '../contract/bodies.ts'
import type { CaseClock, CaseOffice, CaseType } from '../contract/codes.ts'
import { rowsOfKind } from '../rules/starter-row.ts'
import { sinceLaw, toCheck } from './sources.ts'

const own = toCheck('Usulan sistem ini (domain.md §2.8); sesuaikan dengan kesepakatan kabupaten')
const gravest: CaseType[] = ['died', 'violence', 'lost_contact']

const clock = (
  key: string,
  waitsFor: CaseClock,
  days: number,
  title: string,
  titleEn: string,
  caseTypes: BodyOf<'case-clock'>['caseTypes'] = '*',
) => ({ key, title, titleEn, effectiveFrom: sinceLaw, ...own, body: { clock: waitsFor, days, caseTypes } })

/** Calendar days, because a family does not count working days. */
export const caseClockRows = rowsOfKind('case-clock', [
  clock('pilah', 'triage', 1, 'Laporan dipilah dalam 24 jam', 'Triage within 24 hours'),
  clock(
    'pilah-segera',
    'triage',
    0,
    'Kematian, kekerasan, hilang: segera',
    'Death, violence, missing: at once',
    gravest,
  ),
  clock('rujukan-pertama', 'first_referral', 3, 'Rujukan pertama dalam 3 hari', 'First referral within 3 days'),
  clock(
    'rujukan-segera',
    'first_referral',
    0,
    'Kematian, kekerasan, hilang: dirujuk segera',
    'Death, violence, missing: referred at once',
    gravest,
  ),
  clock(
    'jawaban-rujukan',
    'referral_answer',
    3,
    'Kantor rujukan ditanya sesudah 3 hari',
    'The office is asked after 3 days',
  ),
  clock('kabar-keluarga', 'family_update', 14, 'Keluarga diberi kabar tiap 14 hari', 'The family hears every 14 days'),
  clock('skrining', 'screening', 1, 'Skrining perdagangan orang dalam 24 jam', 'Trafficking screening within 24 hours'),
  clock('setuju-tutup', 'closing_approval', 3, 'Penutupan disetujui dalam 3 hari', 'Closing approved within 3 days'),
  clock(
    'tindak-lanjut-30',
    'follow_up_first',
    30,
    'Ditengok 30 hari sesudah ditutup',
    'Looked after 30 days after closing',
  ),
  clock(
    'tindak-lanjut-90',
    'follow_up_second',
    90,
    'Ditengok 90 hari sesudah ditutup',
    'Looked after 90 days after closing',
  ),
  clock('selesai-90', 'closed_within', 90, 'Diusahakan selesai dalam 90 hari', 'Meant to be closed within 90 days'),
])

const step = (key: string, from: CaseOffice, to: CaseOffice, afterDays: number, title: string, titleEn: string) => ({
  ...{ key, title, titleEn, effectiveFrom: sinceLaw, ...own },
  body: { escalatesFrom: from, escalatesTo: to, afterDays },
})

/** Village, labour office, BP3MI and the ministry, the mission. */
export const caseEscalationRows = rowsOfKind('case-escalation', [
  step(
    'desa-disnaker',
    'village',
    'manpower_office',
    3,
    'Dari desa ke Disnaker',
    'From the village to the labour office',
  ),
  step('disnaker-bp3mi', 'manpower_office', 'bp3mi', 7, 'Dari Disnaker ke BP3MI', 'From the labour office to BP3MI'),
  step('bp3mi-pusat', 'bp3mi', 'ministry', 7, 'Dari BP3MI ke KP2MI', 'From BP3MI to the ministry'),
  step('pusat-perwakilan', 'ministry', 'mission', 7, 'Dari KP2MI ke Perwakilan RI', 'From the ministry to the mission'),
])
