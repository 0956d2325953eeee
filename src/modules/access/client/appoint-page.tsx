import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import type { ChainHit } from '#platform/design/chain-search.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { PlaceKind, Role } from '../contract/role.ts'
import { assignTerm, listTerms } from '../contract/term.ts'
import { roleRules } from '../rules/roles.ts'
import { LinkSheet, useOneTimeLink } from './one-time-link.tsx'
import { PlaceField } from './place-field.tsx'

type Listed = OutputOf<typeof listTerms>

/** `/petugas/beri`: a term of office, and the link that lets its holder in. */
export const AppointPage = () => {
  const { say } = useWords()
  const { village } = useSession()
  const terms = useQuery(listTerms, village ? { villageId: village.id } : {})
  const roles = useQuery(listTerms, {}, { enabled: !village })
  return (
    <Page
      title={say('access.appoint.title')}
      lead={say('access.appoint.lead')}
      trail={[{ href: '/petugas', label: say('access.officers.title') }]}
      width="narrow"
    >
      <Answer query={village ? terms : roles}>{(listed) => <AppointForm listed={listed} />}</Answer>
    </Page>
  )
}

const start = (today: string) => ({
  name: '',
  username: '',
  phone: '',
  role: '',
  title: '',
  hamlet: '',
  from: today,
  until: `${Number(today.slice(0, 4)) + 1}-12-31`,
  decree: '',
  succeeds: '',
})
type Values = ReturnType<typeof start>

const suggestedUsername = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .join('.')

const useAppointment = (listed: Listed, place: ChainHit | null) => {
  const { today } = useWords()
  const { village } = useSession()
  const [ids] = useState(() => ({ termId: newId(), accountId: newId() }))
  const oneTime = useOneTimeLink()
  const placeOf = (role: Role): { placeKind: PlaceKind; placeId: number | null } => {
    if (village) return { placeKind: 'village', placeId: village.id }
    const kind = roleRules[role].at[0] ?? 'village'
    return { placeKind: kind, placeId: kind === 'nation' ? null : place ? Number(place.value) : null }
  }
  const form = useForm({
    command: assignTerm,
    initial: start(today),
    toInput: (values: Values) => {
      const role = (listed.appointable.find((one) => one === values.role) ?? '') as Role
      return {
        id: ids.termId,
        accountId: ids.accountId,
        newAccount: { name: values.name, username: values.username, phone: values.phone || null },
        role,
        ...(role in roleRules ? placeOf(role) : { placeKind: 'village' as const, placeId: null }),
        ...(values.title && { title: values.title }),
        ...(values.hamlet && { hamlet: values.hamlet }),
        from: values.from,
        until: values.until || null,
        appointmentNumber: values.decree || null,
        ...(values.succeeds && { succeedsTermId: values.succeeds }),
      }
    },
    check: (values: Values) => [
      ...(values.name.trim().length < 2
        ? [{ field: 'name', code: 'platform.field.too_short', details: { minimum: 2 } }]
        : []),
      ...(/^[a-z][a-z0-9._-]{2,31}$/.test(values.username)
        ? []
        : [{ field: 'username', code: 'access.appoint.usernameWrong' }]),
    ],
    refresh: ['access'],
    onDone: ({ accountId }) => void oneTime.make({ accountId, kind: 'invitation', withoutSecondFactors: false }),
  })
  return { form, oneTime }
}

const AppointForm = ({ listed }: { readonly listed: Listed }) => {
  const { say } = useWords()
  const { village } = useSession()
  const [place, setPlace] = useState<ChainHit | null>(null)
  const { form, oneTime } = useAppointment(listed, place)
  if (oneTime.link) {
    return (
      <>
        <LinkSheet link={oneTime.link} name={form.values.name} />
        <LinkButton kind="primary" href="/petugas">
          {say('access.link.done')}
        </LinkButton>
      </>
    )
  }
  return (
    <form {...form.props}>
      <FormFaults count={form.faultCount} />
      <Who form={form} />
      <FieldGroup title={say('access.appoint.what')}>
        <ChoiceField
          label={say('access.appoint.role')}
          choices={listed.appointable.map((role) => ({
            value: role,
            label: say(`access.role.${role}`),
            hint: say(`access.roleSentence.${role}`),
          }))}
          {...form.field('role')}
        />
        {!village && form.values.role !== '' && (
          <PlaceField
            role={form.values.role as Role}
            value={place}
            onChange={setPlace}
            error={form.errorOf('placeId')}
          />
        )}
        <Office form={form} listed={listed} />
      </FieldGroup>
      <RefusalMessage refusal={form.refusal?.fields.length ? null : (form.refusal ?? oneTime.refusal)} />
      <Button type="submit" kind="primary" wide busy={form.busy || oneTime.busy}>
        {say('access.appoint.go')}
      </Button>
    </form>
  )
}

type AppointmentForm = ReturnType<typeof useAppointment>['form']

const Who = ({ form }: { readonly form: AppointmentForm }) => {
  const { say } = useWords()
  const name = form.field('name')
  const suggest = () => {
    name.onLeave()
    if (form.values.username === '') form.set({ username: suggestedUsername(form.values.name) })
  }
  return (
    <FieldGroup title={say('access.appoint.who')}>
      <TextField label={say('access.appoint.name')} {...name} onLeave={suggest} />
      <TextField
        label={say('access.appoint.username')}
        hint={say('access.appoint.usernameHint')}
        {...form.field('username')}
      />
      <TextField
        type="tel"
        optional
        label={say('access.appoint.phone')}
        hint={say('access.appoint.phoneHint')}
        {...form.field('phone')}
      />
    </FieldGroup>
  )
}

const officerRoles = ['migration_officer', 'business_officer']

const Office = ({ form, listed }: { readonly form: AppointmentForm; readonly listed: Listed }) => {
  const { say } = useWords()
  const { role } = form.values
  const serving = listed.terms.filter((term) => officerRoles.includes(term.role) && term.state === 'serving')
  const takesOver = [
    { value: '', label: say('access.appoint.nobody') },
    ...serving.map((term) => ({ value: term.id, label: term.name })),
  ]
  return (
    <>
      {role === 'cadre' && <TextField label={say('access.appoint.hamlet')} {...form.field('hamlet')} />}
      {(role === 'head' || role === 'secretary') && (
        <TextField
          optional
          label={say('access.appoint.titleField')}
          hint={say('access.appoint.titleHint')}
          {...form.field('title')}
        />
      )}
      {officerRoles.includes(role) && serving.length > 0 && (
        <ChoiceField
          label={say('access.appoint.takesOver')}
          hint={say('access.appoint.takesOverHint')}
          choices={takesOver}
          {...form.field('succeeds')}
        />
      )}
      <DateField label={say('access.appoint.from')} {...form.field('from')} />
      <DateField
        optional
        label={say('access.appoint.until')}
        hint={say('access.appoint.untilHint')}
        {...form.field('until')}
      />
      <TextField optional label={say('access.appoint.decree')} {...form.field('decree')} />
    </>
  )
}
