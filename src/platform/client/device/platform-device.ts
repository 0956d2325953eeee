import { conflictTable } from '../../shared/conflict-device.ts'
import { filledPath, inTaskOrder, listTasks, type Task } from '../../shared/task-contract.ts'
import { taskTable } from '../../shared/task-device.ts'
import { answerTo, type DevicePart } from './device-part.ts'
import type { OutboxEntry } from './outbox.ts'
import type { DeviceRow, RowReader } from './row-tables.ts'

const textOf = (row: DeviceRow, column: string): string | null => {
  const value = row[column] ?? null
  return value === null ? null : String(value)
}

const taskOf = (row: DeviceRow): Task => {
  const about = {
    subjectId: textOf(row, 'subject_id') ?? '',
    personId: textOf(row, 'person_id'),
    householdId: textOf(row, 'household_id'),
  }
  return {
    ...{ id: row.id, kind: textOf(row, 'kind') ?? '', ...about, dueOn: textOf(row, 'due_on') },
    values: JSON.parse(textOf(row, 'text_values') ?? '{}') as Task['values'],
    ...{ pillar: Number(row.pillar ?? 0), weight: Number(row.weight ?? 3) },
    path: filledPath(textOf(row, 'path') ?? '/', about),
  }
}

const tasksAnswer = answerTo(listTasks, (rows, { personId, householdId }, { today }) => {
  const tasks = rows.all('tasks').map(taskOf)
  const wanted = tasks.filter(
    (task) => (!personId || task.personId === personId) && (!householdId || task.householdId === householdId),
  )
  return { tasks: inTaskOrder(wanted, today) }
})

/** The tasks of whoever holds the phone. */
export const platformDevice: DevicePart = {
  tables: [taskTable, conflictTable],
  effects: new Map(),
  answers: new Map([tasksAnswer]),
  about: () => undefined,
}

/** A dispute that somebody settled, or that nobody may settle any more, needs nobody at this phone. */
export const isSettledDispute = (rows: RowReader, { state, refusal }: OutboxEntry): boolean => {
  const conflictId = refusal?.details.conflictId
  if (state !== 'refused' || typeof conflictId !== 'string') return false
  const row = rows.find('conflicts', conflictId)
  return !row || (row.settled_at ?? null) !== null
}
