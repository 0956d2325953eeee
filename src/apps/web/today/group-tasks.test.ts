import { expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import type { Task } from '#platform/shared/task-contract.ts'
import { dueOf, groupTasks } from './group-tasks.ts'

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
