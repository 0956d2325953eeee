import * as z from 'zod/mini'
import { recordContact } from '#modules/registry/contract.ts'
import type { House } from '#platform/server/house.ts'
import type { DeviceTable } from '#platform/shared/device-table.ts'
import type { Operation } from '#platform/shared/operation.ts'
import { serverModules } from '../../server/modules.ts'

const allTables: readonly DeviceTable[] = serverModules
  .flatMap((module) => module.deviceTables ?? [])
  .filter(({ isCommon }) => !isCommon)

/** What a phone shows: the release before knew neither consents nor when a person was changed. */
export const tablesOf = (release: number): readonly DeviceTable[] =>
  release > 1
    ? allTables
    : allTables
        .filter(({ table }) => table !== 'consents')
        .map((one) => ({ ...one, columns: one.columns.filter((column) => column !== 'changed_at') }))

export const simulatedTables = allTables

/** From this release on, a contact says when it was told. */
const newContact = {
  ...recordContact,
  version: 2,
  input: z.extend(recordContact.input as z.ZodMiniObject, { toldOn: z.string() }),
  upcasts: { 1: (input: object) => ({ ...input, toldOn: '-' }) },
} as unknown as Operation

/** The house after its upgrade: one act asks for more, and reads what was queued before as it was meant. */
export const nextRelease = (house: House): House => {
  const handler = house.handlersByName.get(recordContact.name)
  if (!handler) throw new Error('nobody records contacts')
  const renewed = { ...handler, operation: newContact }
  return { ...house, handlersByName: new Map(house.handlersByName).set(recordContact.name, renewed) }
}

const operations = new Map(
  serverModules.flatMap(({ handlers }) => handlers.map(({ operation }) => [operation.name, operation])),
)

/** An act as the app of a release knows it. */
export const operationOf = (release: number, name: string): Operation => {
  const operation = release > 1 && name === newContact.name ? newContact : operations.get(name as Operation['name'])
  if (!operation) throw new Error(`no app knows ${name}`)
  return operation
}

/** What the app of a release adds to what it queues. */
export const contactOf = (release: number): object => (release > 1 ? { toldOn: '2026-11-20' } : {})
