import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
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
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        <TextArea label={say('registry.protectWhy')} hint={say('registry.protectWhyHint')} {...form.field('reason')} />
        <RefusalMessage refusal={form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy}>
            {say(wanted ? 'registry.protectNow' : 'registry.unprotectAsk')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
