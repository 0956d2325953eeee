import { defineTexts } from '#platform/shared/texts.ts'

export const keepingTexts = defineTexts({
  id: {
    'migration.keeping.privateReason': 'Alasan yang dirahasiakan',
    'migration.keeping.privateReasonHint': 'Yang dikatakan keluarga hanya kepada petugas. Hasil musyawarah tetap.',
    'migration.keeping.troubleNote': 'Catatan tanda bahaya dan pemeriksaan',
    'migration.keeping.troubleNoteHint': 'Hanya catatannya yang hilang. Jawaban dan nilainya tetap.',
    'migration.keeping.oldFile': 'Berkas kerja lama',
    'migration.keeping.oldFileHint': 'P3MI, majikan, nomor dan foto kertas hilang. Tahap, negara dan tanggal tetap.',
  },
  en: {
    'migration.keeping.privateReason': 'Reasons told in confidence',
    'migration.keeping.privateReasonHint': 'What the family told the officer alone. The outcome of the talk stays.',
    'migration.keeping.troubleNote': 'Notes on warning signs and checks',
    'migration.keeping.troubleNoteHint': 'Only the notes go. Answers and scores stay.',
    'migration.keeping.oldFile': 'Old work files',
    'migration.keeping.oldFileHint':
      'Agency, employer, numbers and photographed papers go. Stages, country and days stay.',
  },
})
