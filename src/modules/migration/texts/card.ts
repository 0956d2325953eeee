import { defineTexts } from '#platform/shared/texts.ts'

/** What a worker carries in the wallet. */
export const cardTexts = defineTexts({
  id: {
    'migration.card': 'Kartu darurat',
    'migration.card.title': 'Kartu darurat {name}',
    'migration.card.howTo': 'Gunting di garis putus-putus, lipat di tengah. Satu untuk dompet, satu untuk keluarga.',
    'migration.card.head': 'KARTU DARURAT',
    'migration.card.village': 'Desa asal',
    'migration.card.kin': 'Keluarga',
    'migration.card.country': 'Bekerja di',
    'migration.card.call': 'Kalau dalam bahaya atau butuh bantuan, telepon:',
    'migration.card.free': 'Semua bantuan ini gratis. Jangan serahkan paspor kepada siapa pun.',
    'migration.card.unconfirmed': '* belum dicocokkan ulang; kalau tidak tersambung, coba nomor lain.',
  },
  en: {
    'migration.card': 'Emergency card',
    'migration.card.title': 'Emergency card of {name}',
    'migration.card.howTo': 'Cut along the dashed line, fold in the middle. One for the wallet, one for the family.',
    'migration.card.head': 'EMERGENCY CARD',
    'migration.card.village': 'Home village',
    'migration.card.kin': 'Family',
    'migration.card.country': 'Works in',
    'migration.card.call': 'In danger or in need of help, call:',
    'migration.card.free': 'All this help is free. Hand your passport to nobody.',
    'migration.card.unconfirmed': '* not compared again yet; if it does not connect, try another number.',
  },
})
