import type { Page } from '@playwright/test'
import type { VillageKey } from '../shared/village-key.ts'

/** The account, the PIN and the village of every story about a phone. */
export const account = '01934d6e-aaaa-7000-8000-000000000001'
export const pin = '730491'
export const village = 3307102004

/** A phone of this account with so many rows, an entry that waits, and what the browser says of it afterwards. */
export const fillPhone = (page: Page, rows: number, villageKey: VillageKey) =>
  page.evaluate(
    async ([account, pin, rows, key]) => {
      const { phone } = window
      const database = await phone.openPhoneDatabase(account)
      const keys = await phone.choosePin(database, pin)
      const vault = phone.indexedVault({ database, keys, villageKey: key })
      const all = phone.sampleRows(rows)
      const marked = all.flatMap((table) => table.rows).find(({ name }) => name === 'Sutinah Wijayanti')
      const command = { commandId: crypto.randomUUID(), name: 'registry.recordContact', village: null }
      const entry = { ...command, input: marked, occurredAt: '2026-11-22T08:00:00Z', position: 1, refusal: null }
      const mark = { since: 41, shape: 'a shape' }
      await vault.save({ allRows: all, mark, outboxPut: [{ ...entry, state: 'waiting' }] }, 0)
      return { commandId: entry.commandId, buckets: await database.buckets.count() }
    },
    [account, pin, rows, villageKey] as const,
  )

/** What a phone tells after it was switched on and opened with this PIN; or the code of its refusal. */
export const readPhone = (page: Page, withPin = pin) =>
  page.evaluate(
    async ([account, pin]) => {
      const { phone } = window
      const database = await phone.openPhoneDatabase(account)
      try {
        const vault = phone.indexedVault({ database, keys: await phone.unlockByPin(database, pin) })
        const { turn, mark, rows, outbox } = await vault.load()
        const all = rows.flatMap((table) => table.rows)
        const names = all.map(({ name }) => String(name)).sort()
        return { turn, mark, count: all.length, names: names.join(), waiting: outbox.map((entry) => entry.name) }
      } catch (fault) {
        return (fault as { code?: string }).code ?? String(fault)
      }
    },
    [account, withPin] as const,
  )

/** Queues a command through the device of a tab; a line there is none. */
export const queueIn = (page: Page, id: string) =>
  page.evaluate(
    async ([account, pin, commandId]) => {
      const held = window as unknown as { device?: Awaited<ReturnType<typeof window.phone.openDevice>> }
      if (!held.device) {
        const { phone } = window
        const database = await phone.openPhoneDatabase(account)
        const vault = phone.indexedVault({ database, keys: await phone.unlockByPin(database, pin) })
        const noLine = { pull: () => Promise.reject(new Error()), push: () => Promise.reject(new Error()) }
        held.device = await phone.openDevice({ vault, line: noLine, tables: [], effects: new Map() })
      }
      const { device } = held
      if (commandId) {
        const command = { commandId, name: 'a.command', input: {}, village: null, occurredAt: '2026-11-22T08:00:00Z' }
        await device.queue(command)
      }
      return device.outbox().map(({ commandId, position }) => `${position} ${commandId}`)
    },
    [account, pin, id] as const,
  )
