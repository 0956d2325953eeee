import { defineTexts } from '#platform/shared/texts.ts'

export const keepingTexts = defineTexts({
  id: {
    'letters.contentErased': 'Isi surat ini sudah dihapus karena masa simpannya selesai.',
  },
  en: {
    'letters.contentErased': 'What this letter said was erased: its time of keeping is over.',
  },
})
