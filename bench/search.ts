import pg from 'pg'
import { findPeople } from '#modules/registry/contract.ts'
import { insertPeople, type NewPerson } from '#modules/registry/server/person-rows.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import { median, officerOf, openGround } from './ground.ts'
import { family, given, questions } from './invented-names.ts'
import { type Bench, within } from './result.ts'

const person = (index: number): NewPerson => {
  const birthDate = `${1935 + (index % 85)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  return {
    id: newId(),
    name: `${given[index % 20]} ${family[Math.floor(index / 20) % 20]}${index % 3 === 0 ? ` ${given[(index * 7) % 20]}` : ''}`,
    nik: `33071012${String(index + 10_000_000).padStart(8, '0')}`,
    sex: index % 2 === 0 ? 'female' : 'male',
    birthDate,
    mother: { name: `${given[(index * 3) % 20]} ${family[(index * 11) % 20]}`, nik: null },
    source: 'bench',
  }
}

export const bench: Bench = {
  name: 'search',
  says: 'a search over the 10,000 people of one village, through the door',
  async run() {
    const { opened, close } = await openGround()
    try {
      const people = Array.from({ length: 10_000 }, (_, index) => person(index))
      await runAsSystem(opened.house, {
        village: 1,
        name: 'bench.recordPeople',
        act: (context) => insertPeople(context, people),
      })
      const owner = new pg.Client({ connectionString: opened.ownerUrl })
      await owner.connect()
      await owner.query('analyze')
      await owner.end()
      const times: number[] = []
      for (let round = 0; round < 9; round++) {
        for (const text of questions) {
          const begun = performance.now()
          await ask(opened.house, findPeople, { actor: officerOf(1), input: { text } })
          if (round > 0) times.push(performance.now() - begun)
        }
      }
      times.sort((a, b) => a - b)
      const p95 = times[Math.floor(times.length * 0.95)] ?? 0
      return [
        within('search of 10,000 people, p95', p95, 50, 'ms'),
        within('search of 10,000 people, median', median(times), 50, 'ms'),
      ]
    } finally {
      await close()
    }
  },
}
