import { createRootRoute, createRoute, createRouter, Navigate, useMatches, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { RouteTitle } from '#platform/client/answer.tsx'
import type { ClientModule, ClientRoute, PageProps } from '#platform/client/client-module.ts'
import { componentOf } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { Waiting } from '#platform/design/waiting.tsx'
import { clientModules } from './modules.ts'
import { Broken } from './shell/broken.tsx'
import { MissingPage } from './shell/missing-page.tsx'
import { Shell } from './shell/shell.tsx'
import { wantWords } from './spoken.ts'
import { TodayPage } from './today/today-page.tsx'

const loadMorePage = async () => {
  const [{ MorePage }] = await Promise.all([import('./shell/more-page.tsx'), wantWords(['phone'])])
  return { MorePage }
}

// The words of every module: what waits is said in the words of its own module.
const wordsOfThePhone = () => wantWords(['phone', ...clientModules.map(({ name }) => name)])

const loadRecordPage = async () => {
  const [{ RecordPage }] = await Promise.all([import('./shell/record-page.tsx'), wantWords(['pages'])])
  return { RecordPage }
}

const loadGalleryPage = async () => {
  const [{ GalleryPage }] = await Promise.all([import('./gallery/gallery-page.tsx'), wantWords(['pages'])])
  return { GalleryPage }
}

const loadKeepPage = async () => {
  const [{ KeepVillagePage }] = await Promise.all([import('./phone/keep-village-page.tsx'), wantWords(['phone'])])
  return { KeepVillagePage }
}

const loadOutboxPage = async () => {
  const [{ OutboxPage }] = await Promise.all([import('./phone/outbox-page.tsx'), wordsOfThePhone()])
  return { OutboxPage }
}

const loadParcelsPage = async () => {
  const [{ ParcelsPage }] = await Promise.all([import('./phone/parcels-page.tsx'), wordsOfThePhone()])
  return { ParcelsPage }
}

const loadReceivePage = async () => {
  const [{ ReceivePackPage }] = await Promise.all([import('./phone/receive-pack-page.tsx'), wantWords(['phone'])])
  return { ReceivePackPage }
}

const loadPacksPage = async () => {
  const [{ PacksPage }] = await Promise.all([import('./phone/packs-page.tsx'), wantWords(['phone'])])
  return { PacksPage }
}

const loadAwaitedPage = async () => {
  const [{ AwaitedFilesPage }] = await Promise.all([import('./phone/awaited-files-page.tsx'), wordsOfThePhone()])
  return { AwaitedFilesPage }
}

/** Pages of the frame itself. The gallery is not part of what is delivered. */
const ownRoutes: readonly ClientRoute[] = [
  // The one page that everybody opens comes with the frame: asking for it afterwards would cost a round trip.
  { path: '/', title: 'shell.today', load: async () => ({ TodayPage }) },
  { path: '/catat', title: 'shell.recordTitle', load: loadRecordPage },
  { path: '/lainnya', title: 'shell.more', load: loadMorePage },
  { path: '/simpan-desa', title: 'shell.keepVillage', load: loadKeepPage },
  { path: '/kiriman', title: 'shell.outbox', load: loadOutboxPage },
  { path: '/terima-paket', title: 'shell.phone.receivePack', load: loadReceivePage },
  { path: '/paket', title: 'shell.phone.packs', operation: 'platform.listPhones', load: loadPacksPage },
  { path: '/titipan', title: 'shell.phone.parcels', operation: 'platform.listParcels', load: loadParcelsPage },
  {
    ...{ path: '/berkas-ditunggu', title: 'shell.awaitedFiles', operation: 'platform.listAwaitedFiles' },
    load: loadAwaitedPage,
  },
  ...(import.meta.env.MODE === 'production'
    ? []
    : [{ path: '/komponen', title: 'shell.more', open: true, load: loadGalleryPage }]),
]

export const makeAppRouter = (modules: readonly ClientModule[]) => {
  const root = createRootRoute({
    component: () => <Shell modules={modules} />,
    notFoundComponent: MissingPage,
    errorComponent: BrokenPage,
  })
  const routes = [...ownRoutes, ...modules.flatMap((module) => module.routes ?? [])].map((route) =>
    createRoute({ getParentRoute: () => root, path: route.path, ...pageOf(route) }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultPendingMs: 250,
    defaultErrorComponent: BrokenPage,
    // Addresses are read by people: `?saring=siap`, not `?saring=%22siap%22`.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const written = new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)])).toString()
      return written === '' ? '' : `?${written}`
    },
  })
}

const pageOf = (route: ClientRoute) => ({
  component: RoutePage,
  loader: async () => componentOf<PageProps>(await route.load()),
  staticData: { route },
})

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    route?: ClientRoute
  }
}

/** A page that fell over. The frame's own data is safe with the server. */
const BrokenPage = ({ error }: { readonly error: unknown }) => (
  <Broken fault={error instanceof Error ? error : new Error(String(error))} again={() => window.location.reload()} />
)

/** Outside one's permissions a page is missing, not forbidden. */
const RoutePage = () => {
  const session = useSession()
  const params = useParams({ strict: false }) as Readonly<Record<string, string>>
  const match = useMatches({ select: (matches) => matches.at(-1) })
  const route = match?.staticData.route
  const View = match?.loaderData as ComponentType<PageProps> | undefined
  // The page's own path: while the next one is fetched, the address is already that one's.
  const path = match?.pathname ?? '/'
  if (!route || !View) return null
  if (!route.open) {
    if (!session.signedIn || session.next !== 'done') {
      return <Navigate to="/masuk" search={path === '/' ? {} : ({ ke: path } as never)} replace />
    }
    if (route.operation && !session.may(route.operation)) return <MissingPage />
  }
  return (
    <RouteTitle value={route.title}>
      <View key={path} params={params} />
    </RouteTitle>
  )
}
