import type { DevicePart } from '#platform/client/device/device-part.ts'
import { answerTo } from '#platform/client/device/device-part.ts'
import type { Effect } from '#platform/client/device/open-device.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, refuseAt } from '#platform/shared/errors.ts'
import { getCaseSlip } from './contract/case-file.ts'
import type { EntryKind } from './rules/entries.ts'
import { contactFault } from './rules/entries.ts'
import { type CaseStep, caseSteps } from './rules/next-step.ts'

/** The task of whoever leads a case is on that phone alone; a case is no row there, so its number and step are all there is. */
export const slipAnswer = answerTo(getCaseSlip, (rows, { caseId }) => {
  const task = rows.where('tasks', 'subject_id', caseId).find(({ kind }) => kind === 'casework.caseDue')
  if (!task) throw missing('casework.caseNotHere')
  const values = JSON.parse(String(task.text_values ?? '{}')) as { readonly number?: string; readonly step?: CaseStep }
  const step = caseSteps.find((one) => one === values.step) ?? 'none'
  return { case: { id: caseId, number: values.number ?? '' }, step, dueOn: (task.due_on ?? null) as PlainDate | null }
})

interface Entry {
  readonly kind: EntryKind
  readonly channel: string | null
  readonly party: string | null
  readonly occurredOn: string
}

/** The office's own "no", said at once; nothing is kept on the phone but the sealed words in its outbox. */
export const checkEntry: Effect = (_rows, input, { on }) => {
  const entry = input as Entry
  const lacking = contactFault(entry)
  if (lacking) refuseAt(lacking, 'casework.contactWith', 'invalid')
  if (entry.occurredOn > on) refuseAt('occurredOn', 'casework.dayInFuture', 'invalid')
}

const pages: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => string>> = {
  'casework.recordCase': ({ personId }) => `/kasus/baru${personId ? `?orang=${personId}` : ''}`,
  'casework.recordEntry': ({ caseId }) => `/kasus/${caseId}/catat`,
  'casework.recordFlag': ({ caseId }) => `/kasus/${caseId}/ingat`,
  'casework.recordAnswer': ({ caseId, questionId }) => `/kasus/${caseId}/jawab/${questionId}`,
}

export const formOf: NonNullable<DevicePart['formOf']> = (name, input) => pages[name]?.(input)
