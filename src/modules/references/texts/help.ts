import { defineTexts } from '#platform/shared/texts.ts'

/** Whom to call. */
export const helpTexts = defineTexts({
  id: {
    'references.help.menu': 'Nomor darurat',
    'references.help.title': 'Nomor darurat',
    'references.help.lead':
      'Ketuk nomornya untuk menelepon. Halaman ini terbuka juga tanpa sinyal di HP yang menyimpan desa.',
    'references.help.country': 'Pekerja ada di mana?',
    'references.help.anywhere': 'Belum tahu, atau di rumah',
    'references.help.there': 'Perwakilan RI di {country}',
    'references.help.home': 'Dari mana saja',
    'references.help.near': 'Kantor terdekat',
    'references.help.nearSource': 'menurut {source}, {day}',
    'references.help.nearLacking': 'Nomor {offices} belum ada. Minta koordinator kabupaten mengisinya.',
    'references.office.manpower_office': 'Disnaker kabupaten',
    'references.office.bp3mi': 'BP3MI',
    'references.today.offices': 'Isi nomor {offices}',
    'references.today.officesWhy': 'Petugas dan keluarga belum bisa meneleponnya. Tulis juga sumbernya.',
    'references.help.call': 'Telepon {number}',
    'references.help.noNumber': 'Nomornya belum ada. Tanyakan lewat Crisis Center KP2MI.',
    'references.help.unconfirmedWhy':
      'Nomor yang belum dicocokkan bisa salah. Kalau tidak tersambung, telepon nomor lain di daftar ini.',
    'references.field.needs': 'Untuk keperluan',
    'references.value.needs.danger': 'Bahaya',
    'references.value.needs.abroad': 'Masalah di luar negeri',
    'references.value.needs.violence': 'Kekerasan',
    'references.value.needs.trafficking': 'Perdagangan orang',
    'references.value.needs.rights': 'Hak dan berkas',
    'references.value.needs.support': 'Pendampingan',
    'references.value.needs.complaint': 'Pengaduan layanan',
  },
  en: {
    'references.help.menu': 'Emergency numbers',
    'references.help.title': 'Emergency numbers',
    'references.help.lead':
      'Tap a number to call. This page also opens without a signal on a phone that keeps the village.',
    'references.help.country': 'Where is the worker?',
    'references.help.anywhere': 'Not known, or at home',
    'references.help.there': 'Indonesian mission in {country}',
    'references.help.home': 'From anywhere',
    'references.help.near': 'Offices nearby',
    'references.help.nearSource': 'from {source}, {day}',
    'references.help.nearLacking':
      'There is no number of {offices} yet. Ask the coordinator of the regency to fill it in.',
    'references.office.manpower_office': 'the manpower office',
    'references.office.bp3mi': 'BP3MI',
    'references.today.offices': 'Fill in the number of {offices}',
    'references.today.officesWhy': 'Officers and families cannot call it yet. Write the source as well.',
    'references.help.call': 'Call {number}',
    'references.help.noNumber': 'No number yet. Ask the KP2MI crisis centre.',
    'references.help.unconfirmedWhy':
      'A number that nobody compared may be wrong. If it does not connect, call another on this list.',
    'references.field.needs': 'For what',
    'references.value.needs.danger': 'Danger',
    'references.value.needs.abroad': 'Trouble abroad',
    'references.value.needs.violence': 'Violence',
    'references.value.needs.trafficking': 'Trafficking',
    'references.value.needs.rights': 'Rights and papers',
    'references.value.needs.support': 'Support',
    'references.value.needs.complaint': 'Complaint about a service',
  },
})
