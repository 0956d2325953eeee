import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '#modules/access/permissions/index.ts'
import { getPrivateReason } from '#modules/migration/contract.ts'
import { recordContact, recordPerson } from '#modules/registry/contract.ts'
import { runOperation } from '#platform/server/run-operation.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Operation } from '#platform/shared/operation.ts'
import { serverModules } from '../../server/modules.ts'
import type { Person } from '../world.ts'
import { sampleInput, schemaOf } from './sample-input.ts'
import {
  knownOf,
  openTwoVillages,
  ownIdOf,
  privateReason,
  redFlagNote,
  secretsOfFamily,
  type TwoVillages,
} from './two-villages.ts'

const operations = serverModules.flatMap((module) => module.handlers.map((handler) => handler.operation))
let two: TwoVillages

beforeAll(async () => {
  two = await openTwoVillages()
}, 120_000)
afterAll(() => two?.world.close())

const ask = (person: Person, operation: Operation, input: unknown) =>
  runOperation(two.world.test.house, { actor: person.actor, name: operation.name, input, commandId: newId() }).then(
    (output) => ({ output, fault: undefined }),
    (fault: unknown) => ({ output: undefined, fault }),
  )

const inputFor = (operation: Operation) => {
  const known = { ...knownOf(two.ours, two.filled), ...ownIdOf(operation.name, two.filled) }
  const input = sampleInput(operation, known)
  if (!operation.name.startsWith('letters.')) return input
  const fields = { address: 'Dusun Sikarang RT 03', since: 'tahun 2019', purpose: 'membuka tabungan' }
  return {
    ...input,
    kind: 'domicile',
    ...('fields' in input && { fields }),
    ...('replacesId' in input && { replacesId: null }),
  }
}

const allowed = (role: string, kind: 'query' | 'command') =>
  operations.filter((one) => one.kind === kind && one.scope === 'village' && permissions[one.name]?.[role])

describe('inside the village', () => {
  it('a NIK, a reason said in confidence and a red flag reach only who works with them', async () => {
    const told: string[] = []
    const secret = new RegExp(`33071\\d{11}|${privateReason}|${redFlagNote}`)
    for (const role of [
      'business_officer',
      'tutor',
      'cadre',
      'coop_manager',
      'coop_supervisor',
      'auditor',
      'resident',
      'head',
      'secretary',
      'break_glass',
    ]) {
      const person = await two.ours.person(role, { hamlet: 'Sikarang' })
      // Who gives letters out reads them whole, and they bear a NIK; who inspects reads them masked.
      const letterReader = ['head', 'secretary'].includes(role)
      const closed = letterReader ? new RegExp(`${privateReason}|${redFlagNote}`) : secret
      for (const operation of allowed(role, 'query')) {
        const { output, fault } = await ask(person, operation, inputFor(operation))
        if (closed.test(JSON.stringify(output ?? null))) told.push(`${operation.name} × ${role}`)
        if (fault !== undefined && !(fault instanceof Refusal))
          told.push(`${operation.name} × ${role} broke: ${String(fault)}`)
      }
    }
    expect(told).toEqual([])
    const { consultationId } = two.filled
    expect((await two.ours.officer.asks(getPrivateReason, { consultationId })).privateReason).toBe(privateReason)
    for (const person of [two.ours.head, two.ours.secretary, two.ours.tutor, two.ours.cadre])
      await expect(person.asks(getPrivateReason, { consultationId })).rejects.toMatchObject({ kind: 'forbidden' })
  }, 30_000)

  it('a cadre outside the own hamlet, and a resident who is somebody else, see nobody and change nothing', async () => {
    const faults: string[] = []
    for (const role of ['cadre', 'resident']) {
      const person = await two.ours.person(role, role === 'cadre' ? { hamlet: 'KIDUL' } : {})
      for (const operation of allowed(role, 'query')) {
        const { output } = await ask(person, operation, inputFor(operation))
        // How many families a hamlet has is no secret; who they are is.
        const text = JSON.stringify(output ?? null).replace(/"hamlets":\[.*?\]/, '')
        if (secretsOfFamily.test(text)) faults.push(`${operation.name} × ${role}: told`)
      }
      const about = /^(personId|householdId|letterId|consentId|documentId|requestId)$/
      for (const operation of allowed(role, 'command')) {
        if (!Object.keys(schemaOf(operation).properties ?? {}).some((name) => about.test(name))) continue
        const { fault } = await ask(person, operation, inputFor(operation))
        const kept = fault instanceof Refusal && ['missing', 'forbidden'].includes(fault.kind)
        if (!kept) faults.push(`${operation.name} × ${role}: ${fault === undefined ? 'done' : String(fault)}`)
      }
    }
    expect(faults).toEqual([])
  }, 30_000)
})

const planted = {
  village_id: 1,
  role: 'ministry',
  recorded_by: 'planted',
  recordedBy: 'planted',
  recordedAt: '1999-01-01T00:00:00Z',
  verifiedLevel: 'head',
  verified_level: 'head',
  actorId: 'planted',
  balance: 1,
}

const plantEverywhere = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plantEverywhere)
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plantEverywhere(one)]))
  return { ...planted, ...inside }
}

// The forms of a letter, of a reference row and of an import are read by their own schema later.
const openForms = new Set(['fields', 'values', 'codes', 'body', 'attributes'])

const plantedPaths = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((one, index) => plantedPaths(one, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) =>
    openForms.has(name)
      ? []
      : [...(one === 'planted' ? [`${path}.${name}`] : []), ...plantedPaths(one, `${path}.${name}`)],
  )
}

describe('keys that nobody asked for', () => {
  it('are gone from every input before any handler sees it', () => {
    const kept: string[] = []
    let read = 0
    for (const operation of operations) {
      const sample = sampleInput(operation, knownOf(two.ours, two.filled))
      const parsed = operation.input.safeParse(plantEverywhere(sample))
      if (!parsed.success) continue
      read++
      kept.push(...plantedPaths(parsed.data).map((path) => `${operation.name}${path}`))
    }
    expect(kept).toEqual([])
    expect(read).toBeGreaterThan(100)
  })

  it('do not move a row to another village, to another hand, or up a level', async () => {
    const [personId, contactId] = [newId(), newId()]
    const person = { ...planted, id: personId, name: 'Wagiman', sex: 'male' as const }
    await two.ours.officer.does(recordPerson, { ...planted, person } as never)
    await two.ours.officer.does(recordContact, { ...planted, id: contactId, personId, value: '081299999999' } as never)
    const rows = await two.world.asOwner<Record<string, unknown>>(
      `select p.village_id, p.verified_level, c.village_id as other, c.recorded_by from people p
       join person_contacts c on c.person_id = p.id where p.id = $1`,
      [personId],
    )
    expect(rows).toEqual([
      {
        village_id: two.ours.id,
        verified_level: 'self',
        other: two.ours.id,
        recorded_by: two.ours.officer.actor.accountId,
      },
    ])
  })
})
