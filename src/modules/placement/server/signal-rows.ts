import { openValue, sealValue } from '#platform/server/keys.ts'

/** What was told of somebody who is no villager of ours: only the server opens it. */
export const sealed = (told: object): Buffer => sealValue(JSON.stringify(told))
export const opened = <Told>(told: Buffer): Told => JSON.parse(openValue(told)) as Told

export interface VisitTold {
  readonly name: string
  readonly phone: string | null
  readonly whomMet: string | null
}

export interface AlertTold {
  readonly told: string
  readonly address: string | null
}
