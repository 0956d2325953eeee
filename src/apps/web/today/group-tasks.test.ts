import { expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { inTaskOrder, type Task } from '#platform/shared/task-contract.ts'
import { dueOf, groupTasks, pileUp } from './group-tasks.ts'

const today = plainDate('2026-11-23')
const task = (id: string, dueOn: string | null, weight = 2): Task => ({
  id,
  kind: 'registry.visitDue',
  subjectId: id,
  personId: null,
  householdId: null,
  dueOn,
  values: {},
  pillar: 0,
  weight,
  path: '/keluarga',
})

it('makes the first task the one next step and sorts the rest by when', () => {
  const groups = groupTasks(
    [
      task('late', '2026-11-20'),
      task('today', '2026-11-23'),
      task('friday', '2026-11-27'),
      task('someday', null, 3),
      task('next-month', '2026-12-20'),
    ],
    today,
  )
  expect(groups.first?.id).toBe('late')
  expect(groups.today.map((each) => each.id)).toEqual(['today'])
  expect(groups.week.map((each) => each.id)).toEqual(['friday'])
  expect(groups.later.map((each) => each.id)).toEqual(['someday', 'next-month'])
  expect(groups.dueToday).toBe(2)
})

it('begins with what cannot wait, however long a question of every year has been due', () => {
  const [yearly, silent, call] = [
    task('yearly', '2024-11-20', 3),
    task('silent', '2026-11-22', 1),
    task('call', '2026-10-01', 2),
  ]
  const coming = task('coming', '2026-11-24', 1)
  const ordered = inTaskOrder([yearly, coming, call, silent], today)
  expect(ordered.map(({ id }) => id)).toEqual(['silent', 'call', 'yearly', 'coming'])
  const groups = groupTasks(ordered, today)
  expect([groups.first?.id, groups.today.map(({ id }) => id), groups.week.map(({ id }) => id)]).toEqual([
    'silent',
    ['call'],
    ['coming', 'yearly'],
  ])
  expect(groups.dueToday).toBe(2)
})

it('piles up what is asked of many: all of it under its own words, else all but the first two', () => {
  const many = (kind: string, weight: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...task(`${kind}${at}`, null, weight), kind }))
  const piles = pileUp(
    [...many('a.case', 1, 5), ...many('a.call', 2, 4), ...many('a.nameless', 2, 4), ...many('a.few', 2, 3)],
    (kind) => kind !== 'a.nameless',
  )
  expect(piles.map(({ kind, shown, alike }) => [kind, shown.length, alike.length])).toEqual([
    ['a.case', 2, 3],
    ['a.call', 0, 4],
    ['a.nameless', 2, 2],
    ['a.few', 3, 0],
  ])
})

it('has no step when nothing waits', () => {
  expect(groupTasks([], today)).toEqual({ first: undefined, today: [], week: [], later: [], dueToday: 0 })
})

it.each([
  ['2026-11-20', 'overdue', 3],
  ['2026-11-23', 'today', 0],
  ['2026-11-24', 'tomorrow', 1],
  ['2026-11-29', 'weekday', 6],
  ['2026-11-30', 'date', 7],
])('a task for %s is %s', (dueOn, form, days) => {
  expect(dueOf(dueOn, today)).toEqual({ form, days })
})
