import { foldName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import type { Paper } from '#platform/server/print/paper.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { dateParts } from '#platform/shared/dates.ts'
import { refuse } from '#platform/shared/errors.ts'
import { findKind } from '../kinds/index.ts'
import { villageTexts } from '../kinds/kind.ts'
import { fillTemplate, type LetterTemplate, type LetterValues } from '../rules/template.ts'
import { letterIssued } from './events.ts'
import { keepContent } from './keep-content.ts'
import { type LetterFile, makeLetterFile } from './letter-file.ts'
import { getLetterRow, insertEvent } from './letter-rows.ts'
import { codeOf } from './letterheads.ts'
import { loadOffice, makeContent } from './make-content.ts'
import { signerOfIssue } from './sources.ts'
import { db, type LetterRow } from './tables.ts'
import { takeNumber } from './take-number.ts'
import { keepTemplate } from './templates.ts'

const registered = new Map<string, LetterTemplate>()

/** A later module's document: its wording here, number, register, QR and print from this module. Kind: `module.document`. */
export const registerTemplate = (template: LetterTemplate): LetterTemplate => {
  if (findKind(template.kind) || registered.has(template.kind)) throw new Error(`two templates for ${template.kind}`)
  registered.set(template.kind, template)
  return template
}

export const registeredTitle = (kind: string): string | undefined => registered.get(kind)?.title

export interface NewDocument {
  readonly id: string
  readonly kind: string
  readonly values: LetterValues
  /** What the register writes in the column of names: a person, a group, a meeting. */
  readonly subjectName: string
  readonly subjectPersonId?: string | null
  readonly householdId?: string | null
  readonly episodeId?: string | null
  /** What it is about in the module that asks for it: a meeting. */
  readonly sourceId?: string | null
  readonly replacesId?: string | null
  /** Where its subject has a code of its own in the number; else the template's. */
  readonly code?: string
}

export interface IssuedDocument {
  readonly letterId: string
  readonly number: string
  readonly code: string
}

/** Numbers, signs and registers a document of another module in the same transaction. The caller has asked for the right to. */
export const issueDocument = async (context: Context, document: NewDocument): Promise<IssuedDocument> => {
  const template = registered.get(document.kind)
  if (!template) throw new Error(`nobody registered ${document.kind}`)
  const office = await loadOffice(context)
  const { village, settings } = office
  const signer = signerOfIssue(context, office.signer)
  if (!signer) return refuse('letters.nobodySigns')
  const texts = { ...villageTexts(village), ...document.values.texts }
  const { letter, missing } = fillTemplate(template, { ...document.values, texts })
  if (missing.length > 0) throw new Error(`${document.kind} lacks ${missing.join(', ')}`)
  await keepTemplate(context, template)
  await insertRow(context, document, template)
  const number = await takeNumber(context, settings, {
    letterId: document.id,
    code: codeOf(settings, template.kind, document.code ?? template.code),
    villageDigits: village.code.slice(-4),
    issuedOn: context.today,
  })
  const manner = signer.acting ? 'an' : 'own'
  const filled = { template, letter, names: [document.subjectName] }
  const content = makeContent(context, office, filled, { number, issuedOn: context.today, manner })
  const token = await keepContent(context, { id: document.id }, content, signer, manner)
  await finish(context, document, number)
  return { letterId: document.id, number, code: token.code }
}

const insertRow = async (context: Context, document: NewDocument, template: LetterTemplate): Promise<void> => {
  const row: LetterRow = {
    id: document.id,
    kind: template.kind,
    template_version: template.version,
    subject_person_id: document.subjectPersonId ?? null,
    household_id: document.householdId ?? null,
    episode_id: document.episodeId ?? null,
    subject_name: document.subjectName,
    subject_folded: foldName(document.subjectName),
    fields: '{}',
    fields_sealed: null,
    state: 'verified',
    requested_on: context.today,
    number_text: null,
    issued_on: null,
    year: null,
    replaces_id: document.replacesId ?? null,
    source_kind: template.kind.split('.')[0] ?? template.kind,
    source_id: document.sourceId ?? null,
    receipt_key: null,
    ...recordedBy(context),
  }
  await db(context).insertInto('letters').values(row).execute()
  await insertEvent(context, document.id, { kind: 'requested' })
}

const finish = async (context: Context, document: NewDocument, number: string): Promise<void> => {
  await insertEvent(context, document.id, { kind: 'issued' })
  await db(context)
    .updateTable('letters')
    .set({ state: 'issued', number_text: number, issued_on: context.today, year: dateParts(context.today).year })
    .where('village_id', '=', context.villageId)
    .where('id', '=', document.id)
    .execute()
  const { kind, subjectPersonId: personId = null, episodeId = null } = document
  await context.publish(letterIssued, { letterId: document.id, kind, number, personId, episodeId })
}

/** The document as a file, for the module that asked for it. */
export const documentFile = async (context: Context, letterId: string, paper: Paper): Promise<LetterFile> =>
  makeLetterFile(context, await getLetterRow(context, letterId), paper)
