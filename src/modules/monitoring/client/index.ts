import { clientModule } from '#platform/client/client-module.ts'

export const monitoringClient = clientModule({
  name: 'monitoring',
  areaDevice: async () => (await import('./area-part.ts')).monitoringArea,
  routes: [
    {
      path: '/pantauan',
      title: 'monitoring.area.menu',
      operation: 'monitoring.listVillages',
      load: () => import('./area-page.tsx'),
    },
    {
      path: '/pantauan/provinsi/$placeId',
      title: 'monitoring.area.menu',
      operation: 'monitoring.listAreas',
      load: () => import('./province-page.tsx'),
    },
    {
      path: '/pantauan/kabupaten/$placeId',
      title: 'monitoring.area.menu',
      operation: 'monitoring.listVillages',
      load: () => import('./regency-page.tsx'),
    },
    {
      path: '/pantauan/kabupaten/$placeId/desa/$villageId',
      title: 'monitoring.area.menu',
      operation: 'monitoring.listVillages',
      load: () => import('./village-page.tsx'),
    },
  ],
  menu: [
    {
      path: '/pantauan',
      label: 'monitoring.area.menu',
      icon: 'map-pin',
      pillar: 0,
      operation: 'monitoring.listVillages',
      order: 10,
    },
  ],
  slots: [
    {
      place: 'today-area',
      order: 10,
      operation: 'monitoring.listVillages',
      load: () => import('./area-today.tsx'),
    },
  ],
})
