import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import type { House } from '#platform/server/house.ts'
import type { HouseDoor } from '#platform/server/module.ts'
import { publicActor, runAsSystem } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { httpStatusByKind, missing, Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'
import type { PlaceKind, Role } from '../contract/role.ts'
import { recordCodeAcceptance } from '../contract/session.ts'
import { codeOfConductVersion } from '../rules/code-of-conduct.ts'
import { recordAccount, recordPassword, recordTerm, resolveActor } from '../server/index.ts'
import { accessRoutes } from '../server/routes.ts'

/** A browser with its cookie and its address, at the front door of a test's house. */
export class Visitor {
  cookie = ''
  /** The key of a phone that came in by the family's door. */
  phoneKey = ''
  address = '203.0.113.7'
  device = 'Mozilla/5.0 (Linux; Android 13) Chrome/140.0'
  private readonly server: FastifyInstance
  private readonly house: House

  constructor(server: FastifyInstance, house: House) {
    this.server = server
    this.house = house
  }

  async http(method: 'POST' | 'DELETE' | 'GET', url: string, body?: object, headers: Record<string, string> = {}) {
    const response = await this.server.inject({
      method,
      url,
      headers: {
        host: 'localhost',
        'x-requested-with': 'desmigratif',
        'user-agent': this.device,
        cookie: [this.cookie, this.phoneKey].filter(Boolean).join('; '),
        ...headers,
      },
      remoteAddress: this.address,
      ...(body && { payload: body }),
    })
    const set = response.cookies.find((one) => one.name.endsWith('desmigratif'))
    if (set) this.cookie = set.value ? `${set.name}=${set.value}` : ''
    const key = response.cookies.find((one) => one.name.endsWith('desmigratif-pintu'))
    if (key) this.phoneKey = `${key.name}=${key.value}`
    return response
  }

  async signIn(login: string, password: string, code?: string) {
    const response = await this.http('POST', '/session', { login, password, ...(code && { code }) })
    return { status: response.statusCode, ...(response.json() as { next: string }) }
  }

  /** By a one-time link, or on a phone that is known. */
  async atDoor(pin: string, token?: string) {
    const response = await this.http('POST', '/session/door', { pin, ...(token && { token }) })
    return { status: response.statusCode, ...(response.json() as { next?: string; refusal?: { code: string } }) }
  }

  private async request() {
    const token = this.cookie.split('=')[1] ?? ''
    const request = { headers: {}, protocol: 'http', cookies: { desmigratif: token } }
    return (await resolveActor(this.house, request as never)) ?? publicActor
  }

  /** The API as this browser sees it. */
  async does<I extends Schema, O extends Schema>(
    operation: Operation<I, O>,
    input: InputOf<Operation<I, O>>,
    village?: number,
  ): Promise<OutputOf<Operation<I, O>>> {
    return ask(this.house, operation, { actor: await this.request(), input, commandId: newId(), village })
  }

  who() {
    return this.request()
  }
}

const doorOf = (house: House): HouseDoor => ({
  call: async (request, operation, input, options) => {
    const actor = (await resolveActor(house, request)) ?? publicActor
    return ask(house, operation, { actor, input, commandId: options?.commandId, village: options?.village })
  },
  file: () => Promise.reject(missing()),
  say: (_, key) => key,
})

export interface FrontDoor {
  visitor(address?: string): Visitor
  close(): Promise<void>
}

export const openFrontDoor = async (house: House): Promise<FrontDoor> => {
  const server = Fastify()
  server.setErrorHandler((fault, _, reply) => {
    if (!(fault instanceof Refusal)) return reply.status(500).send({ fault: String(fault) })
    return reply.status(httpStatusByKind[fault.kind]).send({ refusal: { kind: fault.kind, code: fault.code } })
  })
  await server.register(cookie)
  accessRoutes(server, doorOf(house))
  await server.ready()
  return {
    visitor: (address = `203.0.113.${1 + Math.floor(Math.random() * 250)}`) => {
      const visitor = new Visitor(server, house)
      visitor.address = address
      return visitor
    },
    close: () => server.close(),
  }
}

interface Appointment {
  readonly role: Role
  readonly placeKind: PlaceKind
  readonly placeId: number | null
  readonly name?: string
  readonly password?: string
  readonly from?: string
  readonly until?: string | null
  readonly demo?: { readonly sentence: string; readonly order: number }
}

export const goodPassword = 'kuda hijau makan awan'
let counter = 0

/** Somebody with an account, a password and a serving term. */
export const appoint = async (house: House, appointment: Appointment) => {
  const [accountId, termId] = [newId(), newId()]
  const username = `orang${++counter}.${accountId.slice(-6)}`
  await runAsSystem(house, {
    name: 'access.assignTerm',
    act: async (context) => {
      const demo = appointment.demo && { demo: appointment.demo }
      await recordAccount(context, {
        id: accountId,
        name: appointment.name ?? 'Rina Lestari',
        username,
        phone: null,
        ...demo,
      })
      if (appointment.password !== '') await recordPassword(context, accountId, appointment.password ?? goodPassword)
      const days = { from: appointment.from ?? '2026-01-01', until: appointment.until ?? null, appointmentNumber: null }
      const { role, placeKind, placeId } = appointment
      await recordTerm(context, { id: termId, accountId, role, placeKind, placeId, ...days })
    },
  })
  return { accountId, termId, username }
}

/** The refusal an act ends with; anything else is a fault of the test. */
export const refusalOf = async (act: Promise<unknown>): Promise<Refusal> => {
  const fault = await act.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(fault instanceof Refusal)) throw new Error(`expected a refusal, got ${String(fault)}`)
  return fault
}

type AsOwner = { asOwner<Row extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]> }

/** The regency that a village lies in. */
export const regencyOf = async (world: AsOwner, villageId: number): Promise<number> => {
  const [row] = await world.asOwner<{ id: number }>(
    `select d.parent_id as id from place_versions v
     join place_versions d on d.place_kind = 'district' and d.place_id = v.parent_id and d.valid_to is null
     where v.place_kind = 'village' and v.place_id = $1 and v.valid_to is null limit 1`,
    [villageId],
  )
  return Number(row?.id)
}

/** Signed in, the code of conduct accepted, the second factor taken as proven: ready to work. */
export const atWork = async (visitor: Visitor, username: string): Promise<Visitor> => {
  await visitor.signIn(username, goodPassword)
  await visitor.does(recordCodeAcceptance, { version: codeOfConductVersion })
  return visitor
}
