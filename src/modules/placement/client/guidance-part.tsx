import { useState } from 'react'
import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { Details } from '#platform/design/details.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { getGuidance, recordGuidance } from '../contract/service.ts'
import { topics } from '../rules/service.ts'
import { useLabels } from './labels.ts'

type Guidance = OutputOf<typeof getGuidance>['guidance']

/** On the page of a guidance meeting: what it was about. On other meetings nothing stands here. */
export const GuidancePart = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const meetingId = subject.subjectId ?? ''
  const { data } = useQuery(getGuidance, { meetingId })
  const [open, setOpen] = useState(false)
  if (!data?.isGuidance) return null
  return (
    <Section title={say('placement.guidance.part')} note={say('placement.guidance.partWhy')}>
      {open ? (
        <GuidanceForm meetingId={meetingId} guidance={data.guidance} close={() => setOpen(false)} />
      ) : (
        <Stack gap={12}>
          {data.guidance ? <Recorded guidance={data.guidance} /> : <p>{say('placement.guidance.none')}</p>}
          {data.earlier.length > 0 && (
            <Details summary={say('placement.guidance.earlier', { count: data.earlier.length })}>
              <Stack gap={16}>
                {data.earlier.map((one) => (
                  <Recorded key={one.recordedAt} guidance={one} />
                ))}
              </Stack>
            </Details>
          )}
          {may('placement.recordVacancy') && (
            <div>
              <Button onClick={() => setOpen(true)}>
                {say(data.guidance ? 'placement.guidance.again' : 'placement.guidance.record')}
              </Button>
            </div>
          )}
        </Stack>
      )}
    </Section>
  )
}

const Recorded = ({ guidance }: { readonly guidance: NonNullable<Guidance> }) => {
  const { say } = useWords()
  const { dayOf } = useLabels()
  const facts = [
    [say('placement.guidance.topics'), guidance.topics.map((topic) => say(`placement.topic.${topic}`)).join(', ')],
    [say('placement.guidance.material'), guidance.material],
    [say('placement.guidance.outcome'), guidance.outcome],
  ]
  return (
    <>
      <Facts facts={facts.flatMap(([label, value]) => (label && value ? [{ label, value }] : []))} />
      <p className="small muted">
        {say('placement.guidance.by', {
          ...{ name: guidance.recordedByName, day: dayOf(guidance.recordedAt) },
        })}
      </p>
    </>
  )
}

interface FormProps {
  readonly meetingId: string
  readonly guidance: Guidance
  readonly close: () => void
}

const GuidanceForm = ({ meetingId, guidance, close }: FormProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => ({
    topics: (guidance?.topics ?? []) as readonly string[],
    ...{ material: guidance?.material ?? '', outcome: guidance?.outcome ?? '' },
  }))
  const form = useForm({
    ...{ initial, command: recordGuidance, refresh: ['placement', 'letters'], onKept: close },
    toInput: (values: typeof initial) =>
      ({
        ...{ id, meetingId, topics: values.topics, material: values.material, outcome: values.outcome.trim() || null },
      }) as InputOf<typeof recordGuidance>,
    onDone: () => {
      toast({ text: say('placement.guidance.saved') })
      close()
    },
  })
  return (
    <form {...form.props}>
      <CheckGroup
        label={say('placement.guidance.topics')}
        name="topics"
        choices={choices(topics, 'placement.topic')}
        values={form.values.topics}
        onChange={(chosen) => form.set({ topics: chosen })}
        error={form.errorOf('topics')}
      />
      <TextField
        label={say('placement.guidance.material')}
        hint={say('placement.guidance.materialHint')}
        maxLength={400}
        {...form.field('material')}
      />
      <TextArea
        label={say('placement.guidance.outcome')}
        hint={say('placement.guidance.outcomeHint')}
        optional
        rows={3}
        maxLength={1000}
        {...form.field('outcome')}
      />
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <div>
        <Button type="submit" kind="primary" busy={form.busy}>
          {say('placement.guidance.save')}
        </Button>
      </div>
    </form>
  )
}
