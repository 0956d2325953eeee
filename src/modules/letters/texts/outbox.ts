import { defineTexts } from '#platform/shared/texts.ts'

/** What waits on a phone, said to whoever recorded it; the name follows. */
export const outboxTexts = defineTexts({
  id: {
    'letters.outbox.requestLetter': 'Permintaan surat',
  },
  en: {
    'letters.outbox.requestLetter': 'Letter asked for',
  },
})
