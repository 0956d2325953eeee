import { getVillage } from '#modules/places/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { printPaperForm } from '#platform/server/print/paper-form-pdf.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { formOfVersion } from '#platform/shared/paper-form.ts'
import { fitsCode } from '#platform/shared/paper-sheet.ts'
import type { getHousehold } from '../contract/household.ts'
import { findSheet, getFamilyForm } from '../contract/paper.ts'
import { familyForms } from '../paper/family-forms.ts'
import { codeLabel } from '../rules/code-lists.ts'
import { shownNameOrNull } from '../rules/names.ts'
import { registryTexts } from '../texts.ts'
import { getHouseholdHandler } from './household-queries.ts'
import { hiddenPeople } from './reach.ts'
import { db } from './tables.ts'

type Family = OutputOf<typeof getHousehold>

// A form of the village is Indonesian, whoever prints it.
const say = (key: string): string => (registryTexts.id as Readonly<Record<string, string>>)[key] ?? key

export const getFamilyFormHandler = handle(getFamilyForm, async (context, { householdId, paper }) => {
  const village = await getVillage(context, context.villageId)
  const family =
    householdId === null ? undefined : ((await getHouseholdHandler.act(context, { householdId })) as Family)
  const form = formOfVersion(familyForms, undefined)
  const head = family?.household.headName ?? family?.members[0]?.name
  const bytes = await printPaperForm({
    ...{ form, paper, say, printedAt: context.now },
    sheet: { kind: form.kind, version: form.version, village: context.villageId, subjectId: householdId },
    whose: [head && `${say('registry.paper.familyOf')} ${head}`, village.name].filter(Boolean).join(', '),
    values: family ? valuesOf(family) : [],
  })
  return { fileName: `formulir-keluarga-${paper}.pdf`, base64: Buffer.from(bytes).toString('base64') }
})

const valuesOf = ({ household, members }: Family) => [
  [
    {
      ...{ cardNo: household.cardMasked, address: household.address, hamlet: household.hamlet },
      ...{ rt: household.rt, rw: household.rw },
    },
  ],
  [
    ...members.map((member) => ({
      ...{ name: member.name, nik: member.nikMasked, birthDate: knownPart(member) },
      relationCode: member.relationCode && codeLabel('relation', member.relationCode, 'id'),
      occupationCode: member.occupationCode && codeLabel('occupation', member.occupationCode, 'id'),
      maritalCode: member.maritalCode && codeLabel('marital', member.maritalCode, 'id'),
      sex: member.sex === 'unknown' ? null : say(`registry.sex.${member.sex}`),
    })),
    ...Array.from({ length: blankLines }, () => ({})),
  ],
]

const knownPart = ({ birthDate, birthPrecision }: Family['members'][number]): string | null =>
  birthPrecision === 'year' || birthPrecision === 'about'
    ? (birthDate?.slice(0, 4) ?? null)
    : (birthDate
        ?.split('-')
        .toReversed()
        .join('-')
        .slice(birthPrecision === 'month' ? 3 : 0) ?? null)

/** For those who were born, came home or were forgotten since. */
const blankLines = 2

export const findSheetHandler = handle(findSheet, async (context, { kind, code }) => {
  const hidden = new Set(await hiddenPeople(context))
  const rows =
    kind === 'M'
      ? await db(context)
          .selectFrom('people')
          .select(['id', 'id as person_id', 'name'])
          .where('village_id', '=', context.villageId)
          .execute()
      : await db(context)
          .selectFrom('households')
          .leftJoin('people', (join) =>
            join
              .onRef('people.village_id', '=', 'households.village_id')
              .onRef('people.id', '=', 'households.head_person_id'),
          )
          .select(['households.id', 'people.id as person_id', 'people.name'])
          .where('households.village_id', '=', context.villageId)
          .execute()
  const found = rows.filter((row) => fitsCode(row.id, code) && !(row.person_id && hidden.has(row.person_id)))
  return { found: found.map(({ id, name }) => ({ id, name: shownNameOrNull(name) ?? '–' })) }
})
