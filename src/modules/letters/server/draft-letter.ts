import type { Context } from '#platform/server/context.ts'
import { addMonths, type Instant, type PlainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { LetterSettings } from '../contract/settings.ts'
import { findKind } from '../kinds/index.ts'
import type { LetterKind, VillageWords } from '../kinds/kind.ts'
import { namedPeople } from '../kinds/named-people.ts'
import { type LetterContent, signatoryLines } from '../rules/letter-content.ts'
import type { SigningManner } from '../rules/letter-state.ts'
import { fillTemplate } from '../rules/template.ts'
import { fieldsOf } from './letter-rows.ts'
import { loadSettings } from './letterheads.ts'
import { loadPeople, loadPerson, loadSigner, loadVillage, type Signer } from './sources.ts'
import type { LetterRow } from './tables.ts'
import { loadTemplate } from './templates.ts'

export const getKind = (code: string): LetterKind => {
  const kind = findKind(code)
  if (!kind) throw new Error(`no letter of kind ${code}`)
  return kind
}

const isEmpty = (fields: unknown, name: PropertyKey | undefined): boolean => {
  const value = (fields as Readonly<Record<PropertyKey, unknown>>)[name ?? '']
  return value === undefined || value === null || value === ''
}

/** Reads a form by its kind's own schema: each fault beside its field. */
export const readFields = (kind: LetterKind, fields: unknown): Record<string, unknown> => {
  const read = kind.schema.safeParse(fields)
  if (read.success) return read.data as Record<string, unknown>
  const faults = read.error.issues.map((issue) => ({
    field: `fields.${String(issue.path[0] ?? '')}`,
    code: isEmpty(fields, issue.path[0]) ? 'letters.fieldEmpty' : 'letters.fieldWrong',
  }))
  throw new Refusal('invalid', 'letters.fieldsWrong', { count: faults.length }, faults)
}

export interface Draft {
  readonly kind: LetterKind
  readonly content: LetterContent
  /** Blanks that neither the register nor the form filled: named before anybody may issue. */
  readonly missing: readonly string[]
  readonly settings: LetterSettings
  readonly village: VillageWords
  readonly signer: Signer | undefined
}

export interface IssuedAs {
  readonly number: string
  readonly issuedOn: PlainDate
  readonly manner: SigningManner
}

const signatoryOf = (village: VillageWords, signer: Signer | undefined, manner: SigningManner) => {
  const ownTitle = signer?.title ?? 'Sekretaris Desa'
  const headTitle = manner === 'own' && signer?.title && !signer.acting ? signer.title : village.headTitle
  return {
    lines: signatoryLines(headTitle, village.name, manner, ownTitle, 'Sekretaris Desa'),
    name: signer?.name ?? '………………………',
  }
}

/** The letter as the register and the form say it today; with its number once it is issued. */
export const draftLetter = async (context: Context, row: LetterRow, issued?: IssuedAs): Promise<Draft> => {
  const kind = getKind(row.kind)
  const fields = fieldsOf(row)
  const village = await loadVillage(context)
  const { settings } = await loadSettings(context, village)
  const signer = await loadSigner(context)
  const subject = await loadPerson(context, row.subject_person_id ?? '')
  const introduced = namedPeople(fields).filter(({ field }) => field !== 'witnesses') // who only signs, signs by name
  const people = await loadPeople(
    context,
    introduced.map((one) => one.personId),
  )
  const template = await loadTemplate(context, kind.template, row.template_version)
  const values = kind.values(fields, { subject, people, village, today: issued?.issuedOn ?? context.today })
  const { letter, missing } = fillTemplate(template, values)
  const named = [letter.right?.name, letter.left?.name, subject.name].filter((name): name is string => Boolean(name))
  const content: LetterContent = {
    version: 1,
    kind: row.kind,
    templateVersion: template.version,
    villageId: context.villageId,
    villageCode: village.code,
    villageFull: `${village.kindWord} ${village.name}`,
    villageChain: `${village.district}, ${village.regency}, ${village.province}`,
    place: village.name,
    number: issued?.number ?? null,
    issuedOn: issued?.issuedOn ?? null,
    validUntil: issued && template.validMonths !== null ? addMonths(issued.issuedOn, template.validMonths) : null,
    letterhead: { lines: settings.lines, address: settings.address, emblemHash: settings.emblemHash },
    letter,
    signatory: signatoryOf(village, signer, issued?.manner ?? (signer?.acting ? 'an' : 'own')),
    signing: settings.signing,
    levy: settings.levyRegulation,
    names: [...new Set(named.map((name) => name.toUpperCase()))],
    recordedAt: context.now as Instant,
  }
  return { kind, content, missing, settings, village, signer }
}
