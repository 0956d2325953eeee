import { useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { correctIncident, type Incident, recordIncident } from '../contract/incidents.ts'
import { incidentKinds } from '../rules/trouble.ts'
import { useLabels } from './labels.ts'

/** What happened, when and where: of a new event, or of one that was written down wrongly. */
export const IncidentForm = ({ incident }: { readonly incident?: Incident }) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => ({
    ...{ kind: incident?.kind ?? '', occurredOn: incident?.occurredOn ?? today, place: incident?.place ?? '' },
  }))
  const form = useForm({
    ...{ initial, command: incident ? correctIncident : recordIncident },
    toInput: (values) =>
      ({ ...values, id, ...(incident ? { incidentId: incident.id } : {}) }) as InputOf<typeof correctIncident>,
    refresh: ['casework'],
    onDone: ({ incidentId }) => {
      toast({ text: say('casework.incidents.done') })
      go(`/kasus/peristiwa/${incidentId}`)
    },
  })
  return (
    <FormFrame form={form} save={say('casework.incidents.save')}>
      <RadioCards
        label={say('casework.incidents.kind')}
        choices={choices(incidentKinds, 'casework.incidentKind')}
        columns={2}
        {...form.field('kind')}
      />
      <DateField label={say('casework.incidents.occurredOn')} latest={today} {...form.field('occurredOn')} />
      <TextField
        label={say('casework.incidents.place')}
        hint={say('casework.incidents.placeHint')}
        maxLength={160}
        {...form.field('place')}
      />
    </FormFrame>
  )
}
