import type { FastifyRequest } from 'fastify'
import pg from 'pg'
import type { Actor } from '#platform/server/context.ts'
import { openPool } from '#platform/server/database.ts'
import { type FileStore, folderStore, useFileStore } from '#platform/server/files.ts'
import { type House, openHouseOn } from '#platform/server/house.ts'
import { digest, openKeys } from '#platform/server/keys.ts'
import { applicationLogin, migrate } from '#platform/server/migrate.ts'
import { publicActor } from '#platform/server/run-as-system.ts'
import type { TimeZone } from '#platform/shared/dates.ts'
import { accessPermissions, findActor, loadZones } from './faces.ts'
import { type Ground, openGround } from './ground.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { serverModules } from './modules.ts'
import { readSettings, type Settings } from './settings.ts'
import { type Say, wordsOf } from './words.ts'

/** The house with its database under it: what the server, the command line and the tests stand on. */
export interface OpenHouse {
  readonly settings: Settings
  readonly house: House
  readonly say: Say
  readonly metrics: Metrics
  /** The owner's address: for migrations, verification and backup, never for requests. */
  readonly ownerUrl: string
  readonly appUrl: string
  /** Another process of ours already runs the embedded database. */
  readonly attached: boolean
  actorOf(request: FastifyRequest): Promise<Actor>
  /** Who wants to know of published events, once there is a server to tell them. */
  onEvents(tell: (village: number) => void): void
  close(): Promise<void>
}

/** Where people's files lie: the bucket of the settings, or a folder beside the database. */
export const openFileStore = async ({ s3, dataDir }: Settings): Promise<FileStore> =>
  s3 ? (await import('#platform/server/s3-store.ts')).s3Store(s3) : folderStore(`${dataDir}/files`)

export const migrationFolders = () => serverModules.map(({ name, migrations }) => ({ name, folder: migrations }))

/** Derived from the key folder, so that it is kept nowhere. The keys must be open. */
export const applicationPassword = (): string => digest('database login', 'application').toString('hex')

const appUrlOf = (ownerUrl: string, password: string): string => {
  const url = new URL(ownerUrl)
  ;[url.username, url.password] = [applicationLogin, password]
  return url.href
}

const readZones = async (ownerUrl: string): Promise<Map<number, TimeZone>> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await loadZones(client)
  } finally {
    await client.end()
  }
}

const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10

/** Starts or joins the database unless that was begun, brings it to this release, and opens the door. `report` is told what takes time. */
export const openHouse = async (
  settings: Settings = readSettings(),
  report: (line: string) => void = () => undefined,
  opening: Promise<Ground> = openGround(settings),
): Promise<OpenHouse> => {
  const started = Date.now()
  const ground = await opening
  openKeys(settings.keysDir)
  useFileStore(await openFileStore(settings))
  const password = applicationPassword()
  const { applied } = await migrate(ground.ownerUrl, migrationFolders(), password)
  await Promise.all(serverModules.map((module) => module.prepare?.(ground.ownerUrl)))
  if (applied.length > 0) report(`${applied.length} migrations, ${seconds(Date.now() - started)} s`)
  const zones = await readZones(ground.ownerUrl)
  const appUrl = appUrlOf(ground.ownerUrl, password)
  const pool = openPool(appUrl)
  let tell = (_village: number): void => undefined
  const house = openHouseOn({
    pool,
    modules: serverModules,
    permissions: accessPermissions,
    zoneOf: (village) => zones.get(village) ?? 'Asia/Jakarta',
    eventsPublished: (village) => tell(village),
  })
  return {
    settings,
    house,
    say: wordsOf(house),
    metrics: openMetrics(),
    ownerUrl: ground.ownerUrl,
    appUrl,
    attached: ground.attached,
    actorOf: async (request) => (await findActor(house, request)) ?? publicActor,
    onEvents: (hearer) => {
      tell = hearer
    },
    close: async () => {
      await pool.end()
      await ground.stop()
    },
  }
}
