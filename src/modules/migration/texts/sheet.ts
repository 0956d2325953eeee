import { defineTexts } from '#platform/shared/texts.ts'

/** Words on the sheet a person takes home. */
export const sheetTexts = defineTexts({
  id: {
    'migration.sheetTalks': 'Musyawarah keluarga',
    'migration.sheetTalksNote': 'Yang dikatakan orang lain dalam kepercayaan tidak dicetak di sini.',
    'migration.sheetWhen': 'Kapan',
    'migration.sheetWhere': 'Tempat',
    'migration.sheetAs': 'Sebagai',
    'migration.sheetAsCandidate': 'calon pekerja',
    'migration.sheetOutcome': 'Hasil',
    'migration.sheetRisks': 'Yang dijelaskan',
    'migration.sheetWho': 'Dicatat oleh',
    'migration.sheetSigns': 'Pertanyaan tentang tanda bahaya',
    'migration.sheetSignsNote': 'Hanya jawaban sendiri, dari kertas, atau dari petugas. Simpan bagian ini baik-baik.',
    'migration.sheetQuestion': 'Pertanyaan',
    'migration.sheetReply': 'Jawaban',
  },
  en: {
    'migration.sheetTalks': 'Family consultations',
    'migration.sheetTalksNote': 'What others said in confidence is not printed here.',
    'migration.sheetWhen': 'When',
    'migration.sheetWhere': 'Place',
    'migration.sheetAs': 'As',
    'migration.sheetAsCandidate': 'candidate',
    'migration.sheetOutcome': 'Result',
    'migration.sheetRisks': 'What was explained',
    'migration.sheetWho': 'Recorded by',
    'migration.sheetSigns': 'Questions about signs of danger',
    'migration.sheetSignsNote': 'Only your own answers, those from papers and from the officer. Keep this part safe.',
    'migration.sheetQuestion': 'Question',
    'migration.sheetReply': 'Answer',
  },
})
