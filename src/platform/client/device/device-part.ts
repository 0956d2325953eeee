import type * as z from 'zod/mini'
import type { PlainDate, TimeZone } from '../../shared/dates.ts'
import type { DeviceTable } from '../../shared/device-table.ts'
import type { Operation, OutputOf } from '../../shared/operation.ts'
import type { Changes } from '../../shared/sync-contract.ts'
import type { Effect, PullInput } from './open-device.ts'
import type { RowReader } from './row-tables.ts'

export interface Asking {
  readonly today: PlainDate
  readonly zone: TimeZone
  /** Who holds the phone: what a role may not read is not answered to it here either. */
  readonly role: string
  readonly accountId: string
  readonly name: string
  /** The village in the words that papers use. */
  readonly village: VillageNamed | null
}

export interface VillageNamed {
  readonly kindWord: string
  readonly name: string
  readonly districtWord: string
  readonly district: string
}

/** Answers a query from the rows of a phone, in the very shape of the server's answer. Throws a `Refusal` as the server would. */
export type DeviceAnswer = (rows: RowReader, input: unknown, asking: Asking) => unknown

export interface About {
  readonly name: string
  readonly path: string
}

/** What a module knows and does on a phone without a line; fetched with the phone's store, never before. */
export interface DevicePart {
  readonly tables: readonly DeviceTable[]
  readonly effects: ReadonlyMap<string, Effect>
  readonly answers: ReadonlyMap<string, DeviceAnswer>
  /** Of whom a command's input speaks, as far as this module knows. */
  readonly about: (rows: RowReader, input: unknown) => About | undefined
  /** The page with the form on which a command was written. */
  readonly formOf?: (name: string, input: Readonly<Record<string, unknown>>) => string | undefined
}

/** What the phone of who works above the village holds instead: counts, and never a row of anybody. */
export interface AreaPart extends Pick<DevicePart, 'tables' | 'answers'> {
  /** The counts, when they are others than the phone has: `shape` names those. */
  readonly pull: (known: Pick<PullInput, 'since' | 'shape'>, signal: AbortSignal) => Promise<Changes>
}

type Answering<Op extends Operation> = (rows: RowReader, input: z.output<Op['input']>, asking: Asking) => OutputOf<Op>

/** One entry of a module's answers. */
export const answerTo = <Op extends Operation>(
  operation: Op,
  answer: Answering<Op>,
): readonly [string, DeviceAnswer] => [
  operation.name,
  (rows, input, asking) => answer(rows, operation.input.parse(input) as z.output<Op['input']>, asking),
]
