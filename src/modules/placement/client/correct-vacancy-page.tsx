import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { correctVacancy } from '../contract/vacancy.ts'
import { type FileProps, useTrail, VacancyAnswer } from './vacancy-answer.tsx'
import { VacancyFields } from './vacancy-fields.tsx'
import { faultsOf, vacancyInput, valuesOf } from './vacancy-form.ts'

export const CorrectVacancyPage = ({ params }: PageProps) => (
  <VacancyAnswer vacancyId={params.vacancyId}>{(file) => <CorrectForm file={file} />}</VacancyAnswer>
)

const CorrectForm = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const go = useGo()
  const toast = useToast()
  const vacancyId = file.vacancy.id
  const [initial] = useState(() => ({ ...valuesOf(file), reason: '' }))
  const form = useForm({
    ...{ initial, command: correctVacancy, refresh: ['placement'] },
    toInput: ({ reason, ...values }) => ({ vacancyId, ...vacancyInput(values), reason }),
    check: (values) => faultsOf(values, today),
    onDone: () => {
      toast({ text: say('placement.saved') })
      go(`/lowongan/${vacancyId}`)
    },
  })
  return (
    <Page title={say('placement.correct')} lead={say('placement.correctLead')} width="narrow" trail={useTrail(file)}>
      <FormFrame form={form} save={say('placement.save')}>
        <VacancyFields form={form} />
        <TextField label={say('placement.reason')} maxLength={240} {...form.field('reason')} />
      </FormFrame>
    </Page>
  )
}
