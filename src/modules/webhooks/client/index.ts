import { clientModule } from '#platform/client/client-module.ts'

const operation = 'webhooks.listSubscriptions'

export const webhooksClient = clientModule({
  name: 'webhooks',
  routes: [
    { path: '/kabar-keluar', title: 'webhooks.title', operation, load: () => import('./subscriptions-page.tsx') },
    {
      path: '/kabar-keluar/baru',
      title: 'webhooks.addTitle',
      operation: 'webhooks.recordSubscription',
      load: () => import('./new-subscription-page.tsx'),
    },
    {
      path: '/kabar-keluar/$subscriptionId',
      title: 'webhooks.title',
      operation: 'webhooks.getSubscription',
      load: () => import('./subscription-page.tsx'),
    },
  ],
  settings: [{ path: '/kabar-keluar', label: 'webhooks.menu', icon: 'bell', pillar: 0, operation, order: 60 }],
})
