import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { requestInquiry } from '../contract/inquiry.ts'
import { getPerson } from '../contract/sheet.ts'

/** Asks whether somebody is also known elsewhere; whether anybody is, the answer alone will tell. */
export const AskElsewherePage = ({ params }: PageProps) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const personId = params.personId ?? ''
  const person = useQuery(getPerson, { personId }).data?.person
  const [id] = useState(newId)
  const form = useForm({
    initial: { reason: '' },
    command: requestInquiry,
    toInput: ({ reason }) => ({ id, personId, reason }),
    refresh: ['registry'],
    onDone: () => {
      toast({ text: say('registry.questionSent') })
      go(`/orang/${personId}`, { replace: true })
    },
  })
  const name = person?.name ?? ''
  return (
    <Page
      title={say('registry.askElsewhere')}
      lead={person && say('registry.askLead', { name })}
      trail={[{ href: `/orang/${personId}`, label: name || say('registry.person') }]}
      width="narrow"
    >
      <FormFrame form={form} save={say('registry.sendQuestion')}>
        <TextArea label={say('registry.askReason')} {...form.field('reason')} />
      </FormFrame>
    </Page>
  )
}
