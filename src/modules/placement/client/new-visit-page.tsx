import { useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { SentFileField } from '#platform/design/sent-file-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordRecruiterVisit } from '../contract/signals.ts'

const initialOf = (today: string) => ({
  ...{ name: '', phone: '', agencyName: '', agencyLicence: '', letterNumber: '', letterOn: '', letterFileHash: '' },
  ...{ fromOn: today, untilOn: '', whomMet: '', country: '' },
})
type Values = ReturnType<typeof initialOf>

const inputOf = (id: string, { name, agencyName, fromOn, ...rest }: Values) =>
  ({
    ...{ id, name, agencyName, fromOn },
    ...Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, value.trim() || null])),
  }) as InputOf<typeof recordRecruiterVisit>

/** A recruiter who came to the office himself: with which letter, from which agency, for how long. */
export const NewVisitPage = () => {
  const { say, today } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(today))
  const form = useForm({
    ...{ initial, command: recordRecruiterVisit, refresh: ['placement'] },
    toInput: (values: Values) => inputOf(id, values),
    onDone: () => {
      toast({ text: say('placement.visit.saved') })
      go('/perekrut')
    },
  })
  const text = (name: 'phone' | 'agencyLicence' | 'letterNumber' | 'country', key: string, longest: number) => (
    <TextField label={say(`placement.visit.${key}`)} optional maxLength={longest} {...form.field(name)} />
  )
  return (
    <Page
      title={say('placement.visit.new')}
      lead={say('placement.visit.newLead')}
      width="narrow"
      trail={[{ href: '/perekrut', label: say('placement.signals.title') }]}
    >
      <FormFrame form={form} save={say('placement.visit.save')}>
        <TextField label={say('placement.visit.name')} maxLength={120} {...form.field('name')} />
        {text('phone', 'phone', 40)}
        <TextField label={say('placement.visit.agency')} maxLength={160} {...form.field('agencyName')} />
        {text('agencyLicence', 'licence', 80)}
        {text('letterNumber', 'letter', 80)}
        <DateField label={say('placement.visit.letterOn')} optional {...form.field('letterOn')} />
        <SentFileField
          label={say('placement.visit.letterFile')}
          name="letterFileHash"
          error={form.errorOf('letterFileHash')}
          onSent={(letterFileHash) => form.set({ letterFileHash })}
        />
        <DateField label={say('placement.visit.fromOn')} latest={today} {...form.field('fromOn')} />
        <DateField label={say('placement.visit.untilOn')} optional {...form.field('untilOn')} />
        <TextField label={say('placement.visit.whomMet')} optional maxLength={400} {...form.field('whomMet')} />
        {text('country', 'country', 80)}
      </FormFrame>
    </Page>
  )
}
