import { clientModule } from '#platform/client/client-module.ts'
import { caseworkTexts } from '../texts.ts'

const ofCase = (
  page: string,
  title: string,
  operation: string,
  load: () => Promise<Readonly<Record<string, unknown>>>,
) => ({
  ...{ path: `/kasus/$caseId/${page}`, title, operation, load },
})

const ofIncidents: typeof ofCase = (page, title, operation, load) => ({
  ...{ path: `/kasus/peristiwa${page}`, title, operation, load },
})

/** Screens of cases: the work list, a case with its forms, the overview, screening apart, and the office a case was sent to. */
export const caseworkClient = clientModule({
  name: 'casework',
  device: async () => (await import('./device-part.ts')).caseworkDevice,
  texts: caseworkTexts,
  routes: [
    {
      path: '/kasus',
      title: 'casework.title',
      operation: 'casework.listCases',
      load: () => import('./case-list-page.tsx'),
    },
    {
      path: '/kasus/baru',
      title: 'casework.new',
      operation: 'casework.recordCase',
      load: () => import('./new-case-page.tsx'),
    },
    {
      path: '/kasus/ringkasan',
      title: 'casework.overview',
      operation: 'casework.getOverview',
      load: () => import('./overview-page.tsx'),
    },
    {
      path: '/kasus/titipan',
      title: 'casework.transfers.title',
      operation: 'casework.listOfferedTransfers',
      load: () => import('./transfers-page.tsx'),
    },
    ofIncidents('', 'casework.incidents.title', 'casework.listIncidents', () => import('./incident-list-page.tsx')),
    ofIncidents('/baru', 'casework.incidents.new', 'casework.recordIncident', () => import('./new-incident-page.tsx')),
    ofIncidents('/$incidentId', 'casework.incident', 'casework.listIncidents', () => import('./incident-page.tsx')),
    ofIncidents(
      '/$incidentId/betulkan',
      'casework.incidents.correct',
      'casework.correctIncident',
      () => import('./correct-incident-page.tsx'),
    ),
    {
      path: '/kasus/$caseId',
      title: 'casework.title',
      operation: 'casework.getCase',
      load: () => import('./case-page.tsx'),
    },
    ofCase('pilah', 'casework.triage.title', 'casework.recordTriage', () => import('./triage-page.tsx')),
    ofCase('catat', 'casework.entry.new', 'casework.recordEntry', () => import('./entry-page.tsx')),
    ofCase('jawab/$questionId', 'casework.answer.new', 'casework.recordAnswer', () => import('./answer-page.tsx')),
    ofCase('langkah', 'casework.move.title', 'casework.recordState', () => import('./move-page.tsx')),
    ofCase('rujuk', 'casework.refer.new', 'casework.referCase', () => import('./refer-page.tsx')),
    ofCase(
      'rujukan/$referralId',
      'casework.referrals',
      'casework.recordReferralState',
      () => import('./referral-page.tsx'),
    ),
    ofCase('keluarga', 'casework.confirm.title', 'casework.confirmOutcome', () => import('./confirm-page.tsx')),
    ofCase('tutup', 'casework.close.title', 'casework.closeCase', () => import('./close-page.tsx')),
    ofCase('tengok', 'casework.followUp', 'casework.recordFollowUp', () => import('./follow-up-page.tsx')),
    ofCase('uang', 'casework.money.title', 'casework.recordDemand', () => import('./money-page.tsx')),
    ofCase('bukti', 'casework.evidence.new', 'casework.recordEvidence', () => import('./evidence-page.tsx')),
    ofCase(
      'peristiwa',
      'casework.incidents.assign',
      'casework.assignIncident',
      () => import('./incident-of-case-page.tsx'),
    ),
    ofCase('ingat', 'casework.flag.new', 'casework.recordFlag', () => import('./flag-page.tsx')),
    {
      ...ofCase('petugas', 'casework.people.title', 'casework.transferCase', () => import('./people-page.tsx')),
      words: ['access'],
    },
    ofCase('skrining', 'casework.screening.ask', 'casework.requestScreening', () => import('./screening-ask-page.tsx')),
    ofCase('tanda-terima', 'casework.receipt.title', 'casework.getReceipt', () => import('./receipt-page.tsx')),
    {
      path: '/skrining',
      title: 'casework.screenings.title',
      operation: 'casework.listScreenings',
      load: () => import('./screening-list-page.tsx'),
    },
    {
      path: '/skrining/$screeningId',
      title: 'casework.screenings.title',
      operation: 'casework.getScreening',
      load: () => import('./screening-page.tsx'),
    },
    {
      path: '/rujukan-masuk',
      title: 'casework.received.title',
      operation: 'casework.listReferrals',
      load: () => import('./received-list-page.tsx'),
    },
    {
      path: '/rujukan-masuk/$referralId',
      title: 'casework.received.title',
      operation: 'casework.getReferral',
      load: () => import('./received-page.tsx'),
    },
  ],
  menu: [
    { path: '/kasus', label: 'casework.menu', icon: 'lifebuoy', pillar: 1, operation: 'casework.listCases', order: 30 },
    {
      path: '/skrining',
      label: 'casework.screenings.title',
      icon: 'shield-check',
      pillar: 1,
      operation: 'casework.listScreenings',
      order: 32,
    },
    {
      path: '/rujukan-masuk',
      label: 'casework.received.title',
      icon: 'lifebuoy',
      pillar: 1,
      operation: 'casework.listReferrals',
      order: 34,
    },
  ],
  records: [
    {
      path: '/kasus/baru',
      label: 'casework.new',
      icon: 'lifebuoy',
      pillar: 1,
      operation: 'casework.recordCase',
      order: 25,
    },
  ],
  slots: [
    { place: 'my-page', order: 30, load: () => import('./door-cases.tsx') },
    { place: 'person', order: 20, operation: 'casework.listCases', load: () => import('./person-cases.tsx') },
    { place: 'family-file', order: 25, operation: 'casework.listCases', load: () => import('./person-cases.tsx') },
  ],
})
