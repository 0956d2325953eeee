import { clientModule } from '#platform/client/client-module.ts'
import { referencesTexts } from '../texts.ts'

export { ConfirmedMark } from './confirmed-mark.tsx'

export const referencesClient = clientModule({
  name: 'references',
  device: async () => (await import('./device-part.ts')).referencesDevice,
  texts: referencesTexts,
  routes: [
    {
      path: '/nomor-darurat',
      title: 'references.help.title',
      operation: 'references.listRows',
      load: () => import('./help-numbers-page.tsx'),
    },
    {
      path: '/rujukan',
      title: 'references.title',
      operation: 'references.listRows',
      load: () => import('./references-page.tsx'),
    },
    {
      path: '/rujukan/muat',
      title: 'references.load.title',
      operation: 'references.listImportChanges',
      load: () => import('./load-page.tsx'),
    },
    {
      path: '/rujukan/catat',
      title: 'references.form.title',
      operation: 'references.recordRow',
      load: () => import('./record-page.tsx'),
    },
    {
      path: '/rujukan/$rowId',
      title: 'references.one',
      operation: 'references.getRow',
      load: () => import('./row-page.tsx'),
    },
    {
      path: '/rujukan/$rowId/betulkan',
      title: 'references.form.correctTitle',
      operation: 'references.recordRow',
      load: () => import('./correct-page.tsx'),
    },
  ],
  slots: [
    {
      place: 'today-area',
      order: 20,
      operation: 'references.confirmRow',
      load: () => import('./confirm-today.tsx'),
    },
    {
      place: 'today-area',
      order: 21,
      operation: 'references.recordRow',
      load: () => import('./offices-today.tsx'),
    },
  ],
  menu: [
    {
      path: '/nomor-darurat',
      label: 'references.help.menu',
      icon: 'phone',
      pillar: 0,
      operation: 'references.listRows',
      order: 5,
    },
    {
      path: '/rujukan',
      label: 'references.menu',
      icon: 'book',
      pillar: 0,
      operation: 'references.listRows',
      order: 80,
    },
  ],
})
