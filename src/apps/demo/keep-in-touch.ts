import { recordCheckIn, recordKin } from '#modules/migration/contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { type Adult, findGiver } from './people-of-village.ts'
import type { Story } from './stories.ts'
import type { Cast } from './tell-story.ts'

type Told = Pick<InputOf<typeof recordCheckIn>, 'channel' | 'spokenTo' | 'state' | 'wagePaid'> &
  Partial<Pick<InputOf<typeof recordCheckIn>, 'madeBy'>>

const well: Told = { channel: 'messenger', spokenTo: 'worker', state: 'well', wagePaid: 'yes' }
const byFamily: Told = { channel: 'family_visit', spokenTo: 'family', state: 'well' }
const worry: Told = { channel: 'phone', spokenTo: 'worker', state: 'worry', wagePaid: 'partly' }
const byCadre: Told = { ...byFamily, madeBy: 'cadre' }
const byHead: Told = { channel: 'met', spokenTo: 'worker', state: 'well', wagePaid: 'yes', madeBy: 'head' }
const byLetter: Told = { channel: 'letter', spokenTo: 'companion', state: 'well', madeBy: 'other' }
const unpaid: Told = { channel: 'messenger', spokenTo: 'worker', state: 'worry', wagePaid: 'no', madeBy: 'family' }
const silent: Told = { channel: 'phone', spokenTo: 'nobody', state: 'not_reached' }

type Contact = readonly [daysAgo: number, told: Told]

/** By the days since somebody left, so that each kind of rhythm is there: heard of, worrying, due, silent, never asked. */
const contactsOf: Readonly<Record<number, readonly Contact[]>> = {
  620: [
    [310, well],
    [205, byCadre],
    [128, byHead],
    [62, well],
    [12, well],
  ],
  410: [
    [340, well],
    [230, byFamily],
    [160, unpaid],
    [146, well],
    [6, worry],
  ],
  890: [
    [300, byFamily],
    [200, byFamily],
    [96, silent],
    [40, silent],
  ],
  235: [
    [205, well],
    [146, well],
    [58, well],
  ],
  150: [[120, byFamily]],
  510: [
    [190, byLetter],
    [20, well],
  ],
}

/** What the village heard of somebody abroad, and whom it calls. Of some it heard nothing yet. */
export const keepInTouch = async (
  { officer, today }: Cast,
  adult: Adult,
  episodeId: string,
  { daysAgo }: Story,
): Promise<void> => {
  const contacts = contactsOf[daysAgo] ?? []
  for (const [days, told] of contacts)
    await officer.does(recordCheckIn, {
      ...{ id: newId(), episodeId, contactedOn: addDays(today, -days), madeBy: 'officer', ...told },
    })
  const giver = findGiver(adult)
  if (!giver || contacts.length < 2) return
  await officer.does(recordKin, {
    ...{ id: newId(), episodeId, personId: giver.personId, phone: '0812 0000 1234', relation: 'spouse' },
    confirmedOn: addDays(today, -Math.min(daysAgo, contacts.length * 80)),
  })
}
