import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '#modules/access/permissions/index.ts'
import { listLetters } from '#modules/letters/contract.ts'
import { findPeople, recordContact } from '#modules/registry/contract.ts'
import { runOperation } from '#platform/server/run-operation.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { serverModules } from '../../server/modules.ts'
import type { Person } from '../world.ts'
import { sampleInput } from './sample-input.ts'
import { knownOf, openTwoVillages, ownIdOf, rowsOfVillage, secretsOfFamily, type TwoVillages } from './two-villages.ts'

const operations = serverModules.flatMap((module) => module.handlers.map((handler) => handler.operation))
const asked = operations.filter((operation) => !operation.open)
let two: TwoVillages

beforeAll(async () => {
  two = await openTwoVillages()
}, 120_000)
afterAll(() => two?.world.close())

const roles = [
  'migration_officer',
  'business_officer',
  'head',
  'secretary',
  'tutor',
  'cadre',
  'coordinator',
  'auditor',
  'resident',
  'coop_manager',
]

const inputFor = (operation: (typeof operations)[number]) =>
  sampleInput(operation, { ...knownOf(two.ours, two.filled), ...ownIdOf(operation.name, two.filled) })

const attempt = async (person: Person, operation: (typeof operations)[number], village?: number) => {
  const input = inputFor(operation)
  const request = { actor: person.actor, name: operation.name, input, commandId: newId(), village }
  return runOperation(two.world.test.house, request).then(
    (output) => ({ output, fault: undefined }),
    (fault: unknown) => ({ output: undefined, fault }),
  )
}

const tellsOfFamily = (output: unknown): boolean => secretsOfFamily.test(JSON.stringify(output ?? null))

describe('a village asked from another village', () => {
  it('is a village in which these very questions have answers', async () => {
    const answered: string[] = []
    const invalid: string[] = []
    for (const operation of asked.filter((one) => one.kind === 'query' && one.scope === 'village')) {
      const role = ['migration_officer', 'head', 'secretary'].find((one) => permissions[operation.name]?.[one])
      if (!role) continue
      const person = role === 'head' ? two.ours.head : role === 'secretary' ? two.ours.secretary : two.ours.officer
      const { fault } = await attempt(person, operation)
      if (fault === undefined) answered.push(operation.name)
      // both are there; only nothing is wrong in the file, and the head has not yet said yes
      else if (fault instanceof Refusal && fault.kind === 'rule') answered.push(operation.name)
      else
        invalid.push(
          `${operation.name}: ${fault instanceof Refusal ? `${fault.kind} ${fault.code} ${JSON.stringify(fault.fields)}` : fault}`,
        )
    }
    expect(invalid).toEqual([])
    expect(answered.length).toBeGreaterThan(30)
  }, 60_000)

  it('tells nothing and changes nothing, whoever asks with its ids', async () => {
    const before = await rowsOfVillage(two.world, two.ours.id)
    const terms = () =>
      two.world.asOwner(`select id, role, ended_on, hamlet from terms_of_office where village_id = $1 order by id`, [
        two.ours.id,
      ])
    const termsBefore = await terms()
    const leaks: string[] = []
    const reached = new Set<string>()
    for (const role of roles) {
      const person = await two.theirs.person(role, role === 'cadre' ? { hamlet: 'KIDUL' } : {})
      for (const operation of asked.filter((one) => permissions[one.name]?.[role])) {
        for (const village of [undefined, two.ours.id as number]) {
          if (permissions[operation.name]?.[role] === 'nation' && village) continue
          const { output, fault } = await attempt(person, operation, village)
          const name = `${operation.name} × ${role}${village ? ' × village named' : ''}`
          if (fault !== undefined && !(fault instanceof Refusal))
            leaks.push(`${name}: broke: ${String(fault).slice(0, 300)}`)
          if (fault === undefined && tellsOfFamily(output))
            leaks.push(`${name}: told ${JSON.stringify(output).slice(0, 200)}`)
          if (village && operation.scope === 'village') {
            const kept = fault instanceof Refusal && ['missing', 'forbidden', 'invalid'].includes(fault.kind)
            if (!kept) leaks.push(`${name}: was let in`)
          }
          if (!(fault instanceof Refusal && fault.kind === 'invalid')) reached.add(operation.name)
        }
      }
    }
    expect(leaks).toEqual([])
    const after = await rowsOfVillage(two.world, two.ours.id)
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual([])
    expect(await terms()).toEqual(termsBefore)
    expect(reached.size).toBeGreaterThan(90)
  }, 60_000)
})

describe('a command sent again', () => {
  it('by another person of the village gives neither the effect nor the stored answer', async () => {
    const commandId = newId()
    const input = { id: newId(), personId: two.filled.dewi, value: '081200000001' }
    await two.ours.officer.does(recordContact, input, { commandId })
    await expect(two.ours.secretary.does(recordContact, input, { commandId })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'platform.commandIdUsed',
    })
    expect(await two.ours.officer.does(recordContact, input, { commandId })).toBeDefined()
    const other = { ...input, value: '081200000002' }
    await expect(two.ours.officer.does(recordContact, other, { commandId })).rejects.toMatchObject({
      code: 'platform.commandIdUsed',
    })
    const rows = await two.world.asOwner(`select 1 from person_contacts where id = $1`, [input.id])
    expect(rows).toHaveLength(1)
  })

  it('under a new number with an id that is taken is refused, not broken', async () => {
    const input = { id: two.filled.contactId, personId: two.filled.dewi, value: '081200000009' }
    await expect(two.ours.officer.does(recordContact, input)).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('from another village, or in capitals, is not answered with what was said here', async () => {
    const commandId = newId()
    const input = { id: newId(), personId: two.filled.dewi, value: '081200000003' }
    await two.ours.officer.does(recordContact, input, { commandId })
    await expect(two.theirs.officer.does(recordContact, input, { commandId })).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(
      two.theirs.officer.does(recordContact, input, { commandId, village: two.ours.id }),
    ).rejects.toMatchObject({ kind: 'missing' })
    await expect(
      two.ours.secretary.does(recordContact, input, { commandId: commandId.toUpperCase() }),
    ).rejects.toMatchObject({ code: 'platform.commandIdUsed' })
  })
})

describe('two villages in one breath', () => {
  it('never mix, however many ask at once on the same connections', async () => {
    const asks = Array.from({ length: 60 }, async (_, turn) => {
      const [village, theirsToo] = turn % 2 === 0 ? [two.ours, true] : [two.theirs, false]
      const [people, letters] = await Promise.all([
        village.officer.asks(findPeople, { text: '' }),
        village.officer.asks(listLetters, {}),
      ])
      return secretsOfFamily.test(JSON.stringify([people, letters])) === theirsToo
    })
    expect((await Promise.all(asks)).every(Boolean)).toBe(true)
  })
})
