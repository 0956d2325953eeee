import { globSync, readFileSync } from 'node:fs'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { assignTerm } from '#modules/access/contract/term.ts'
import { fingerprint, newToken, resolveActor } from '#modules/access/server/index.ts'
import { letterIssued } from '#modules/letters/server/index.ts'
import { getVillage } from '#modules/places/server/index.ts'
import { peopleImported } from '#modules/registry/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { runErrands } from '#platform/server/run-errands.ts'
import { ask } from '#platform/server/run-operation.ts'
import type { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import * as webhooks from './contract.ts'
import { eventsFor, outgoing } from './rules/outgoing.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

let world: World
let village: VillageWorld
let receiver: Receiver

beforeAll(async () => {
  process.env.WEBHOOKS_LOOPBACK = 'on'
  world = await openWorld()
  village = await world.village({ code: '33.07.10.2004' })
  receiver = await openReceiver()
}, 120_000)
afterAll(async () => {
  delete process.env.WEBHOOKS_LOOPBACK
  await receiver?.close()
  await world?.close()
})

const newSecret = () => `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')}`

/** Somebody of an office above the village, with a term of office of its own. */
const officeOf = async (role: string, kind: 'regency' | 'nation', placeId: number | null): Promise<Person> => {
  const [accountId, termId] = [newId(), newId()]
  const name = 'Endang Purwanti'
  await world.asOwner(
    `insert into accounts (id, username, display_name, created_at, created_by) values ($1, $2, $3, now(), 'test')`,
    [accountId, `u${accountId.replaceAll('-', '').slice(-20)}`, name],
  )
  await world.asOwner(
    `insert into terms_of_office (id, account_id, role, place_kind, place_id, starts_on, assigned_at, assigned_by)
     values ($1, $2, $3, $4, $5, '2020-01-01', now(), 'test')`,
    [termId, accountId, role, kind, placeId],
  )
  const where = { homeVillageId: null, villageIds: [], personId: null, hamlet: null }
  const actor = { kind: 'account' as const, accountId, termId, role, name, ...where }
  return {
    actor,
    does: (operation, input, options = {}) =>
      ask(world.test.house, operation, { actor, input, commandId: options.commandId ?? newId() }),
    asks: (operation, input) => ask(world.test.house, operation, { actor, input }),
    sends: () => Promise.reject(new Error('sends nothing')),
  }
}

/** Another office's program, with a key of this role at this place; as the door makes it out. */
const programOf = async (role: string, kind: 'regency' | 'nation', placeId: number | null): Promise<Person> => {
  const key = newToken()
  await world.asOwner(
    `insert into api_keys (id, name, opening, key_fingerprint, role, place_kind, place_id, place_name, expires_on, created_at, created_by)
     values ($1, 'SIAPkerja', $2, $3, $4, $5, $6, 'Kabupaten Wonosobo', current_date + 30, now(), 'test')`,
    [newId(), key.slice(0, 8), fingerprint(key), role, kind, placeId],
  )
  const request = { headers: { authorization: `Bearer ${key}` }, cookies: {} } as never
  const actor = await resolveActor(world.test.house, request)
  if (!actor) throw new Error('the key opens nothing')
  return {
    actor,
    does: (operation, input) => ask(world.test.house, operation, { actor, input, commandId: newId() }),
    asks: (operation, input) => ask(world.test.house, operation, { actor, input }),
    sends: () => Promise.reject(new Error('sends nothing')),
  }
}

const regencyOf = async (villageId: number): Promise<number> => {
  let regencyId = 0
  await runAsSystem(world.test.house, {
    name: 'test.lookUpRegency',
    act: async (context) => {
      regencyId = (await getVillage(context, villageId)).regencyId
    },
  })
  return regencyId
}

const subscribes = async (person: Person, events: readonly string[], secret = newSecret()) => {
  const id = newId()
  await person.does(webhooks.recordSubscription, {
    id,
    name: 'Sistem Disnaker',
    address: receiver.url,
    events: [...events],
    secret,
  })
  return { id, secret }
}

/** A letter is issued in the village: the fact as the door writes it. */
const issuesLetter = async (letterId = newId(), villageId: number = village.id) => {
  const payload = { letterId, kind: 'family_permission', number: '12/2026', personId: newId(), episodeId: newId() }
  const act = (context: Parameters<Parameters<typeof runAsSystem>[1]['act']>[0]) =>
    context.publish(letterIssued, payload)
  await runAsSystem(world.test.house, { name: 'test.issueLetter', village: villageId, act })
  return payload
}

const faults: unknown[] = []
const sendsWhatIsDue = async () => {
  await runErrands(world.test.house, (fault) => faults.push(fault))
  expect(faults).toEqual([])
}
const makeDue = () => world.asOwner(`update webhook_deliveries set next_try_at = now() where state = 'waiting'`)
const logOf = async (person: Person, id: string) => (await person.asks(webhooks.getSubscription, { id })).deliveries
const since = (count: number) => receiver.received.slice(count)
const refusalOf = (asked: Promise<unknown>): Promise<Refusal> =>
  asked.then(
    () => expect.fail('done'),
    (fault) => fault,
  )

describe('a village that lets another office’s system know', () => {
  it('tells it once of what happened: id, kind, village and time, signed, and nothing of the person', async () => {
    const { id, secret } = await subscribes(village.head, ['letters.issued'])
    const before = receiver.received.length
    const payload = await issuesLetter()
    await sendsWhatIsDue()
    await sendsWhatIsDue()
    const [told, ...more] = since(before)
    expect(more).toEqual([])
    const said = new Webhook(secret).verify(told?.body ?? '', told?.headers as Record<string, string>)
    const data = { id: payload.letterId, kind: 'family_permission', villageCode: '33.07.10.2004' }
    expect(said).toEqual({ type: 'letters.issued', timestamp: expect.stringMatching(/^20\d\d-.*Z$/), data })
    for (const kept of [payload.personId, payload.episodeId, payload.number]) expect(told?.body).not.toContain(kept)
    const [delivery] = await logOf(village.head, id)
    expect(delivery).toMatchObject({
      state: 'delivered',
      answerCode: 204,
      tries: 1,
      fault: null,
      id: told?.headers['webhook-id'],
    })
    await village.head.does(webhooks.closeSubscription, { id })
  })

  it('tells nothing of an act that was undone, nothing it was not asked for, and nothing of another village', async () => {
    const { id } = await subscribes(village.head, ['letters.issued'])
    const before = receiver.received.length
    const failing = runAsSystem(world.test.house, {
      name: 'test.issueLetter',
      village: village.id,
      act: async (context) => {
        const payload = { letterId: newId(), kind: 'domicile', number: '1', personId: null, episodeId: null }
        await context.publish(letterIssued, payload)
        throw new Error('the printer is out of paper')
      },
    })
    await expect(failing).rejects.toThrow('paper')
    await issuesLetter(newId(), (await world.village()).id)
    await runAsSystem(world.test.house, {
      name: 'test.importPeople',
      village: village.id,
      act: (context) => context.publish(peopleImported, { importId: newId(), personIds: [newId()] }),
    })
    await sendsWhatIsDue()
    expect(since(before)).toEqual([])
    expect(await logOf(village.head, id)).toEqual([])
    await village.head.does(webhooks.closeSubscription, { id })
  })

  it('keeps its secret sealed: in no answer, in no stored outcome, in no readable column', async () => {
    const { id, secret } = await subscribes(village.head, ['letters.issued'])
    const bare = secret.slice('whsec_'.length)
    const shown = JSON.stringify([
      await village.head.asks(webhooks.getSubscription, { id }),
      await village.head.asks(webhooks.listSubscriptions, {}),
      await world.asOwner('select s::text from webhook_subscriptions s'),
      await world.asOwner('select a::text from audit_entries a'),
      await world.asOwner('select e::text from events e'),
    ])
    expect(shown).not.toContain(bare)
    expect(shown).not.toContain(Buffer.from(bare, 'base64').toString('hex'))
    await village.head.does(webhooks.closeSubscription, { id })
  })

  it('is held by a regency’s own program as well, for its villages alone; a village’s it sees, and no office does it give', async () => {
    const regencyId = await regencyOf(village.id)
    const program = await programOf('coordinator', 'regency', regencyId)
    const own = await subscribes(program, ['letters.issued'])
    const ofVillage = await subscribes(village.head, ['letters.issued'])
    const before = receiver.received.length
    await issuesLetter()
    await sendsWhatIsDue()
    expect(since(before)).toHaveLength(2)
    const { subscriptions } = await program.asks(webhooks.listSubscriptions, {})
    const known = new Map(subscriptions.map((one) => [one.id, one]))
    expect(known.get(own.id)).toMatchObject({ mine: true, place: 'Kabupaten Wonosobo' })
    expect(known.get(ofVillage.id)).toMatchObject({ mine: false })
    const close = (id: string) => program.does(webhooks.closeSubscription, { id })
    expect((await refusalOf(close(ofVillage.id))).kind).toBe('missing')
    const appointed = { placeKind: 'village' as const, placeId: village.id, from: '2026-01-01', until: null }
    const office = { id: newId(), accountId: newId(), role: 'migration_officer' as const, appointmentNumber: null }
    expect((await refusalOf(program.does(assignTerm, { ...office, ...appointed }))).code).toBe('access.onlySignedIn')
    await close(own.id)
    await village.head.does(webhooks.closeSubscription, { id: ofVillage.id })

    const elsewhere = await programOf('coordinator', 'regency', regencyId + 1)
    expect((await elsewhere.asks(webhooks.listSubscriptions, {})).subscriptions).toEqual([])
    const ministry = await programOf('ministry', 'nation', null)
    const above = await subscribes(ministry, eventsFor('nation'))
    await ministry.does(webhooks.closeSubscription, { id: above.id })
  })

  it('changes the key: both sign for a day, then the new one alone', async () => {
    const { id, secret: old } = await subscribes(village.head, ['letters.issued'])
    const fresh = newSecret()
    await village.head.does(webhooks.issueSecret, { id, secret: fresh })
    const verified = async () => {
      await issuesLetter()
      await sendsWhatIsDue()
      const told = receiver.received.at(-1)
      return [old, fresh].map((secret) => {
        try {
          return Boolean(new Webhook(secret).verify(told?.body ?? '', told?.headers as Record<string, string>))
        } catch {
          return false
        }
      })
    }
    expect(await verified()).toEqual([true, true])
    await world.asOwner(
      `update webhook_subscriptions set old_secret_until = now() - interval '1 minute' where id = $1`,
      [id],
    )
    expect(await verified()).toEqual([false, true])
    await village.head.does(webhooks.closeSubscription, { id })
  })

  it('tries again what failed under the same id, gives up after the last try, and sends again when asked', async () => {
    const { id } = await subscribes(village.head, ['letters.issued'])
    receiver.answers(500)
    const before = receiver.received.length
    await issuesLetter()
    await sendsWhatIsDue()
    const [first] = await logOf(village.head, id)
    expect(first).toMatchObject({ state: 'waiting', tries: 1, answerCode: 500, fault: 'status' })
    expect(Date.parse(first?.nextTryAt ?? '')).toBeGreaterThan(Date.now())
    await sendsWhatIsDue()
    expect(since(before)).toHaveLength(1)
    for (let tries = 1; tries < 10; tries++) {
      await makeDue()
      await sendsWhatIsDue()
    }
    expect(await logOf(village.head, id)).toMatchObject([{ state: 'dead', tries: 10 }])
    await makeDue()
    await sendsWhatIsDue()
    const sent = since(before)
    expect(sent).toHaveLength(10)
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1)
    receiver.answers(204)
    await village.head.does(webhooks.reopenDelivery, { deliveryId: first?.id ?? '' })
    await sendsWhatIsDue()
    expect(await logOf(village.head, id)).toMatchObject([{ state: 'delivered', tries: 1, answerCode: 204 }])
    await village.head.does(webhooks.closeSubscription, { id })
  })

  it('leaves a receiver alone that failed for five days, on record, until somebody lets it go on', async () => {
    const { id } = await subscribes(village.head, ['letters.issued'])
    receiver.answers(503)
    await issuesLetter()
    await sendsWhatIsDue()
    const stateOf = async () => (await village.head.asks(webhooks.getSubscription, { id })).subscription
    expect(await stateOf()).toMatchObject({ state: 'open', failingSince: expect.any(String) })
    await world.asOwner(`update webhook_subscriptions set failing_since = now() - interval '6 days' where id = $1`, [
      id,
    ])
    await makeDue()
    await sendsWhatIsDue()
    expect(await stateOf()).toMatchObject({ state: 'paused', pauseReason: 'failing' })
    const sealed = await world.asOwner(
      `select from audit_entries where name = 'webhooks.pauseSubscription' and entry like $1`,
      [`%${id}%`],
    )
    expect(sealed).toHaveLength(1)
    const before = receiver.received.length
    await makeDue()
    await sendsWhatIsDue()
    expect(since(before)).toEqual([])
    expect((await refusalOf(village.head.does(webhooks.requestTest, { id, deliveryId: newId() }))).code).toBe(
      'webhooks.pausedFirst',
    )
    receiver.answers(204)
    await village.head.does(webhooks.reopenSubscription, { id })
    await sendsWhatIsDue()
    expect(await logOf(village.head, id)).toMatchObject([{ state: 'delivered' }])
    receiver.answers(410)
    await village.head.does(webhooks.requestTest, { id, deliveryId: newId() })
    await sendsWhatIsDue()
    expect(await stateOf()).toMatchObject({ state: 'paused', pauseReason: 'gone' })
    receiver.answers(204)
    await village.head.does(webhooks.closeSubscription, { id })
  })

  it('ends it: nothing is told any more, not even what waited', async () => {
    const { id } = await subscribes(village.head, ['letters.issued'])
    receiver.answers(500)
    await issuesLetter()
    await sendsWhatIsDue()
    receiver.answers(204)
    await village.head.does(webhooks.closeSubscription, { id })
    const before = receiver.received.length
    await issuesLetter()
    await makeDue()
    await sendsWhatIsDue()
    expect(since(before)).toEqual([])
    expect(await logOf(village.head, id)).toMatchObject([{ state: 'dead' }])
    expect((await refusalOf(village.head.does(webhooks.issueSecret, { id, secret: newSecret() }))).code).toBe(
      'webhooks.closed',
    )
  })
})

describe('who may know', () => {
  it('is kept to the own place: another village sees and changes nothing, the regency sees and does not change', async () => {
    const { id } = await subscribes(village.head, ['letters.issued'])
    const stranger = (await world.village()).head
    const coordinator = await officeOf('coordinator', 'regency', await regencyOf(village.id))
    const address = 'https://orang-lain.example/'
    const steals = { id, name: 'Orang lain', address, events: ['letters.issued'] }
    expect((await stranger.asks(webhooks.listSubscriptions, {})).subscriptions).toEqual([])
    expect((await refusalOf(stranger.asks(webhooks.getSubscription, { id }))).kind).toBe('missing')
    expect((await refusalOf(stranger.does(webhooks.correctSubscription, steals))).kind).toBe('missing')
    expect((await coordinator.asks(webhooks.getSubscription, { id })).subscription.mine).toBe(false)
    expect((await refusalOf(coordinator.does(webhooks.correctSubscription, steals))).kind).toBe('missing')
    expect((await refusalOf(coordinator.does(webhooks.issueSecret, { id, secret: newSecret() }))).kind).toBe('missing')
    await village.head.does(webhooks.closeSubscription, { id })
  })

  it('is every village of a regency for the regency, and above it no case: small numbers stay hidden there', async () => {
    const regencyId = await regencyOf(village.id)
    const coordinator = await officeOf('coordinator', 'regency', regencyId)
    const ministry = await officeOf('ministry', 'nation', null)
    const { id } = await subscribes(coordinator, ['letters.issued'])
    const refused = await refusalOf(subscribes(ministry, ['letters.issued', 'registry.peopleImported']))
    expect(refused.fields).toEqual([{ field: 'events', code: 'webhooks.eventNotOffered' }])
    const above = await subscribes(ministry, eventsFor('nation'))
    const before = receiver.received.length
    await issuesLetter()
    await sendsWhatIsDue()
    expect(since(before)).toHaveLength(1)
    expect(await logOf(coordinator, id)).toMatchObject([{ state: 'delivered' }])
    expect(await logOf(ministry, above.id)).toEqual([])
    await coordinator.does(webhooks.closeSubscription, { id })
    await ministry.does(webhooks.closeSubscription, { id: above.id })
  })

  it('is told at the field what is wrong with an address', async () => {
    const input = { id: newId(), name: 'Sistem lain', events: ['letters.issued'], secret: newSecret() }
    const refused = await refusalOf(
      village.head.does(webhooks.recordSubscription, { ...input, address: 'http://contoh.go.id' }),
    )
    expect(refused.fields).toEqual([{ field: 'address', code: 'webhooks.addressNotHttps' }])
  })
})

describe('what can be told', () => {
  it('is published under that name, and names nobody', () => {
    const source = globSync('src/modules/*/server/**/*.ts').map((file) => readFileSync(file, 'utf8'))
    const published = new Set(
      source.flatMap((text) => [...text.matchAll(/defineEvent<[^(]*>\(\s*'([\w.]+)'/g)].map((found) => found[1])),
    )
    expect(published.size).toBeGreaterThan(15)
    expect(outgoing.map(({ event }) => event).filter((name) => !published.has(name))).toEqual([])
    const ids = outgoing.map(({ id }) => id as string)
    expect(ids.filter((id) => /person|household|account|subject/i.test(id))).toEqual([])
  })
})
