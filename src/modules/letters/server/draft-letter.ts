import type { Context } from '#platform/server/context.ts'
import { findKind } from '../kinds/index.ts'
import type { LetterKind } from '../kinds/kind.ts'
import { namedPeople } from '../kinds/named-people.ts'
import type { LetterContent } from '../rules/letter-content.ts'
import { fillTemplate, type LetterTemplate } from '../rules/template.ts'
import { fieldsOf } from './letter-rows.ts'
import { type IssuedAs, loadOffice, makeContent, type Office } from './make-content.ts'
import { groundsFor, loadPeople, loadPerson } from './sources.ts'
import type { LetterRow } from './tables.ts'
import { loadTemplate } from './templates.ts'

export const getKind = (code: string): LetterKind => {
  const kind = findKind(code)
  if (!kind) throw new Error(`no letter of kind ${code}`)
  return kind
}

export interface Draft extends Office {
  readonly kind: LetterKind
  readonly template: LetterTemplate
  readonly content: LetterContent
  /** Blanks that neither the register nor the form filled: named before anybody may issue. */
  readonly missing: readonly string[]
}

/** The letter as the register and the form say it today; with its number once it is issued. */
export const draftLetter = async (context: Context, row: LetterRow, issued?: IssuedAs): Promise<Draft> => {
  const kind = getKind(row.kind)
  const fields = fieldsOf(row)
  const office = await loadOffice(context)
  const subject = await loadPerson(context, row.subject_person_id ?? '')
  const introduced = namedPeople(fields).filter(({ field }) => field !== 'witnesses') // who only signs, signs by name
  const people = await loadPeople(
    context,
    introduced.map((one) => one.personId),
  )
  const template = await loadTemplate(context, kind.template, row.template_version)
  const today = issued?.issuedOn ?? context.today
  const { noSigns } = await groundsFor(context, kind, row.episode_id)
  const values = kind.values(fields, { subject, people, village: office.village, today, noSigns })
  const { letter, missing } = fillTemplate(template, values)
  const names = [letter.right?.name, letter.left?.name, subject.name].filter((name): name is string => Boolean(name))
  return {
    kind,
    template,
    missing,
    ...office,
    content: makeContent(context, office, { template, letter, names }, issued),
  }
}
