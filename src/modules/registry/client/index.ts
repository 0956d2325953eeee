import { clientModule } from '#platform/client/client-module.ts'
import { registryTexts } from '../texts.ts'
import { importMenu, importRoutes } from './import-routes.ts'

/** Screens of the register: families, people, corrections, duplicates, old paper. */
export const registryClient = clientModule({
  name: 'registry',
  texts: registryTexts,
  routes: [
    { path: '/keluarga', title: 'registry.families', load: () => import('./household-list-page.tsx') },
    { path: '/keluarga/baru', title: 'registry.newFamily', load: () => import('./new-family-page.tsx') },
    { path: '/keluarga/$householdId', title: 'registry.family', load: () => import('./household-page.tsx') },
    {
      path: '/keluarga/$householdId/betulkan',
      title: 'registry.correctCard',
      load: () => import('./correct-card-page.tsx'),
    },
    { path: '/orang/baru', title: 'registry.newPerson', load: () => import('./new-person-page.tsx') },
    { path: '/orang/$personId', title: 'registry.person', load: () => import('./person-page.tsx') },
    { path: '/orang/$personId/betulkan', title: 'registry.correct', load: () => import('./correct-person-page.tsx') },
    { path: '/orang/$personId/kertas', title: 'registry.newPaper', load: () => import('./document-page.tsx') },
    { path: '/orang/$personId/persetujuan', title: 'registry.newConsent', load: () => import('./consent-page.tsx') },
    { path: '/orang/$personId/pengasuh', title: 'registry.newCare', load: () => import('./care-page.tsx') },
    { path: '/orang/$personId/peristiwa', title: 'registry.newEvent', load: () => import('./life-event-page.tsx') },
    { path: '/orang/$personId/lembar', title: 'registry.sheet', load: () => import('./person-sheet-page.tsx') },
    { path: '/kembar', title: 'registry.duplicates', load: () => import('./duplicates-page.tsx') },
    { path: '/kembar/$firstId/$secondId', title: 'registry.pair', load: () => import('./pair-page.tsx') },
    { path: '/perubahan', title: 'registry.changes', load: () => import('./change-requests-page.tsx') },
    { path: '/pindahan', title: 'registry.arrivals', load: () => import('./transfers-page.tsx') },
    { path: '/tanya-desa', title: 'registry.inquiries', load: () => import('./inquiries-page.tsx') },
    { path: '/orang/$personId/tanya', title: 'registry.askElsewhere', load: () => import('./ask-elsewhere-page.tsx') },
    { path: '/penghapusan', title: 'registry.erasure', load: () => import('./erasure-page.tsx') },
    { path: '/kertas-lama', title: 'registry.oldPaper', load: () => import('./scans-page.tsx') },
    ...importRoutes,
  ],
  menu: [
    {
      path: '/keluarga',
      label: 'registry.families',
      icon: 'users',
      pillar: 0,
      operation: 'registry.listHouseholds',
      order: 10,
    },
    {
      path: '/perubahan',
      label: 'registry.changes',
      icon: 'history',
      pillar: 0,
      operation: 'registry.approveChange',
      order: 52,
    },
    {
      path: '/kembar',
      label: 'registry.duplicates',
      icon: 'merge',
      pillar: 0,
      operation: 'registry.listDuplicates',
      order: 53,
    },
    {
      path: '/kertas-lama',
      label: 'registry.oldPaper',
      icon: 'file-text',
      pillar: 0,
      operation: 'registry.listScans',
      order: 54,
    },
    ...importMenu,
  ],
  records: [
    {
      path: '/keluarga/baru',
      label: 'registry.newFamily',
      icon: 'users',
      pillar: 0,
      operation: 'registry.recordHousehold',
      order: 10,
    },
    {
      path: '/orang/baru',
      label: 'registry.newPerson',
      icon: 'user-plus',
      pillar: 0,
      operation: 'registry.recordPerson',
      order: 11,
    },
  ],
})
