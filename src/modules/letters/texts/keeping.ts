import { defineTexts } from '#platform/shared/texts.ts'

export const keepingTexts = defineTexts({
  id: {
    'letters.keeping.content': 'Isi surat',
    'letters.keeping.contentHint': 'Nomor, tanggal dan jenis tetap di buku. Nama, isi dan saksi hilang.',
    'letters.contentErased': 'Isi surat ini sudah dihapus karena masa simpannya selesai.',
  },
  en: {
    'letters.keeping.content': 'What letters said',
    'letters.keeping.contentHint': 'Number, day and kind stay in the book. Name, words and witnesses go.',
    'letters.contentErased': 'What this letter said was erased: its time of keeping is over.',
  },
})
