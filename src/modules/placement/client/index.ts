import { type ClientRoute, clientModule } from '#platform/client/client-module.ts'
import { offerGuidance } from '../rules/guidance-kind.ts'
import { placementTexts } from '../texts.ts'

offerGuidance()

// who may read the list may open one of it, and so on: a page names the act of its kind, and the server judges each
const [list, keep, match] = ['placement.listVacancies', 'placement.recordVacancy', 'placement.getProfile'] as const
const [count, serve] = ['placement.listServiceMonths', 'placement.recordService'] as const
const [watch, hear, decide] = [
  'placement.listSignals',
  'placement.recordAlert',
  'placement.listSignalErasures',
] as const

const page = (path: string, operation: string, load: ClientRoute['load']): ClientRoute => ({
  ...{ path, title: 'placement.title', operation, load },
})

/** Screens of vacancies and of whom they fit; guidance and the service log. */
export const placementClient = clientModule({
  name: 'placement',
  texts: placementTexts,
  device: async () => (await import('./device-part.ts')).placementDevice,
  routes: [
    page('/lowongan', list, () => import('./vacancy-list-page.tsx')),
    page('/lowongan/baru', keep, () => import('./new-vacancy-page.tsx')),
    page('/lowongan/muat', keep, () => import('./load-page.tsx')),
    page('/lowongan/$vacancyId', list, () => import('./vacancy-page.tsx')),
    page('/lowongan/$vacancyId/betulkan', keep, () => import('./correct-vacancy-page.tsx')),
    page('/lowongan/$vacancyId/calon', match, () => import('./candidates-page.tsx')),
    page('/cocok/$personId', match, () => import('./fitting-page.tsx')),
    page('/cocok/$personId/profil', match, () => import('./profile-page.tsx')),
    page('/layanan', count, () => import('./services-page.tsx')),
    page('/layanan/baru', serve, () => import('./new-service-page.tsx')),
    page('/perekrut', watch, () => import('./signals-page.tsx')),
    page('/perekrut/lapor', watch, () => import('./new-visit-page.tsx')),
    page('/perekrut/kabar', hear, () => import('./new-alert-page.tsx')),
    page('/perekrut/kabar/$alertId', watch, () => import('./alert-page.tsx')),
    page('/perekrut/hapus', decide, () => import('./erasures-page.tsx')),
  ],
  slots: [
    ...['person', 'episode'].map((place) => ({
      ...{ place, order: 15, operation: match, load: () => import('./person-work.tsx') },
    })),
    { place: 'meeting', order: 10, operation: 'placement.getGuidance', load: () => import('./guidance-part.tsx') },
  ],
  menu: [
    {
      ...{ path: '/lowongan', label: 'placement.menu', icon: 'search', pillar: 1 },
      ...{ operation: list, order: 25 },
    },
  ],
  records: [
    {
      ...{ path: '/perekrut/kabar', label: 'placement.signals.newAlert', icon: 'eye', pillar: 1 },
      ...{ operation: hear, order: 45 },
    },
  ],
})
