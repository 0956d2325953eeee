import type { FastifyRequest } from 'fastify'
import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { Transaction } from '#platform/server/transaction.ts'
import { type Instant, instant } from '#platform/shared/dates.ts'
import { findApiKey, findSessionToken } from './cookie.ts'
import { findActorByApiKey, findActorByToken } from './find-actor.ts'
import { findRecentActor } from './recent-actors.ts'
import { fingerprint } from './secrets.ts'

const inTransaction = <T>(house: House, read: (transaction: Transaction) => Promise<T>): Promise<T> =>
  Transaction.run(house.pool, { role: 'app_common' }, read)

/** Who holds this session token; read once in ten seconds. */
export const findActorOfToken = async (
  house: House,
  token: string,
  now: Instant = instant(),
): Promise<Actor | undefined> =>
  findRecentActor(fingerprint(token), Date.parse(now)) ??
  (await inTransaction(house, ({ database }) => findActorByToken(database, token, now)))

/** Who sent this request: by API key, else by session cookie; `undefined` for anyone. */
export const resolveActor = async (house: House, request: FastifyRequest): Promise<Actor | undefined> => {
  const key = findApiKey(request)
  if (key) return inTransaction(house, ({ database }) => findActorByApiKey(database, key, instant()))
  const token = findSessionToken(request)
  return token ? findActorOfToken(house, token) : undefined
}
