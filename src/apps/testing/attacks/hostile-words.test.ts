import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '#modules/access/permissions/index.ts'
import { listLetters } from '#modules/letters/contract.ts'
import { listEpisodes } from '#modules/migration/contract.ts'
import { findPeople, listHouseholds, recordContact, recordPerson } from '#modules/registry/contract.ts'
import { runOperation } from '#platform/server/run-operation.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Operation } from '#platform/shared/operation.ts'
import { serverModules } from '../../server/modules.ts'
import { sampleInput, schemaOf } from './sample-input.ts'
import { knownOf, openTwoVillages, ownIdOf, secretsOfFamily, type TwoVillages } from './two-villages.ts'

const operations = serverModules.flatMap((module) => module.handlers.map((handler) => handler.operation))
let two: TwoVillages

beforeAll(async () => {
  two = await openTwoVillages()
}, 120_000)
afterAll(() => two?.world.close())

const corpus = [
  `zzqx' or '1'='1`,
  `zzqx'; drop table people; --`,
  `zzqx") union select nik_sealed::text from people --`,
  `zzqx\\' or 1=1 /*`,
  `zzqx%' or village_id <> 0 or name like '`,
  '$1; select pg_sleep(5)',
  'zzqx\u0000',
  '\ud800',
  '%_\\',
  ':*&|!()<->',
  '٣٣٠٧١٠',
  'a'.repeat(190),
]
const numbers = [-1, 0, 2_147_483_648, 9_007_199_254_740_991]
const days = ['0001-01-01', '9999-12-31', '-infinity', '2026-02-30']

interface Part {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: unknown
  readonly anyOf?: readonly Part[]
}
const isOf = (part: Part, type: string): boolean =>
  part.type === type ||
  (Array.isArray(part.type) && part.type.includes(type)) ||
  Boolean(part.anyOf?.some((one) => isOf(one, type)))

const hostileValues = (part: Part): readonly unknown[] => {
  if (isOf(part, 'string') && !part.enum) return [...corpus, ...days]
  if (isOf(part, 'integer') || isOf(part, 'number')) return numbers
  return []
}

const hostileInputs = (operation: Operation): Record<string, unknown>[] => {
  const sample = sampleInput(operation, { ...knownOf(two.ours, two.filled), ...ownIdOf(operation.name, two.filled) })
  const parts = Object.entries((schemaOf(operation).properties ?? {}) as Record<string, Part>)
  return parts.flatMap(([name, part]) => hostileValues(part).map((value) => ({ ...sample, [name]: value })))
}

const askAll = async (operation: Operation, inputs: readonly Record<string, unknown>[]) => {
  const faults: string[] = []
  const roles = ['migration_officer', 'head', 'secretary', 'ministry']
  const role = operation.open ? 'migration_officer' : roles.find((one) => permissions[operation.name]?.[one])
  if (!role) return { faults, asked: 0 }
  const person = await two.theirs.person(role)
  let asked = 0
  for (const input of inputs.filter((one) => operation.input.safeParse(one).success)) {
    asked++
    const request = { actor: person.actor, name: operation.name, input, commandId: newId() }
    const [output, fault] = await runOperation(two.world.test.house, request).then(
      (value) => [value, undefined] as const,
      (caught: unknown) => [undefined, caught] as const,
    )
    const sent = JSON.stringify(input).slice(0, 160)
    if (fault !== undefined && !(fault instanceof Refusal))
      faults.push(`${operation.name} ${sent}: ${String(fault).slice(0, 160)}`)
    if (secretsOfFamily.test(JSON.stringify(output ?? null))) faults.push(`${operation.name} ${sent}: told`)
  }
  return { faults, asked }
}

describe('words and numbers that would be commands to a database', () => {
  it('are only words: no question breaks on them or tells more', async () => {
    const faults: string[] = []
    let asked = 0
    for (const operation of operations.filter((one) => one.kind === 'query')) {
      const done = await askAll(operation, hostileInputs(operation))
      faults.push(...done.faults)
      asked += done.asked
    }
    expect(faults).toEqual([])
    expect(asked).toBeGreaterThan(250)
  }, 60_000)

  it('find nobody in the village that has somebody to find', async () => {
    for (const text of corpus.filter((one) => one.startsWith('zzqx') && !one.includes('\u0000'))) {
      const { officer } = two.ours
      expect((await officer.asks(findPeople, { text })).total, text).toBe(0)
      expect((await officer.asks(listLetters, { text })).total, text).toBe(0)
      expect((await officer.asks(listHouseholds, { text })).total, text).toBe(0)
      expect(JSON.stringify(await officer.asks(listEpisodes, { text })), text).not.toMatch(/dewi/i)
    }
  })

  it('are kept as they were written, or refused, and every table stands', async () => {
    for (const word of corpus) {
      const person = {
        id: newId(),
        name: `Wagiyem ${word}`.slice(0, 90),
        sex: 'female' as const,
        birthPlace: word.slice(0, 60),
      }
      const fault = await two.ours.officer.does(recordPerson, { person }).catch((caught: unknown) => caught)
      if (fault instanceof Error) expect(fault, JSON.stringify(word)).toBeInstanceOf(Refusal)
      const contact = { id: newId(), personId: two.filled.dewi, value: '081211111111', note: word.slice(0, 100) }
      const second = await two.ours.officer.does(recordContact, contact).catch((caught: unknown) => caught)
      if (second instanceof Error) expect(second, JSON.stringify(word)).toBeInstanceOf(Refusal)
    }
    expect((await two.ours.officer.asks(findPeople, { text: 'Dewi Lestari' })).total).toBe(1)
  })
})
