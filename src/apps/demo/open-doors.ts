import { openDoor, recordDoorShare } from '#modules/access/contract/door.ts'
import { fingerprint, newToken, recordDoor } from '#modules/access/server/index.ts'
import { recordDocument } from '#modules/registry/contract.ts'
import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { type Adult, findGiver } from './people-of-village.ts'
import { performer } from './performer.ts'

interface Opening {
  readonly villageId: number
  readonly officer: Actor
  readonly today: PlainDate
  readonly order: number
}

/** A worker abroad comes in with one touch and shows her course to her family, whose own door waits for its link to be opened. */
export const openDoors = async (house: House, worker: Adult | undefined, opening: Opening): Promise<void> => {
  const giver = worker && findGiver(worker)
  if (!worker || !giver) return
  const { villageId, officer, today, order } = opening
  const until = addDays(today, 500)
  await runAsSystem(house, {
    name: 'demo.openDoor',
    act: async (context) => {
      await recordDoor(context, {
        ...{ id: newId(), villageId, personId: worker.personId, name: worker.name, until, pinHash: null },
        ...{ forWhom: 'worker', identitySeen: 'passport', openedBy: { id: officer.accountId, name: officer.name } },
        demo: { sentence: 'Pekerja di luar negeri: melihat kabarnya sendiri dari HP', order },
      })
    },
  })
  const desk = performer(house, officer)
  await desk.does(recordDocument, {
    ...{ id: newId(), personId: worker.personId, kind: 'PASPOR', issuer: 'Kantor Imigrasi', heldBy: 'owner' },
    ...{ issuedOn: addDays(today, -1_650), expiresOn: addDays(today, 176) },
  })
  await desk.does(openDoor, {
    ...{ id: newId(), villageId, personId: giver.personId, forWhom: 'spouse', identitySeen: 'ktp', until, pin: null },
    ...{ linkId: newId(), tokenFingerprint: fingerprint(newToken()), salt: fingerprint(newToken()) },
  })
  await desk.does(recordDoorShare, {
    ...{ id: newId(), personId: worker.personId, toPersonId: giver.personId, parts: ['course', 'papers'] },
    ...{ channel: 'phone', saidOn: addDays(today, -3) },
  })
}
