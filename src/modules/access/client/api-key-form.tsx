import { useEffect, useState } from 'react'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import type { ChainHit } from '#platform/design/chain-search.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { issueApiKey } from '../contract/api-key.ts'
import { type Role, roles } from '../contract/role.ts'
import { roleRules } from '../rules/roles.ts'
import { PlaceField } from './place-field.tsx'
import { fingerprintOf, makeSecret } from './secret.ts'
import './access.css'

const keyRoles = roles.filter((role) => role !== 'admin' && role !== 'resident')

/** The key is made here and shown once; the server keeps its fingerprint. */
export const ApiKeyForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { say, today } = useWords()
  const [id] = useState(newId)
  const [key] = useState(makeSecret)
  const [keyFingerprint, setFingerprint] = useState('')
  const [place, setPlace] = useState<ChainHit | null>(null)
  useEffect(() => {
    void fingerprintOf(key).then(setFingerprint)
  }, [key])
  const form = useForm({
    command: issueApiKey,
    initial: { name: '', role: '' as Role | '', expiresOn: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}` },
    toInput: ({ name, role, expiresOn }) => {
      const placeKind = role === '' ? 'village' : (roleRules[role].at[0] ?? 'village')
      const placeId = placeKind === 'nation' || !place?.value ? null : Number(place.value)
      return { id, name, keyFingerprint, opening: key.slice(0, 8), role: role as Role, placeKind, placeId, expiresOn }
    },
    refresh: ['access'],
  })
  if (form.output) {
    return (
      <Message
        kind="good"
        icon="key"
        title={say('access.keys.shown')}
        action={<Button onClick={onDone}>{say('access.link.done')}</Button>}
      >
        <code>{key}</code>
      </Message>
    )
  }
  return (
    <form {...form.props}>
      <TextField label={say('access.keys.name')} {...form.field('name')} />
      <ChoiceField
        label={say('access.keys.role')}
        choices={keyRoles.map((role) => ({ value: role, label: say(`access.role.${role}`) }))}
        {...form.field('role')}
        onChange={(role) => form.set({ role: role as Role })}
      />
      {form.values.role !== '' && (
        <PlaceField role={form.values.role} value={place} onChange={setPlace} error={form.errorOf('placeId')} />
      )}
      <DateField label={say('access.keys.expires')} earliest={today} {...form.field('expiresOn')} />
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <div>
        <Button type="submit" kind="primary" busy={form.busy}>
          {say('access.keys.issue')}
        </Button>
      </div>
    </form>
  )
}
