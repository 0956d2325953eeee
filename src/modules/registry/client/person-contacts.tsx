import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { contactOwners } from '../contract/codes.ts'
import { recordContact } from '../contract/document.ts'
import { useLabels } from './labels.ts'
import type { PersonFile } from './person-page.tsx'

/** How the person is reached, and a line to add a number. */
export const ContactsSection = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { may } = useSession()
  const [adding, setAdding] = useState(false)
  const living = file.contacts.filter((contact) => contact.endedOn === null)
  if (living.length === 0 && !may('registry.recordContact')) return null
  return (
    <Section
      title={say('registry.contacts')}
      action={
        may('registry.recordContact') && !adding ? (
          <Button compact icon="plus" onClick={() => setAdding(true)}>
            {say('registry.addContact')}
          </Button>
        ) : undefined
      }
      {...(living.length === 0 && !adding && { note: say('registry.noContacts') })}
    >
      <RowList label={say('registry.contacts')}>
        {living.map((contact) => (
          <Row
            key={contact.id}
            {...(contact.kind === 'phone' ? { href: `tel:${contact.value}` } : {})}
            tile={{ icon: contact.kind === 'whatsapp' ? 'message' : contact.kind === 'email' ? 'mail' : 'phone' }}
            title={contact.value}
            reason={[say(`registry.whose.${contact.whose}`), contact.note].filter(Boolean).join(' · ')}
          />
        ))}
      </RowList>
      {adding && <ContactForm personId={file.person.id} onDone={() => setAdding(false)} />}
    </Section>
  )
}

const ContactForm = ({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) => {
  const { say } = useWords()
  const { worded } = useLabels()
  const [id] = useState(newId)
  const form = useForm({
    initial: { kind: 'phone' as 'phone' | 'whatsapp', value: '', whose: 'own' as (typeof contactOwners)[number] },
    command: recordContact,
    toInput: (values) => ({ ...values, id, personId }),
    onDone,
    onKept: onDone,
    refresh: ['registry'],
  })
  const kind = form.field('kind')
  const whose = form.field('whose')
  return (
    <form {...form.props}>
      <Columns count={3}>
        <TextField
          label={say('registry.contactValue')}
          type="tel"
          inputMode="tel"
          hint={say('registry.phoneHint')}
          {...form.field('value')}
        />
        <SelectField
          label={say('registry.contactKind')}
          {...kind}
          onChange={(value) => kind.onChange(value as typeof kind.value)}
          choices={worded('contact', ['phone', 'whatsapp'])}
        />
        <SelectField
          label={say('registry.contactWhose')}
          {...whose}
          onChange={(value) => whose.onChange(value as typeof whose.value)}
          choices={worded('whose', contactOwners)}
        />
      </Columns>
      <RefusalMessage refusal={form.refusal} />
      <Cluster>
        <Button type="submit" busy={form.busy}>
          {say('registry.saveContact')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {say('registry.cancel')}
        </Button>
      </Cluster>
    </form>
  )
}
