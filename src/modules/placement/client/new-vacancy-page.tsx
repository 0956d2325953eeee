import { useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
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
      <form {...form.props}>
        <DraftKept form={form} />
        <FormFaults count={form.faultCount} />
        <VacancyFields form={form} />
        <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy}>
            {say('placement.save')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
