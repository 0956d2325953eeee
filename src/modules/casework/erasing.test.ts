import { afterAll, beforeAll, expect, it } from 'vitest'
import { findTraces } from '#apps/testing/find-traces.ts'
import { openWorld, type World } from '#apps/testing/world.ts'
import { personErased } from '#modules/registry/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  closeCase,
  getCase,
  recordCheck,
  recordEntry,
  recordEvidence,
  recordFlag,
  recordScreening,
  referCase,
  requestScreening,
} from './contract.ts'
import { acceptedCase, move, openCase, today, workerAbroad } from './testing/case.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

// everything that is written down in words bears this one
const mark = 'kenangan'

it('who is erased from the register leaves no word in her cases, and who told them leaves none in others’', async () => {
  const village = await world.village()
  const { officer } = village
  const screener = await village.person('screener')
  const { personId, husbandId } = await workerAbroad(village)
  const caseId = await acceptedCase(officer, {
    ...{ personId, story: mark, employerName: mark, agencyName: mark, reporterName: mark, reporterRelation: mark },
    reporterPersonId: husbandId,
  })
  const others = await openCase(officer, { reporterPersonId: personId, reporterName: mark, reporterRelation: mark })
  const fileHash = await officer.sends(`%PDF-1.7 ${mark}`, { name: `${mark}.pdf` })
  await officer.does(recordEvidence, { id: newId(), caseId, fileHash, label: mark })
  await officer.does(recordEntry, { id: newId(), caseId, kind: 'told_family', occurredOn: today, words: mark })
  await officer.does(recordCheck, { id: newId(), caseId, item: 'agency_asked', state: 'waiting', note: mark })
  await officer.does(recordFlag, { id: newId(), caseId, words: mark, dueOn: today })
  await officer.does(referCase, {
    ...{
      id: newId(),
      caseId,
      office: 'ngo',
      channel: 'phone',
      sentOn: today,
      ground: 'danger',
      organisationName: mark,
    },
    ...{ withoutConsentBecause: mark, share: ['story', 'employer', 'reporter'], purpose: mark },
  })
  const { screeningId } = await officer.does(requestScreening, { id: newId(), caseId })
  const told = { acts: [], means: [], purposes: [], isChild: false, agreed: true, words: mark, advice: mark }
  await screener.does(recordScreening, { screeningId, ...told })
  await move(officer, caseId, 'resolved', { note: mark }).catch(() => undefined)
  await officer.does(closeCase, { id: newId(), caseId, reason: 'solved', outcome: mark }).catch(() => undefined)
  expect((await findTraces(world, village.id, { words: [mark], digests: [] })).length).toBeGreaterThan(12)

  await runAsSystem(world.test.house, {
    ...{ name: 'test.erasePerson', village: village.id },
    act: (context) => context.publish(personErased, { personId }),
  })
  await world.settle()
  await world.settle()
  // what the husband told of himself stays with him until he asks; here it was hers
  expect(await findTraces(world, village.id, { words: [mark], digests: [] })).toEqual([])
  const file = await officer.asks(getCase, { caseId })
  expect(file.details?.types).toEqual(['lost_contact'])
  expect((await officer.asks(getCase, { caseId: others })).details).toMatchObject({
    reporterName: null,
    reporterRelation: null,
  })
})
