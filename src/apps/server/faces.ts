import type { FastifyRequest } from 'fastify'
import { permissions } from '#modules/access/permissions/index.ts'
import { resolveActor } from '#modules/access/server/index.ts'
import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'

export { loadZones } from '#modules/places/server/index.ts'
export const accessPermissions = permissions

/** Who sent this request, by cookie or API key; `undefined` for anyone. */
export const findActor = (house: House, request: FastifyRequest): Promise<Actor | undefined> =>
  resolveActor(house, request)
