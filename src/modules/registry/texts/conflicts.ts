import { defineTexts } from '#platform/shared/texts.ts'

export const conflictsTexts = defineTexts({
  id: {
    'registry.conflicts': 'Isian yang berbeda',
    'registry.conflictsLead':
      '{count, plural, =0 {Tidak ada isian yang perlu dipilih.} other {# isian menunggu dipilih. Belum ada yang ditimpa.}}',
    'registry.noConflicts': 'Semua isian sudah sama',
    'registry.noConflictsHow': 'Bila dua orang mengisi kolom yang sama dengan cara berbeda, keduanya muncul di sini.',
    'registry.conflictBy': 'Dikirim {name}, ditulis {at}',
    'registry.onPhone': 'Di ponsel',
    'registry.atOffice': 'Di kantor',
    'registry.conflictAuthor': '{place}: {name}, {at}',
    'registry.conflictWithout': '{place}, belum pernah dibetulkan',
    'registry.conflictSeen': 'Saat ditulis di ponsel, isinya: {value}.',
    'registry.conflictOthers': 'Ikut ditulis, karena tidak ada yang mengubahnya: {fields}.',
    'registry.conflictSettle': 'Simpan pilihan',
    'registry.conflictChooseFirst': 'Pilih dahulu satu isian di setiap kolom.',
  },
  en: {
    'registry.conflicts': 'Entries that differ',
    'registry.conflictsLead':
      '{count, plural, =0 {Nothing needs to be chosen.} one {# correction waits for a choice. Nothing was overwritten.} other {# corrections wait for a choice. Nothing was overwritten.}}',
    'registry.noConflicts': 'All entries agree',
    'registry.noConflictsHow': 'When two people fill one field in differently, both entries show here.',
    'registry.conflictBy': 'Sent by {name}, written {at}',
    'registry.onPhone': 'On the phone',
    'registry.atOffice': 'At the office',
    'registry.conflictAuthor': '{place}: {name}, {at}',
    'registry.conflictWithout': '{place}, never corrected before',
    'registry.conflictSeen': 'When it was written on the phone, it said: {value}.',
    'registry.conflictOthers': 'Written too, since nobody changed it: {fields}.',
    'registry.conflictSettle': 'Save the choice',
    'registry.conflictChooseFirst': 'First choose one entry in each field.',
  },
})
