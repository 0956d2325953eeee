import pg from 'pg'
import { houseTypes } from '#platform/server/database.ts'

/** One connection as the database's owner, past every wall: for looking at the whole, never for acts. */
export const asOwner = async <T>(ownerUrl: string, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: ownerUrl, types: houseTypes })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
