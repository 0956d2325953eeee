import { useState } from 'react'
import { getHousehold } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { type Kin, listCheckIns, recordKin } from '../contract/contact.ts'
import { relations } from '../rules/consultation.ts'
import type { Member } from './consultation-page.tsx'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** Whom the village calls when news stops: asked when somebody leaves, and confirmed once a year. */
export const KinPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(listCheckIns, { episodeId: params.episodeId ?? '' })
  return (
    <EpisodeAnswer episodeId={params.episodeId}>
      {(file) => (
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {({ kin }) => <WithFamily file={file} kin={kin} />}
        </Answer>
      )}
    </EpisodeAnswer>
  )
}

interface KinFormProps extends FileProps {
  readonly kin: Kin | null
}

const WithFamily = ({ file, kin }: KinFormProps) => {
  const { householdId } = file.episode
  const family = useQuery(getHousehold, { householdId: householdId ?? '' }, { enabled: householdId !== null })
  if (householdId !== null && family.isPending) return null
  const members = family.data?.members.filter((member) => member.id !== file.person.id) ?? []
  return <KinForm file={file} kin={kin} members={members.map(({ id, name }) => ({ id, name }))} />
}

const somebodyElse = 'other'

const initialOf = (kin: Kin | null, members: readonly Member[], today: string) => {
  const known = members.some(({ id }) => id === kin?.personId) ? (kin?.personId ?? '') : ''
  return {
    personId: known || (kin || members.length === 0 ? somebodyElse : ''),
    name: known ? '' : (kin?.name ?? ''),
    relation: (kin?.relation ?? '') as string,
    phone: kin?.phone ?? '',
    confirmedOn: today as string,
  }
}
type Values = ReturnType<typeof initialOf>

const inputOf = (id: string, episodeId: string, values: Values) => {
  const isElse = values.personId === somebodyElse
  return {
    ...{ id, episodeId, relation: values.relation, confirmedOn: values.confirmedOn },
    ...{ personId: isElse ? null : values.personId || null, name: isElse ? values.name.trim() || null : null },
    phone: values.phone.trim() || null,
  } as InputOf<typeof recordKin>
}

const KinForm = ({ file, kin, members }: KinFormProps & { readonly members: readonly Member[] }) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(kin, members, today))
  const form = useForm({
    initial,
    command: recordKin,
    toInput: (values) => inputOf(id, file.episode.id, values),
    check: ({ personId, name }) =>
      personId === '' || (personId === somebodyElse && name.trim() === '')
        ? [{ field: personId === '' ? 'personId' : 'name', code: 'migration.kin.whoIsIt' }]
        : [],
    refresh: ['migration', 'platform'],
    onDone: () => {
      toast({ text: say('migration.kin.done') })
      go(`/calon/${file.episode.id}`)
    },
  })
  const known = members.map((member) => ({ value: member.id, label: member.name }))
  return (
    <Page title={say('migration.kin.title')} lead={say('migration.kin.lead')} width="narrow" trail={useTrail(file)}>
      <FormFrame form={form} save={say('migration.kin.save')}>
        <ChoiceField
          label={say('migration.kin.who')}
          choices={[...known, { value: somebodyElse, label: say('migration.kin.somebodyElse') }]}
          {...form.field('personId')}
        />
        {form.values.personId === somebodyElse && (
          <TextField label={say('migration.kin.name')} maxLength={120} {...form.field('name')} />
        )}
        <ChoiceField
          label={say('migration.kin.relation')}
          choices={choices(relations, 'migration.relation')}
          {...form.field('relation')}
        />
        <TextField label={say('migration.kin.phone')} optional maxLength={40} type="tel" {...form.field('phone')} />
        <DateField label={say('migration.kin.confirmedOn')} latest={today} {...form.field('confirmedOn')} />
      </FormFrame>
    </Page>
  )
}
