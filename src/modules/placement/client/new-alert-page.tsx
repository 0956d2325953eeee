import { useState } from 'react'
import { evidenceGrades } from '#modules/migration/contract.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { SentFileField } from '#platform/design/sent-file-field.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordAlert } from '../contract/signals.ts'
import { alertChannels } from '../rules/watch.ts'
import { useLabels } from './labels.ts'

const initialOf = (today: string) => ({
  ...{ channel: 'social_media' as string, heardOn: today, told: '', address: '', hamlet: '', grade: 'C' as string },
  fileHash: '',
})
type Values = ReturnType<typeof initialOf>

/** What was seen or heard of recruiting, by the officer or a cadre. */
export const NewAlertPage = () => {
  const { say, today } = useWords()
  const { may, hamlet } = useSession()
  const { choices } = useLabels()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => ({ ...initialOf(today), hamlet: hamlet ?? '' }))
  const form = useForm({
    ...{ initial, command: recordAlert, refresh: ['placement', 'platform'] },
    toInput: ({ address, hamlet: place, fileHash, ...values }: Values) =>
      ({
        ...{ ...values, id, address: address.trim() || null, hamlet: place.trim() || null },
        fileHash: fileHash || null,
      }) as InputOf<typeof recordAlert>,
    onDone: () => {
      toast({ text: say('placement.alert.saved') })
      go(may('placement.listSignals') ? '/perekrut' : '/')
    },
  })
  return (
    <Page
      title={say('placement.alert.new')}
      lead={say('placement.alert.newLead')}
      width="narrow"
      trail={
        may('placement.listSignals')
          ? [{ href: '/perekrut', label: say('placement.signals.title') }]
          : [{ href: '/', label: say('shell.today') }]
      }
    >
      <FormFrame form={form} save={say('placement.alert.save')}>
        <ChoiceField
          label={say('placement.alert.channel')}
          choices={choices(alertChannels, 'placement.alertChannel')}
          {...form.field('channel')}
        />
        <DateField label={say('placement.alert.heardOn')} latest={today} {...form.field('heardOn')} />
        <TextArea label={say('placement.alert.told')} rows={5} maxLength={2000} {...form.field('told')} />
        <TextField label={say('placement.alert.address')} optional maxLength={400} {...form.field('address')} />
        <TextField label={say('placement.alert.hamlet')} optional maxLength={80} {...form.field('hamlet')} />
        <RadioCards
          label={say('placement.alert.grade')}
          choices={choices(evidenceGrades, 'placement.grade')}
          {...form.field('grade')}
        />
        <SentFileField
          label={say('placement.alert.file')}
          name="fileHash"
          error={form.errorOf('fileHash')}
          onSent={(fileHash) => form.set({ fileHash })}
        />
      </FormFrame>
    </Page>
  )
}
