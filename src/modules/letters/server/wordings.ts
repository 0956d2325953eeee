import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { correctWording, getWording, getWordingPreview, listWordings } from '../contract/wording.ts'
import { kindCodes } from '../kinds/codes.ts'
import type { LetterKind } from '../kinds/kind.ts'
import { sampleFields, sampleIds, samplePeople } from '../kinds/samples.ts'
import { type Block, fillTemplate, type LetterTemplate } from '../rules/template.ts'
import {
  blanksOf,
  type EditedWording,
  editedTemplate,
  firstOwnVersion,
  isFixed,
  standardVersion,
  wordingFaults,
} from '../rules/wording.ts'
import { getKind } from './draft-letter.ts'
import { renderLetter } from './letter-pdf.ts'
import { loadOffice, makeContent } from './make-content.ts'
import { db, type WordingRow } from './tables.ts'
import { nextOf } from './take-number.ts'
import { choicesOf, keepTemplate, loadTemplate } from './templates.ts'

export const listWordingsHandler = handle(listWordings, async (context) => {
  const wordings: OutputOf<typeof listWordings>['wordings'] = []
  for (const kind of kindCodes) {
    const [newest] = await choicesOf(context, kind)
    const { version = standardVersion, recorded_by_name: byName = null, recorded_at: at = null } = newest ?? {}
    wordings.push({ kind, version, byName, at })
  }
  return { wordings }
})

const versionInForce = (choices: readonly WordingRow[]): number => choices[0]?.version ?? standardVersion

/** A version by its number; one that this village never used is missing. */
const templateOf = async (
  context: Context,
  { template: standard }: LetterKind,
  choices: readonly WordingRow[],
  version: number,
): Promise<LetterTemplate> => {
  if (version === standardVersion) return standard
  if (!choices.some((choice) => choice.version === version)) throw missing('letters.wording.versionMissing')
  return loadTemplate(context, standard, version)
}

const shownBlock = (block: Block) => ({
  type: block.type,
  text: block.type === 'facts' ? block.rows.map(([label]) => label).join(' · ') : block.text,
  fixed: isFixed(block),
  conditional: block.when !== undefined,
})

export const getWordingHandler = handle(getWording, async (context, input) => {
  const kind = getKind(input.kind)
  const choices = await choicesOf(context, input.kind)
  const inForce = versionInForce(choices)
  const version = input.version ?? inForce
  const { title, blocks, closing } = await templateOf(context, kind, choices, version)
  return {
    ...{ kind: input.kind, version, inForce, title, closing },
    blocks: blocks.map(shownBlock),
    blanks: blanksOf(kind.template),
    history: choices.map((row) => ({
      ...{ id: row.id, version: row.version, byName: row.recorded_by_name, at: row.recorded_at },
    })),
  }
})

const assertUsable = (current: LetterTemplate, { template: standard }: LetterKind, edited: EditedWording): void => {
  const faults = wordingFaults(current, standard, edited)
  if (faults[0]) throw new Refusal('invalid', faults[0].code, faults[0].details ?? {}, faults)
}

/** Invented people in the village's own letterhead. */
export const getWordingPreviewHandler = handle(getWordingPreview, async (context, input) => {
  const kind = getKind(input.kind)
  const current = await templateOf(context, kind, await choicesOf(context, input.kind), input.from)
  assertUsable(current, kind, input.wording)
  const template = editedTemplate(current, input.wording, current.version)
  const office = await loadOffice(context)
  const subject = samplePeople[sampleIds.worker]
  if (!subject) throw new Error('the sample names nobody')
  const fields = kind.schema.parse(sampleFields[input.kind])
  const values = kind.values(fields, {
    subject,
    people: samplePeople,
    village: office.village,
    today: context.today,
    noSigns: true,
  })
  const content = makeContent(
    context,
    office,
    { template, letter: fillTemplate(template, values).letter, names: [] },
    undefined,
  )
  const pdf = input.paper
    ? await renderLetter({ content, paper: input.paper, mark: null, emblem: null, draft: 'CONTOH' })
    : null
  return {
    content: structuredClone(content) as unknown as OutputOf<typeof getWordingPreview>['content'],
    paper: office.settings.paper,
    pdf: pdf && Buffer.from(pdf).toString('base64'),
  }
})

export const correctWordingHandler = handle(correctWording, async (context, input) => {
  const kind = getKind(input.kind)
  // The counter is locked before anything is read: of two who save at once the second sees what the first left.
  const next = firstOwnVersion - 1 + (await nextOf(context, `wording.${input.kind}`, 0))
  const choices = await choicesOf(context, input.kind)
  if (versionInForce(choices) !== input.from) throw new Refusal('conflict', 'letters.wording.changed')
  const version = 'version' in input.to ? input.to.version : next
  if ('version' in input.to) await templateOf(context, kind, choices, version)
  else await keepEdited(context, kind, await templateOf(context, kind, choices, input.from), input.to, version)
  await db(context)
    .insertInto('letter_wordings')
    .values({ ...recordedBy(context), id: newId(), kind: input.kind, version })
    .execute()
  context.note({ kind: input.kind, version })
  return { version }
})

type Edited = Exclude<InputOf<typeof correctWording>['to'], { version: number }>

const keepEdited = async (
  context: Context,
  kind: LetterKind,
  current: LetterTemplate,
  edited: Edited,
  version: number,
): Promise<void> => {
  assertUsable(current, kind, edited)
  await keepTemplate(context, editedTemplate(current, edited, version))
}
