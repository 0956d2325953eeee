import { useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { breachKinds, recordBreach } from '../contract/breach.ts'
import { ReadFilesPart } from './read-files-part.tsx'

const offsetByZone = { 'Asia/Jakarta': '+07:00', 'Asia/Makassar': '+08:00', 'Asia/Jayapura': '+09:00' } as const

/** `14.30`, `14:30` and `1430` are one hour. */
const readHour = (typed: string): string | undefined => {
  const [, hours = '', minutes = ''] = /^([01]?\d|2[0-3])[.:]?([0-5]\d)$/.exec(typed.trim()) ?? []
  return hours === '' ? undefined : `${hours.padStart(2, '0')}:${minutes}`
}

const byAccount: readonly string[] = ['device_lost', 'account_misused']

type Kind = (typeof breachKinds)[number]

const useBreachForm = () => {
  const { today, zone } = useWords()
  const { village } = useSession()
  const go = useGo()
  const [id] = useState(newId)
  return useForm({
    key: 'access.recordBreach',
    command: recordBreach,
    initial: {
      kind: '',
      foundOn: today as string,
      foundTime: '',
      whatHappened: '',
      whichData: '',
      handling: '',
      people: null as number | null,
      personIds: [] as readonly string[],
    },
    toInput: (values) => ({
      id,
      villageId: village?.id ?? null,
      kind: values.kind as Kind,
      foundAt: `${values.foundOn}T${readHour(values.foundTime) ?? '00:00'}:00${offsetByZone[zone]}`,
      whatHappened: values.whatHappened,
      whichData: values.whichData,
      handling: values.handling,
      peopleCount: values.people ?? 0,
      personIds: [...values.personIds],
    }),
    check: (values) => [
      ...(readHour(values.foundTime) ? [] : [{ field: 'foundTime', code: 'access.breach.foundTimeWrong' }]),
      ...(values.people === null ? [{ field: 'people', code: 'platform.field.invalid_type' }] : []),
    ],
    refresh: ['access'],
    onDone: () => go(`/kebocoran/${id}`),
  })
}

/** `/kebocoran/catat`: what, when found, which data, what was done. Names of people do not belong here. */
export const BreachFormPage = () => {
  const { say, today } = useWords()
  const { may } = useSession()
  const form = useBreachForm()
  const kinds = breachKinds.map((kind) => ({ value: kind, label: say(`access.breach.kind.${kind}`) }))
  return (
    <Page
      title={say('access.breach.record')}
      lead={say('access.breach.noneSentence')}
      trail={[{ href: '/kebocoran', label: say('access.breach.title') }]}
      width="narrow"
    >
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        <ChoiceField label={say('access.breach.kind')} choices={kinds} {...form.field('kind')} />
        <DateField label={say('access.breach.foundOn')} latest={today} {...form.field('foundOn')} />
        <TextField
          label={say('access.breach.foundTime')}
          hint={say('access.breach.foundTimeHint')}
          inputMode="numeric"
          {...form.field('foundTime')}
        />
        <TextArea label={say('access.breach.whatHappened')} maxLength={500} {...form.field('whatHappened')} />
        <TextArea label={say('access.breach.whichData')} maxLength={500} {...form.field('whichData')} />
        <TextArea label={say('access.breach.handling')} maxLength={500} {...form.field('handling')} />
        {byAccount.includes(form.values.kind) && may('access.listReadFiles') && (
          <ReadFilesPart until={today} onFound={(personIds) => form.set({ personIds, people: personIds.length })} />
        )}
        <NumberField label={say('access.breach.people')} min={0} {...form.field('people')} />
        <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
        <Button type="submit" kind="primary" wide busy={form.busy}>
          {say('access.breach.record')}
        </Button>
      </form>
    </Page>
  )
}
