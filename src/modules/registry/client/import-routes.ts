/** Addresses of import and export, joined with the rest in `index.ts`. `/impor` is what people type. */
export const importRoutes = [
  { path: '/muat', title: 'registry.import.title', load: () => import('./import-start-page.tsx') },
  { path: '/impor', title: 'registry.import.title', load: () => import('./import-start-page.tsx') },
  { path: '/muat/$importId', title: 'registry.import.title', load: () => import('./import-page.tsx') },
  { path: '/ekspor', title: 'registry.export.title', load: () => import('./export-page.tsx') },
]

export const importMenu = [
  {
    path: '/muat',
    label: 'registry.import.menu',
    icon: 'upload',
    pillar: 0,
    operation: 'registry.requestImport',
    order: 50,
  },
] as const
