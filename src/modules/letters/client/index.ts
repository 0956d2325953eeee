import { clientModule } from '#platform/client/client-module.ts'
import { lettersTexts } from '../texts.ts'

/** Screens of letters: what waits, one letter, asking for one, the book, and how letters look. */
export const lettersClient = clientModule({
  name: 'letters',
  device: async () => (await import('./device-part.ts')).lettersDevice,
  texts: lettersTexts,
  routes: [
    {
      path: '/surat',
      title: 'letters.title',
      operation: 'letters.listLetters',
      load: () => import('./letter-list-page.tsx'),
    },
    {
      path: '/surat/minta',
      title: 'letters.new.title',
      operation: 'letters.requestLetter',
      load: () => import('./request-page.tsx'),
    },
    {
      path: '/surat/buku',
      title: 'letters.tab.register',
      operation: 'letters.listRegister',
      load: () => import('./register-page.tsx'),
    },
    {
      path: '/surat/baru',
      title: 'letters.new.title',
      operation: 'letters.requestLetter',
      load: () => import('./request-page.tsx'),
    },
    {
      path: '/surat/saksi',
      title: 'letters.witnesses.title',
      operation: 'letters.listRepeatedWitnesses',
      load: () => import('./witness-page.tsx'),
    },
    {
      path: '/surat/$letterId',
      title: 'letters.one',
      operation: 'letters.getLetter',
      load: () => import('./letter-page.tsx'),
    },
    {
      path: '/pengaturan/surat',
      title: 'letters.settings.title',
      operation: 'letters.getSettings',
      load: () => import('./settings-page.tsx'),
    },
    {
      path: '/pengaturan/surat/isi/$kind',
      title: 'letters.wording.title',
      operation: 'letters.getWording',
      load: () => import('./wording-page.tsx'),
    },
  ],
  menu: [
    {
      path: '/surat',
      label: 'letters.menu',
      icon: 'file-text',
      pillar: 1,
      operation: 'letters.listLetters',
      order: 20,
    },
    {
      path: '/surat/saksi',
      label: 'letters.witnesses.menu',
      icon: 'eye',
      pillar: 1,
      operation: 'letters.listRepeatedWitnesses',
      order: 22,
    },
  ],
  records: [
    {
      path: '/surat/minta',
      label: 'letters.request',
      icon: 'file-plus',
      pillar: 1,
      operation: 'letters.requestLetter',
      order: 30,
    },
  ],
  settings: [
    {
      path: '/pengaturan/surat',
      label: 'letters.settings.title',
      icon: 'file-text',
      pillar: 1,
      operation: 'letters.getSettings',
      order: 10,
    },
  ],
  slots: [
    {
      place: 'meeting-invitation',
      order: 10,
      operation: 'letters.getInvitation',
      load: () => import('./invitation-part.tsx'),
    },
    {
      place: 'meeting',
      order: 20,
      operation: 'letters.listCertificates',
      load: () => import('./certificates-part.tsx'),
    },
    {
      place: 'today-area',
      order: 5,
      operation: 'letters.listRepeatedWitnesses',
      load: () => import('./area-witnesses.tsx'),
    },
    {
      place: 'family-file',
      order: 30,
      operation: 'letters.listLetters',
      load: () => import('./family-letters.tsx'),
    },
    {
      place: 'person',
      order: 30,
      operation: 'letters.listLetters',
      load: () => import('./family-letters.tsx'),
    },
    {
      place: 'my-page',
      order: 40,
      load: () => import('./family-letters.tsx'),
    },
    {
      place: 'person-sheet',
      order: 30,
      operation: 'letters.listLetters',
      load: () => import('./sheet-letters.tsx'),
    },
  ],
})
