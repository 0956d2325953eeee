import { getVillage } from '#modules/places/server/index.ts'
import { assertPersonInReach } from '#modules/registry/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { printPaperForm } from '#platform/server/print/paper-form-pdf.ts'
import { formOfVersion } from '#platform/shared/paper-form.ts'
import { getConsultationForm } from '../contract/paper.ts'
import { consultationForms } from '../paper/consultation-forms.ts'
import { migrationTexts } from '../texts.ts'
import { personDetails } from './neighbours.ts'

// A form of the village is Indonesian, whoever prints it.
const say = (key: string): string => (migrationTexts.id as Readonly<Record<string, string>>)[key] ?? key

export const getConsultationFormHandler = handle(getConsultationForm, async (context, { personId, paper }) => {
  if (personId !== null) await assertPersonInReach(context, personId)
  const village = await getVillage(context, context.villageId)
  const person = personId === null ? undefined : await personDetails(context, personId)
  const form = formOfVersion(consultationForms, undefined)
  const bytes = await printPaperForm({
    ...{ form, paper, say, printedAt: context.now },
    sheet: { kind: form.kind, version: form.version, village: context.villageId, subjectId: personId },
    whose: [person?.name, village.name].filter(Boolean).join(', '),
    values: person ? [[{ candidate: person.name }]] : [],
  })
  return { fileName: `formulir-musyawarah-${paper}.pdf`, base64: Buffer.from(bytes).toString('base64') }
})
