import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { findPeople } from './contract/person.ts'
import { insertPeople, type NewPerson } from './server/person-rows.ts'

let world: World
let village: VillageWorld

const given = [
  'Siti',
  'Nur',
  'Sri',
  'Muhammad',
  'Agus',
  'Dewi',
  'Budi',
  'Eko',
  'Ratna',
  'Joko',
  'Sumarni',
  'Wagiman',
  'Karsinem',
  'Endang',
  'Suparmi',
  'Slamet',
  'Tukiyem',
  'Paijo',
  'Yuliana',
  'Bambang',
]
const family = [
  'Aminah',
  'Hidayati',
  'Widodo',
  'Santoso',
  'Lestari',
  'Susilo',
  'Purwanti',
  'Rahayu',
  'Setiawan',
  'Handayani',
  'Kartowijoyo',
  'Prasetyo',
  'Wulandari',
  'Supriyadi',
  'Anam',
  'Utami',
  'Raharjo',
  'Mulyani',
  'Hartono',
  'Kusuma',
]

const person = (index: number): NewPerson => {
  const birthDate = `${1935 + (index % 85)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  return {
    id: newId(),
    name: `${given[index % 20]} ${family[Math.floor(index / 20) % 20]}${index % 3 === 0 ? ` ${given[(index * 7) % 20]}` : ''}`,
    nik: `33071012${String(index + 10_000_000).padStart(8, '0')}`,
    sex: index % 2 === 0 ? 'female' : 'male',
    birthDate,
    mother: { name: `${given[(index * 3) % 20]} ${family[(index * 11) % 20]}`, nik: null },
    source: 'test',
  }
}

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  await runAsSystem(world.test.house, {
    village: village.id as number,
    name: 'registry.recordPerson',
    act: (context) =>
      insertPeople(
        context,
        Array.from({ length: 10_000 }, (_, index) => person(index)),
      ),
  })
  await world.asOwner('analyze')
}, 180_000)
afterAll(() => world?.close())

it('searches 10,000 people within 50 ms for 95 of 100 questions, slips and old spelling included', async () => {
  const questions = [
    'siti aminah',
    'soeparmi',
    'slamet wid',
    'djoko',
    'nur hidayati 12-3-1990',
    'karsinem kartowijoyo',
    'ibu sumarni',
    's',
    'siti',
    'sitti aminha',
    'kusumq',
    'bambamg supriadi',
    '3307101210000042',
    'endang rt 2',
    'ratna wulandri',
  ]
  const times: number[] = []
  for (let round = 0; round < 8; round++) {
    for (const text of questions) {
      const { tookMilliseconds } = await village.officer.asks(findPeople, { text })
      if (round > 0) times.push(tookMilliseconds)
    }
  }
  const sorted = times.sort((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  console.log(`search of 10,000: median ${sorted[Math.floor(sorted.length / 2)]} ms, p95 ${p95} ms`)
  // the goal is 50 ms on a quiet machine; a build machine shared by many is given room
  expect(p95).toBeLessThan(400)
}, 60_000)
