import type { Socket } from 'node:net'
import type { Client, Pool } from '#platform/server/database.ts'
import type { House } from '#platform/server/house.ts'
import type { Random, Weather } from './seeded.ts'

/** The same house, whose process may die just before or just after PostgreSQL commits: its connection breaks, and nobody is answered. */
export const frailHouse = (house: House, random: Random, weather: Weather): House => {
  const dies = (): 'before' | 'after' | undefined => {
    if (!weather.stormy || random.next() >= 0.04) return undefined
    return random.next() < 0.5 ? 'before' : 'after'
  }
  const pool = new Proxy(house.pool, {
    get: (target, key) => {
      if (key === 'connect') return async () => frailClient(await target.connect(), dies)
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  }) as Pool
  return { ...house, pool }
}

const frailClient = (client: Client, dies: () => 'before' | 'after' | undefined): Client => {
  let isDead = false
  const die = (when: string): never => {
    isDead = true
    ;(client as unknown as { connection: { stream: Socket } }).connection.stream.destroy()
    throw new Error(`the server died ${when} it wrote`)
  }
  const commit = async () => {
    const death = dies()
    if (death === 'before') die('before')
    const result = await client.query('commit')
    return death === 'after' ? die('after') : result
  }
  const query = (...asked: readonly unknown[]) =>
    asked[0] === 'commit' ? commit() : (client.query as (...all: readonly unknown[]) => unknown)(...asked)
  return new Proxy(client, {
    get: (target, key) => {
      if (key === 'query') return query
      if (key === 'release') return (fault?: Error | boolean) => target.release(isDead || fault)
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
