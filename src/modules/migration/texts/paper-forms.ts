import { defineTexts } from '#platform/shared/texts.ts'

/** The form for a talk with the family, on paper. */
export const paperFormTexts = defineTexts({
  id: {
    'migration.paper.talk': 'Formulir musyawarah keluarga',
    'migration.paper.talkHint':
      'Beri tanda pada kotaknya. Yang rahasia jangan ditulis di sini. Jangan dilipat di kotak hitam.',
    'migration.paper.candidate': 'Calon pekerja',
    'migration.paper.name': 'Nama',
    'migration.paper.relation': 'Hubungan dengan calon',
    'migration.paper.asked': 'Yang ditanyakan',
    'migration.paper.child': 'Nama anak',
    'migration.paper.carer': 'Pengasuh',
    'migration.paper.carerRelation': 'Hubungan dengan anak',
    'migration.paper.says': 'Kata keluarga',
    'migration.paper.signature': 'Tanda tangan atau cap jempol yang hadir',
    'migration.paper.printBlank': 'Formulir musyawarah kosong',
    'migration.paper.printOne': 'Formulir musyawarah orang ini',
    'migration.paper.print': 'Cetak {paper}',
    'migration.paper.copy': 'Salin isi kertas musyawarah',
    'migration.paper.noFile': 'Orang ini belum punya berkas calon yang terbuka. Buka berkasnya dulu.',
  },
  en: {
    'migration.paper.talk': 'Family consultation form',
    'migration.paper.talkHint': 'Tick the boxes. Write nothing confidential here. Do not fold the black square.',
    'migration.paper.candidate': 'Candidate',
    'migration.paper.name': 'Name',
    'migration.paper.relation': 'Relation to the candidate',
    'migration.paper.asked': 'What was asked',
    'migration.paper.child': 'Name of the child',
    'migration.paper.carer': 'Carer',
    'migration.paper.carerRelation': 'Relation to the child',
    'migration.paper.says': 'What the family says',
    'migration.paper.signature': 'Signatures or thumbprints of those present',
    'migration.paper.printBlank': 'Blank consultation form',
    'migration.paper.printOne': 'Consultation form of this person',
    'migration.paper.print': 'Print {paper}',
    'migration.paper.copy': 'Copy what the consultation paper says',
    'migration.paper.noFile': 'This person has no open file yet. Open the file first.',
  },
})
