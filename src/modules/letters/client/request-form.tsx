import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useGo } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useCorrected } from '#platform/client/use-corrected.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getLetterForm, requestLetter } from '../contract/letter.ts'
import type { KindCode } from '../kinds/codes.ts'
import { findKind } from '../kinds/index.ts'
import type { FieldValues } from './field-values.ts'
import { LetterFields, withoutEmptyLines } from './letter-fields.tsx'

interface RequestFormProps {
  readonly kind: KindCode
  readonly personId: string
  readonly episodeId: string | null
  readonly caseId: string | null
  readonly replacesId: string | null
}

type Form = OutputOf<typeof getLetterForm>

/** The form of one letter, filled from the family's file; what stands in the way is said before anything is typed. */
export const RequestForm = (props: RequestFormProps) => {
  const { kind, personId, episodeId, caseId } = props
  const query = useQuery(getLetterForm, { kind, personId, episodeId, caseId })
  return (
    <Answer query={query}>
      {(form) =>
        form.obstacle ? <Obstacle code={form.obstacle} episodeId={episodeId} /> : <FilledForm {...props} form={form} />
      }
    </Answer>
  )
}

const Obstacle = ({ code, episodeId }: { readonly code: string; readonly episodeId: string | null }) => {
  const { say } = useWords()
  const consult = episodeId && code !== 'letters.checkMissing'
  const action = consult ? (
    <LinkButton href={`/calon/${episodeId}/musyawarah`} kind="primary">
      {say('letters.new.toConsultation')}
    </LinkButton>
  ) : (
    <LinkButton href={episodeId ? `/calon/${episodeId}` : '/calon'}>{say('letters.new.toCandidates')}</LinkButton>
  )
  return (
    <Message kind="attention" title={say('letters.new.obstacle')} action={action}>
      {say(code)}
    </Message>
  )
}

const FilledForm = ({
  kind,
  personId,
  episodeId,
  caseId,
  replacesId,
  form,
}: RequestFormProps & { readonly form: Form }) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const corrected = useCorrected(requestLetter)
  const [values, setValues] = useState<FieldValues>(() => ({
    ...form.fields,
    ...((corrected.input?.fields ?? {}) as FieldValues),
  }))
  const request = useCommand(requestLetter, {
    refresh: ['letters', 'platform'],
    onKept: () => {
      corrected.replace()
      go(`/surat/${id}`, { replace: true })
    },
    onDone: ({ letterId }) => {
      corrected.replace()
      toast({ text: say('letters.done.requested') })
      go(`/surat/${letterId}`, { replace: true })
    },
  })
  const errorOf = (name: string) => {
    const fault = request.refusal?.fields.find((one) => one.field === name)
    return fault && say(fault.code, fault.details)
  }
  const send = () => request.send({ id, kind, personId, episodeId, replacesId, fields: withoutEmptyLines(values) })
  return (
    <>
      {caseId && <Message kind="info" title={say('letters.new.fromCase')} />}
      {!replacesId && <Existing form={form} kind={kind} />}
      <MissingInFile form={form} />
      <Section title={`${say('letters.new.fill')} · ${shownName(form.subjectName)}`} note={say('letters.new.fillWhy')}>
        <LetterFields
          form={findKind(kind)?.form ?? []}
          values={values}
          family={form.family}
          errorOf={errorOf}
          onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        />
      </Section>
      <RefusalMessage refusal={request.refusal} />
      <ActionBar note={say('letters.free')}>
        <Button kind="primary" busy={request.busy} busyText={say('letters.new.sending')} onClick={() => void send()}>
          {say('letters.new.send')}
        </Button>
      </ActionBar>
    </>
  )
}

const Existing = ({ form, kind }: { readonly form: Form; readonly kind: KindCode }) => {
  const { say } = useWords()
  const [first] = form.existing
  if (!first) return null
  return (
    <Message
      kind="info"
      title={say('letters.new.existing')}
      action={<LinkButton href={`/surat/${first.id}`}>{say(`letters.state.${first.state}`)}</LinkButton>}
    >
      {say('letters.new.existingWhy', { title: say(`letters.kind.${kind}`), name: shownName(form.subjectName) })}
    </Message>
  )
}

const MissingInFile = ({ form }: { readonly form: Form }) => {
  const { say } = useWords()
  if (form.missing.length === 0) return null
  return (
    <Message kind="attention" title={say('letters.new.missing')}>
      <ul>
        {form.missing.map((blank) => (
          <li key={blank}>{say(`letters.blank.${blank}`)}</li>
        ))}
      </ul>
      {say('letters.new.missingWhy')}
    </Message>
  )
}
