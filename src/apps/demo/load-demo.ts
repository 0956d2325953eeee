import { correctSettings } from '#modules/letters/contract.ts'
import { importPopulation, type PopulationReport } from '#modules/registry/server/index.ts'
import type { Actor } from '#platform/server/context.ts'
import { countVillages } from '#platform/server/count-villages.ts'
import { deliverEvents } from '#platform/server/deliver-events.ts'
import type { House } from '#platform/server/house.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
import { receiveFile } from '#platform/server/receive-file.ts'
import { systemActor } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { dayIn, instant, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { type Settled, settleAreas, settleVillage } from './accounts.ts'
import { compareList } from './compare-list.ts'
import { type DemoVillage, demoPopulation, type PopulationRow } from './families.ts'
import { goRound } from './go-round.ts'
import { holdMeetings } from './hold-meetings.ts'
import { offerWork } from './offer-work.ts'
import { openDoors } from './open-doors.ts'
import { type Adult, findAdults, findGiver } from './people-of-village.ts'
import { performer } from './performer.ts'
import { chanceFrom } from './seeded.ts'
import { showCases } from './show-cases.ts'
import { showJourneys } from './show-journeys.ts'
import { showLetters } from './show-letters.ts'
import { showLists } from './show-lists.ts'
import { showMeetings } from './show-meetings.ts'
import { showSigns } from './show-signs.ts'
import { stories } from './stories.ts'
import { tellCases } from './tell-cases.ts'
import { lives, tellLives } from './tell-lives.ts'
import { type Cast, tellStory } from './tell-story.ts'
import { demoVillages, smallVillages } from './villages.ts'

const csvOf = (rows: readonly PopulationRow[]): Uint8Array => {
  const headers = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => headers.map((header) => row[header] ?? '').join(','))
  return new TextEncoder().encode([headers.join(','), ...lines].join('\r\n'))
}

// The demo's people come the way a village's people come: as a population file, through the import.
const importPeople = (
  house: House,
  officer: Actor,
  village: DemoVillage,
  today: PlainDate,
): Promise<PopulationReport> => {
  const rows = demoPopulation(village, chanceFrom(village.seed), today, village.families)
  const file = { bytes: csvOf(rows), name: 'penduduk-contoh.csv' }
  return importPopulation(
    (operation, input, where) =>
      operation.scope === 'common'
        ? ask(house, operation, { actor: systemActor, input, commandId: newId() })
        : ask(house, operation, { actor: officer, input, commandId: newId(), village: where }),
    ({ bytes, name }) => receiveFile(house, { actor: officer, bytes, name }),
    { villageCode: village.code, file },
  )
}

const actorOf = (settled: Settled, ...roles: readonly ('migration_officer' | 'head' | 'secretary')[]): Actor => {
  const actor = roles.map((role) => settled.actors.get(role)).find((one) => one !== undefined)
  if (!actor) throw new Error(`the demo has no ${roles[0]}`)
  return actor
}

const loadVillage = async (house: House, village: DemoVillage, position: number): Promise<Settled> => {
  const today = dayIn('Asia/Jakarta')
  const settled = await settleVillage(house, village, position)
  const officer = actorOf(settled, 'migration_officer')
  const report = await importPeople(house, officer, village, today)
  if (report.rejected > 0 || report.created === 0)
    throw new Error(`the demo's own file was refused: ${JSON.stringify(report.rows.slice(0, 3))}`)
  const cast = {
    officer: performer(house, officer),
    head: performer(house, actorOf(settled, 'head', 'secretary')),
    today,
  }
  await cast.head.does(correctSettings, { from: { address: '' }, to: { address: village.officeAddress } })
  const adults = (await findAdults(cast.officer, today)).filter(findGiver)
  for (const [index, story] of village.stories.entries()) {
    const adult = adults[index]
    if (adult) await tellStory(cast, adult, story)
  }
  if (village.oneTouch) await tellLives(cast, adults.slice(village.stories.length))
  await holdMeetings(cast, adults)
  await goRound(cast, adults, settled.actors.get('cadre'))
  await offerWork(cast, adults)
  const abroad = village.stories.flatMap((story, index) => (story.scene === 'abroad' ? (adults[index] ?? []) : []))
  if (village.oneTouch) {
    await tellCases(house, settled, abroad, today)
    const opening = { villageId: settled.village, officer, today, order: position * 10 + 9 }
    await openDoors(house, abroad.find(findGiver), opening)
  }
  if (village.oneTouch) await compareList(house, officer, today)
  if (village.everyState) await showEveryState(house, settled, cast, adults)
  return settled
}

/** What somebody's phone would send: a small sheet with one line of words, or the words themselves. */
const fileOf = async (words: string, name: string, today: PlainDate): Promise<Uint8Array> =>
  name.endsWith('.pdf')
    ? renderPdf({
        ...{ title: words, author: 'Desmigratif', createdAt: instant(new Date(`${today}T00:00:00Z`)) },
        ...{ pageSize: { width: 420, height: 200 }, content: words },
      })
    : new TextEncoder().encode(words)

/** What is rare in a village and has a page all the same. */
const showEveryState = async (house: House, settled: Settled, cast: Cast, everybody: readonly Adult[]) => {
  const adults = everybody.slice(stories.length + lives.length)
  const officer = actorOf(settled, 'migration_officer')
  const keep = async (words: string, name: string) =>
    receiveFile(house, { actor: officer, bytes: await fileOf(words, name, cast.today), name })
  await showJourneys(cast, adults, everybody)
  await showLists(cast, adults, keep)
  await showSigns(cast, keep)
  await showMeetings(cast, adults)
  await showLetters(cast, adults)
  await showCases(house, settled, cast.today, keep)
}

// A demo goes into an empty house only: real rows and invented ones never meet.
const isEmpty = async (house: House): Promise<boolean> => {
  const { rows } = await house.pool
    .query<{ used: boolean }>(
      `begin read only; set local role app_common; select exists (select from accounts) or exists (select from villages where opened_on is not null) as used; commit`,
    )
    .then((results) => (results as unknown as { rows: { used: boolean }[] }[])[2] ?? { rows: [] })
  return rows[0]?.used === false
}

const atOnce = 3

/** Loads the demo's villages into an empty house; answers false, and does nothing, when anything is there already. */
export const loadDemo = async (house: House, report: (line: string) => void): Promise<boolean> => {
  if (!(await isEmpty(house))) return false
  const started = Date.now()
  const settled: Settled[] = []
  const waiting = [...demoVillages, ...smallVillages].entries()
  const loadNext = async (): Promise<void> => {
    for (const [position, village] of waiting) settled[position] = await loadVillage(house, village, position)
  }
  // A village waits for the database half of its time: another is loaded meanwhile.
  await Promise.all(Array.from({ length: atOnce }, loadNext))
  const [first] = settled
  if (first) await settleAreas(house, first)
  await deliverEvents(house)
  await countVillages(house)
  report(`Demo villages loaded in ${Math.round((Date.now() - started) / 100) / 10} s`)
  return true
}
