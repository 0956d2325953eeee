import { useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordVacancy } from '../contract/vacancy.ts'
import { useTrail } from './vacancy-answer.tsx'
import { VacancyFields } from './vacancy-fields.tsx'
import { emptyVacancy, faultsOf, vacancyInput } from './vacancy-form.ts'

/** A vacancy as its source tells it: what is known is enough. */
export const NewVacancyPage = () => {
  const { say, today } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => emptyVacancy(today))
  const form = useForm({
    ...{ initial, command: recordVacancy, key: 'placement.newVacancy', refresh: ['placement'] },
    toInput: (values) => ({ id, ...vacancyInput(values) }),
    check: (values) => faultsOf(values, today),
    onDone: () => {
      toast({ text: say('placement.saved') })
      go(`/lowongan/${id}`)
    },
  })
  return (
    <Page title={say('placement.new')} lead={say('placement.newLead')} width="narrow" trail={useTrail()}>
      <FormFrame form={form} save={say('placement.save')}>
        <VacancyFields form={form} />
      </FormFrame>
    </Page>
  )
}
