import { clientModule } from '#platform/client/client-module.ts'

export const accessClient = clientModule({
  name: 'access',
  routes: [
    { path: '/masuk', title: 'access.signIn', open: true, load: () => import('./sign-in-page.tsx') },
    { path: '/undangan', title: 'access.signIn', open: true, load: () => import('./invitation-page.tsx') },
    { path: '/akun', title: 'access.account.title', load: () => import('./account-page.tsx') },
    {
      path: '/petugas',
      title: 'access.officers.title',
      operation: 'access.listTerms',
      load: () => import('./officers-page.tsx'),
    },
    {
      path: '/petugas/beri',
      title: 'access.appoint.title',
      operation: 'access.assignTerm',
      load: () => import('./appoint-page.tsx'),
    },
    {
      path: '/petugas/tinjau',
      title: 'access.review.title',
      operation: 'access.getAccessReview',
      load: () => import('./review-page.tsx'),
    },
    {
      path: '/petugas/buka-kaca',
      title: 'access.glass.menu',
      operation: 'access.listBreakGlass',
      load: () => import('./village-glass-page.tsx'),
    },
    {
      path: '/petugas/$termId',
      title: 'access.officers.title',
      operation: 'access.listTerms',
      load: () => import('./officer-page.tsx'),
    },
    {
      path: '/buka-kaca',
      title: 'access.glass.title',
      operation: 'access.listOwnBreakGlass',
      load: () => import('./break-glass-page.tsx'),
    },
    {
      path: '/kebocoran',
      title: 'access.breach.title',
      operation: 'access.listBreaches',
      load: () => import('./breaches-page.tsx'),
    },
    {
      path: '/kebocoran/catat',
      title: 'access.breach.record',
      operation: 'access.recordBreach',
      load: () => import('./breach-form-page.tsx'),
    },
    {
      path: '/kebocoran/$breachId',
      title: 'access.breach.title',
      operation: 'access.listBreaches',
      load: () => import('./breach-page.tsx'),
    },
    {
      path: '/kunci',
      title: 'access.keys.title',
      operation: 'access.listApiKeys',
      load: () => import('./api-keys-page.tsx'),
    },
  ],
  menu: [
    {
      path: '/petugas',
      label: 'access.officers.menu',
      icon: 'users',
      pillar: 0,
      operation: 'access.listTerms',
      order: 80,
    },
    {
      path: '/buka-kaca',
      label: 'access.glass.menu',
      icon: 'eye',
      pillar: 0,
      operation: 'access.listOwnBreakGlass',
      order: 82,
    },
  ],
  settings: [
    {
      path: '/petugas/tinjau',
      label: 'access.review.title',
      icon: 'shield-check',
      pillar: 0,
      operation: 'access.getAccessReview',
      order: 40,
    },
    {
      path: '/kunci',
      label: 'access.keys.title',
      icon: 'key',
      pillar: 0,
      operation: 'access.listApiKeys',
      order: 41,
    },
    {
      path: '/kebocoran',
      label: 'access.breach.title',
      icon: 'alert',
      pillar: 0,
      operation: 'access.listBreaches',
      order: 42,
    },
  ],
  slots: [
    { place: 'frame', order: 10, load: () => import('./glass-bar.tsx') },
    { place: 'today', order: 5, load: () => import('./glass-today.tsx') },
    {
      place: 'today',
      order: 6,
      operation: 'access.listSecondFactors',
      load: () => import('./recovery-today.tsx'),
    },
  ],
})
