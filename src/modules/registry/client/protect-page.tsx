import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { listProtection, requestProtection } from '../contract/protection.ts'
import { getPerson } from '../contract/sheet.ts'
import { EffectRows } from './effect-rows.tsx'
import type { PersonFile } from './person-page.tsx'

/** Protects a threatened person, or asks that it end: what follows is read first, the reason is kept sealed. */
export const ProtectPage = ({ params }: PageProps) => {
  const query = useQuery(getPerson, { personId: params.personId ?? '' })
  return <Answer query={query}>{({ person }) => <ProtectForm key={String(person.sealed)} person={person} />}</Answer>
}

const ProtectForm = ({ person }: { readonly person: PersonFile['person'] }) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [wanted] = useState(!person.sealed)
  const effects = useQuery(listProtection, { personId: person.id })
  const form = useForm({
    initial: { reason: '' },
    command: requestProtection,
    toInput: ({ reason }) => ({ id, personId: person.id, wanted, reason }),
    refresh: ['registry'],
    onDone: () => {
      toast({ text: say(wanted ? 'registry.protectDone' : 'registry.protectAsked') })
      go(`/orang/${person.id}`, { replace: true })
    },
  })
  return (
    <Page
      title={say(wanted ? 'registry.protectTitle' : 'registry.unprotect')}
      lead={say(wanted ? 'registry.protectLead' : 'registry.unprotectLead', { name: person.name })}
      trail={[{ href: `/orang/${person.id}`, label: person.name }]}
      width="narrow"
    >
      <Answer query={effects}>
        {(answer) => (
          <Section title={say('registry.whatFollows')}>
            <EffectRows effects={answer.effects} />
          </Section>
        )}
      </Answer>
      <FormFrame form={form} save={say(wanted ? 'registry.protectNow' : 'registry.unprotectAsk')}>
        <TextArea label={say('registry.protectWhy')} hint={say('registry.protectWhyHint')} {...form.field('reason')} />
      </FormFrame>
    </Page>
  )
}
