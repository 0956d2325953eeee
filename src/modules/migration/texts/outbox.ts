import { defineTexts } from '#platform/shared/texts.ts'

/** What waits on a phone, said to whoever recorded it; the name follows. */
export const outboxTexts = defineTexts({
  id: {
    'migration.outbox.recordEpisode': 'Calon baru',
    'migration.outbox.correctEpisode': 'Pembetulan calon',
    'migration.outbox.recordStage': 'Tahap baru',
    'migration.outbox.withdrawStage': 'Tahap ditarik',
    'migration.outbox.recordConsultation': 'Musyawarah keluarga',
    'migration.outbox.recordReadiness': 'Kesiapan calon',
    'migration.outbox.recordPaperScans': 'Pindaian kertas',
    'migration.outbox.withdrawPaperScan': 'Pindaian ditarik',
    'migration.outbox.recordRedFlags': 'Tanda bahaya',
    'migration.outbox.requestVerification': 'Minta pemeriksaan desa',
    'migration.outbox.recordCheckIn': 'Kabar pekerja',
    'migration.outbox.recordKin': 'Keluarga yang dihubungi',
    'migration.outbox.recordReturn': 'Kepulangan',
    'migration.outbox.recordRoundVisit': 'Kunjungan pendataan',
    'migration.outbox.recordReturnFollowUp': 'Tindak lanjut kepulangan',
  },
  en: {
    'migration.outbox.recordEpisode': 'New candidate',
    'migration.outbox.correctEpisode': 'Correction of a candidate',
    'migration.outbox.recordStage': 'New stage',
    'migration.outbox.withdrawStage': 'Stage withdrawn',
    'migration.outbox.recordConsultation': 'Talk with the family',
    'migration.outbox.recordReadiness': 'Readiness of a candidate',
    'migration.outbox.recordPaperScans': 'Scans of papers',
    'migration.outbox.withdrawPaperScan': 'Scan withdrawn',
    'migration.outbox.recordRedFlags': 'Signs of danger',
    'migration.outbox.requestVerification': 'Asks for the verification',
    'migration.outbox.recordCheckIn': 'News of a worker',
    'migration.outbox.recordKin': 'Next of kin',
    'migration.outbox.recordReturn': 'Return',
    'migration.outbox.recordRoundVisit': 'Visit of a round',
    'migration.outbox.recordReturnFollowUp': 'Follow-up of a return',
  },
})
