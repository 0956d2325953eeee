import pg from 'pg'
import { kyselyOn } from '#platform/server/database.ts'
import { loadPlaces } from './load-places.ts'

/** After the migrations: an empty house gets the packaged list. */
export const preparePlaces = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const loaded = await loadPlaces(kyselyOn<unknown>(client))
    if (loaded > 0) await client.query('analyze villages, areas, place_versions')
  } finally {
    await client.end()
  }
}
