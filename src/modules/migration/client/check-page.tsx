import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { verifyCandidate } from '../contract/verification.ts'
import { AgeMessage } from './age-message.tsx'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { letterPath } from './letter-path.ts'
import { useTrail } from './use-trail.ts'

/** The officer's own eyes: person, age, letter, free will, and the talk about signs. */
export const CheckPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <CheckForm file={file} />}</EpisodeAnswer>
)

const CheckForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(() => newId())
  const [initial] = useState(() => ({
    identitySeen: false,
    ageSeen: false,
    noDuress: false,
    redFlagsDiscussed: false,
    note: '',
  }))
  const form = useForm({
    initial,
    command: verifyCandidate,
    toInput: (values) => ({ ...values, id, verificationId: file.verification?.id ?? '', note: values.note || null }),
    refresh: ['migration', 'platform'],
    onDone: () => {
      toast({ text: say('migration.check.done') })
      go(`/calon/${file.episode.id}`)
    },
  })
  const check = (name: 'identitySeen' | 'ageSeen' | 'noDuress' | 'redFlagsDiscussed', label: string) => {
    const { value, ...field } = form.field(name)
    return <CheckField label={label} checked={value} {...field} error={form.errorOf(name)} />
  }
  const { age } = file.person
  return (
    <Page
      title={say('migration.check.title', { name: file.person.name })}
      lead={say('migration.check.lead', { count: file.redFlagAdvice === 'none' ? 3 : 4 })}
      width="narrow"
      trail={useTrail(file)}
    >
      <AgeMessage file={file} />
      <Permission file={file} />
      <FormFrame form={form} save={say('migration.check.send')}>
        {check('identitySeen', say('migration.check.identity'))}
        {check('ageSeen', age === null ? say('migration.check.ageNoNumber') : say('migration.check.age', { age }))}
        {check('noDuress', say('migration.check.duress'))}
        {file.redFlagAdvice !== 'none' && check('redFlagsDiscussed', say('migration.check.signs'))}
        <TextArea label={say('migration.check.note')} optional maxLength={400} {...form.field('note')} />
      </FormFrame>
    </Page>
  )
}

const Permission = ({ file }: FileProps) => {
  const { say } = useWords()
  const letter = file.readiness.items.find((item) => item.code === 'IZIN_KELUARGA')
  if (letter?.status === 'verified' && letter.letterId) {
    const value = say('migration.check.permissionThere', { number: letter.numberShown ?? '' })
    return <Facts facts={[{ label: say('migration.check.permission'), value }]} />
  }
  const ask = letterPath('IZIN_KELUARGA', file.episode)
  return (
    <Message
      kind="attention"
      title={`${say('migration.check.permission')}: ${say('migration.check.permissionMissing').toLowerCase()}`}
      action={ask && <LinkButton href={ask}>{say('migration.next.permissionLetter.act')}</LinkButton>}
    />
  )
}
