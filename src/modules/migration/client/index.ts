import { clientModule } from '#platform/client/client-module.ts'
import { migrationTexts } from '../texts.ts'

/** Screens of a migration: the list, a candidate's file with its forms, the queue of verification, the family's picture. */
export const migrationClient = clientModule({
  name: 'migration',
  device: async () => (await import('./device-part.ts')).migrationDevice,
  texts: migrationTexts,
  routes: [
    {
      path: '/calon',
      title: 'migration.title',
      operation: 'migration.listEpisodes',
      load: () => import('./episode-list-page.tsx'),
    },
    {
      path: '/calon/baru',
      title: 'migration.newTitle',
      operation: 'migration.recordEpisode',
      load: () => import('./new-episode-page.tsx'),
    },
    {
      path: '/calon/tanda-berkas',
      title: 'migration.marks.title',
      operation: 'migration.listMarks',
      load: () => import('./marks-page.tsx'),
    },
    {
      path: '/calon/$episodeId',
      title: 'migration.title',
      operation: 'migration.getEpisode',
      load: () => import('./episode-page.tsx'),
    },
    {
      path: '/calon/$episodeId/musyawarah',
      title: 'migration.talk.new',
      operation: 'migration.recordConsultation',
      load: () => import('./consultation-page.tsx'),
    },
    {
      path: '/calon/$episodeId/tanda',
      title: 'migration.signs.ask',
      operation: 'migration.recordRedFlags',
      load: () => import('./red-flags-page.tsx'),
    },
    {
      path: '/calon/$episodeId/rujukan',
      title: 'migration.referral.new',
      operation: 'migration.referEpisode',
      load: () => import('./referral-page.tsx'),
    },
    {
      path: '/calon/$episodeId/rujukan/$referralId',
      title: 'migration.referrals',
      operation: 'migration.recordReferralAnswer',
      load: () => import('./referral-answer-page.tsx'),
    },
    {
      path: '/calon/$episodeId/perekrut',
      title: 'migration.recruiter.new',
      operation: 'migration.recordRecruiter',
      load: () => import('./recruiter-page.tsx'),
    },
    {
      path: '/calon/$episodeId/biaya',
      title: 'migration.costs.title',
      operation: 'migration.listCosts',
      load: () => import('./costs-page.tsx'),
    },
    {
      path: '/calon/$episodeId/biaya/catat',
      title: 'migration.cost.new',
      operation: 'migration.recordCost',
      load: () => import('./cost-page.tsx'),
    },
    {
      path: '/calon/$episodeId/berkas/$code',
      title: 'migration.papers',
      operation: 'migration.getEpisode',
      load: () => import('./paper-page.tsx'),
    },
    {
      path: '/calon/$episodeId/kejadian',
      title: 'migration.recordStage',
      operation: 'migration.recordStage',
      load: () => import('./stage-page.tsx'),
    },
    {
      path: '/calon/$episodeId/betulkan',
      title: 'migration.correct',
      operation: 'migration.correctEpisode',
      load: () => import('./correct-episode-page.tsx'),
    },
    {
      path: '/calon/$episodeId/tutup',
      title: 'migration.close',
      operation: 'migration.closeEpisode',
      load: () => import('./close-episode-page.tsx'),
    },
    {
      path: '/calon/$episodeId/periksa',
      title: 'migration.verification.title',
      operation: 'migration.verifyCandidate',
      load: () => import('./check-page.tsx'),
    },
    {
      path: '/calon/$episodeId/bundel',
      title: 'migration.packTitle',
      operation: 'migration.getCounterPack',
      load: () => import('./counter-pack-page.tsx'),
    },
    {
      path: '/verifikasi',
      title: 'migration.queue.title',
      operation: 'migration.listVerificationQueue',
      load: () => import('./verification-queue-page.tsx'),
    },
  ],
  menu: [
    {
      path: '/calon',
      label: 'migration.menu',
      icon: 'route',
      pillar: 1,
      operation: 'migration.listEpisodes',
      order: 10,
    },
    {
      path: '/verifikasi',
      label: 'migration.menuVerification',
      icon: 'shield-check',
      pillar: 1,
      operation: 'migration.listVerificationQueue',
      order: 15,
    },
  ],
  records: [
    {
      path: '/calon/baru',
      label: 'migration.new',
      icon: 'route',
      pillar: 1,
      operation: 'migration.recordEpisode',
      order: 20,
    },
  ],
  slots: [
    {
      place: 'my-page',
      order: 10,
      load: () => import('./door-courses.tsx'),
    },
    {
      place: 'paper-forms',
      order: 10,
      operation: 'migration.getConsultationForm',
      load: () => import('./paper-forms-part.tsx'),
    },
    {
      place: 'paper-sheet',
      order: 10,
      operation: 'migration.recordConsultation',
      load: () => import('./paper-sheet-part.tsx'),
    },
    {
      place: 'family-journey',
      order: 10,
      operation: 'migration.getJourney',
      load: () => import('./family-journey.tsx'),
    },
    {
      place: 'person',
      order: 5,
      operation: 'migration.listHandovers',
      load: () => import('./handover-part.tsx'),
    },
    {
      place: 'person',
      order: 10,
      operation: 'migration.listPersonEpisodes',
      load: () => import('./person-episodes.tsx'),
    },
    {
      place: 'person-sheet',
      order: 10,
      operation: 'migration.listPersonEpisodes',
      load: () => import('./sheet-episodes.tsx'),
    },
    {
      place: 'person-sheet',
      order: 11,
      operation: 'migration.listPersonTalks',
      load: () => import('./sheet-talks.tsx'),
    },
    {
      place: 'person-move',
      order: 10,
      operation: 'migration.listHandovers',
      load: () => import('./move-part.tsx'),
    },
  ],
})
