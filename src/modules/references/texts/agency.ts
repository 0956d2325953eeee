import { defineTexts } from '#platform/shared/texts.ts'

/** What the licence list says of an agency. */
export const agencyTexts = defineTexts({
  id: {
    'references.agency.active': 'Izin berlaku',
    'references.agency.suspended': 'Izin dibekukan',
    'references.agency.revoked': 'Izin dicabut',
    'references.agency.expired': 'Izin habis',
    'references.agency.unknown': 'Ada di daftar, keadaan izin belum diketahui',
    'references.agency.not_needed': 'Tidak perlu izin P3MI',
    'references.agency.not_listed': 'Tidak ada di daftar kami',
    'references.agency.name_differs': 'Nomor ini atas nama {title}',
    'references.agency.no_list': 'Daftar izin belum dimuat',
    'references.agency.saidOn': 'Menurut daftar per {day}. Sumber: {source}.',
    'references.agency.notOnList': 'Daftar kami per {day} tidak memuat nama ini.',
    'references.agency.noListYet': 'Daftar izin P3MI belum dimuat. Tanyakan BP3MI atau Disnaker.',
    'references.agency.noAccusation':
      'Tidak ada di daftar bukan berarti bersalah. Tanyakan dulu ke BP3MI atau Disnaker.',
  },
  en: {
    'references.agency.active': 'Licence in force',
    'references.agency.suspended': 'Licence suspended',
    'references.agency.revoked': 'Licence revoked',
    'references.agency.expired': 'Licence expired',
    'references.agency.unknown': 'On the list, state of the licence not known',
    'references.agency.not_needed': 'Needs no agency licence',
    'references.agency.not_listed': 'Not on our list',
    'references.agency.name_differs': 'This number belongs to {title}',
    'references.agency.no_list': 'The licence list is not loaded yet',
    'references.agency.saidOn': 'By the list of {day}. Source: {source}.',
    'references.agency.notOnList': 'Our list of {day} does not have this name.',
    'references.agency.noListYet': 'The licence list is not loaded yet. Ask BP3MI or the labour office.',
    'references.agency.noAccusation': 'Not being on the list is no accusation. Ask BP3MI or the labour office first.',
  },
})
