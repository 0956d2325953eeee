import { newId } from '../../shared/ids.ts'
import { type AppliedParcel, closeParcel, getParcel } from '../../shared/parcel-contract.ts'
import type { Actor } from '../context.ts'
import type { House } from '../house.ts'
import { ask } from '../run-operation.ts'
import { openParcel } from './parcels.ts'
import { pushCommands } from './push-commands.ts'

interface Applying {
  readonly actor: Actor
  readonly village: number
  readonly parcelIds: readonly string[]
  readonly requestId?: string
  readonly onBug?: (fault: unknown) => void
}

/**
 * Carries out what a phone left behind, under the rights of whoever applies it and never those of who queued it; the audit row
 * names both. What was done already, by either of them, is not done again.
 */
export const applyParcels = async (house: House, applying: Applying): Promise<AppliedParcel[]> => {
  const applied: AppliedParcel[] = []
  for (const parcelId of applying.parcelIds) applied.push(await applyOne(house, applying, parcelId))
  return applied
}

const applyOne = async (house: House, applying: Applying, parcelId: string): Promise<AppliedParcel> => {
  const { actor, village, parcelIds: _, ...told } = applying
  const { sealed, madeBy } = await ask(house, getParcel, { actor, village, input: { parcelId } })
  if (sealed === null) return { parcelId, applied: 0, refusals: [], later: 0 }
  const { commands } = openParcel(village, Buffer.from(sealed, 'base64'))
  const answers = await pushCommands(house, {
    actor,
    commands: commands.map((one) => ({ ...one, village: one.village ?? village })),
    handedOver: { parcel: parcelId, madeBy },
    ...told,
  })
  const names = new Map(commands.map(({ commandId, name }) => [commandId, name]))
  const count = (outcome: string) => answers.filter((answer) => answer.outcome === outcome).length
  const refusals = answers.flatMap((answer) => {
    if (answer.outcome !== 'refused') return []
    const { commandId, refusal } = answer
    return [{ commandId, name: names.get(commandId) ?? '', code: refusal.code }]
  })
  const [done, later] = [count('applied'), count('later')]
  if (later === 0) {
    const input = { parcelId, applied: done, refusals }
    await ask(house, closeParcel, { actor, village, input, commandId: newId() })
  }
  return { parcelId, applied: done, refusals, later }
}
