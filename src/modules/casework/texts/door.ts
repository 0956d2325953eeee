import { defineTexts } from '#platform/shared/texts.ts'

/** The family's door: the own cases; where one stands is said as on the tracker. */
export const doorTexts = defineTexts({
  id: {
    'casework.door.title': 'Kasus saya',
    'casework.door.since': 'Sejak {day}',
    'casework.door.lead': 'Dipegang {name}',
    'casework.door.next': 'Kabar berikut paling lambat {day}',
    'casework.door.ask': 'Bertanya tentang kasus',
    'casework.door.askWhy': 'Pakai nomor dan PIN di tanda terima.',
    'casework.door.tell': 'Ada masalah? Lapor ke desa',
    'casework.door.tellWhy': 'Gratis, bisa tanpa nama.',
  },
  en: {
    'casework.door.title': 'My cases',
    'casework.door.since': 'Since {day}',
    'casework.door.lead': 'With {name}',
    'casework.door.next': 'Next news by {day} at the latest',
    'casework.door.ask': 'Ask about a case',
    'casework.door.askWhy': 'With the number and PIN of the receipt.',
    'casework.door.tell': 'In trouble? Tell the village',
    'casework.door.tellWhy': 'Free of charge, also without a name.',
  },
})
