import type { Context } from '#platform/server/context.ts'
import { addMonths, type PlainDate } from '#platform/shared/dates.ts'
import type { LetterSettings } from '../contract/settings.ts'
import type { VillageWords } from '../kinds/kind.ts'
import { type LetterContent, secretaryTitle, signatoryLines } from '../rules/letter-content.ts'
import type { SigningManner } from '../rules/letter-state.ts'
import type { FilledLetter, LetterTemplate } from '../rules/template.ts'
import { loadSettings } from './letterheads.ts'
import { loadSigner, loadVillage, type Signer, signerOfIssue } from './sources.ts'

export interface IssuedAs {
  readonly number: string
  readonly issuedOn: PlainDate
  readonly manner: SigningManner
}

/** The village as its letters show it today: its words, its letterhead, and who signs. */
export interface Office {
  readonly village: VillageWords
  readonly settings: LetterSettings
  readonly signer: Signer | undefined
}

export const loadOffice = async (context: Context): Promise<Office> => {
  const village = await loadVillage(context)
  const { settings } = await loadSettings(context, village)
  return { village, settings, signer: await loadSigner(context) }
}

const signatoryOf = ({ village, signer }: Pick<Office, 'village' | 'signer'>, manner: SigningManner) => {
  const ownTitle = signer?.title ?? secretaryTitle
  const headTitle = manner === 'own' && signer?.title && !signer.acting ? signer.title : village.headTitle
  return {
    lines: signatoryLines(headTitle, village.name, manner, ownTitle, secretaryTitle),
    name: signer?.name ?? '………………………',
  }
}

/** Everything a letter says, from its filled words and the office that gives it out. */
export const makeContent = (
  context: Context,
  office: Office,
  filled: { readonly template: LetterTemplate; readonly letter: FilledLetter; readonly names: readonly string[] },
  issued: IssuedAs | undefined,
): LetterContent => {
  const { village, settings } = office
  const signer = issued ? signerOfIssue(context, office.signer) : office.signer
  const { template, letter, names } = filled
  return {
    version: 1,
    kind: template.kind,
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
    signatory: signatoryOf({ village, signer }, issued?.manner ?? (signer?.acting ? 'an' : 'own')),
    signing: settings.signing,
    levy: settings.levyRegulation,
    names: [...new Set(names.map((name) => name.toUpperCase()))],
    recordedAt: context.now,
  }
}
