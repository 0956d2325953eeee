import { useEffect, useRef, useState } from 'react'
import { getHousehold } from '#modules/registry/contract.ts'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo, usePath } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Progress } from '#platform/design/progress.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordConsultation } from '../contract/consultation.ts'
import type { EpisodeFile } from '../contract/episode-file.ts'
import { inPaperOrder } from '../paper/consultation-forms.ts'
import {
  emptyTalk,
  inputOfTalk,
  stepsOfTalk,
  type Talk,
  type TalkForm,
  talkFault,
  talkOf,
} from './consultation-draft.ts'
import { ConsultationStep } from './consultation-steps.tsx'
import { EpisodeAnswer } from './episode-answer.tsx'
import { useTrail } from './use-trail.ts'
import './consultation.css'

/** One question at a time: at a kitchen table, on a phone, with the family listening. */
export const ConsultationPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <WithFamily file={file} />}</EpisodeAnswer>
)

const WithFamily = ({ file }: { readonly file: EpisodeFile }) => {
  const { householdId } = file.episode
  const family = useQuery(getHousehold, { householdId: householdId ?? '' }, { enabled: householdId !== null })
  if (householdId !== null && family.isPending) return null
  const members = family.data?.members.filter((member) => member.id !== file.person.id) ?? []
  return <TalkPages file={file} members={members.map(({ id, name }) => ({ id, name }))} />
}

export interface Member {
  readonly id: string
  readonly name: string
}

const TalkPages = ({ file, members }: { readonly file: EpisodeFile; readonly members: readonly Member[] }) => {
  const { say, today } = useWords()
  const go = useGo()
  const { search } = usePath()
  const toast = useToast()
  const [id] = useState(() => newId())
  const [initial] = useState<Talk>(() => emptyTalk(today, file))
  const [at, setAt] = useState(0)
  const [tried, setTried] = useState(false)
  // Said in confidence: never in the draft, which the device keeps until it is sent.
  const [secret, setSecret] = useState('')
  const form: TalkForm = useForm({
    initial,
    command: recordConsultation,
    fromInput: (input) => talkOf(input, initial),
    toInput: (talk) => inputOfTalk(id, file.episode.id, talk, secret),
    key: `migration.talk.${file.episode.id}`,
    refresh: ['migration', 'registry', 'platform'],
    onDone: ({ lacks }) => {
      const [first] = lacks
      toast({
        text: first
          ? say('migration.talk.doneWithLacks', { first: say(`migration.lack.${first}`).toLowerCase() })
          : say('migration.talk.done'),
      })
      go(`/calon/${file.episode.id}`)
    },
  })
  const steps = inPaperOrder(stepsOfTalk(form.values, file), search.kertas)
  const step = steps[Math.min(at, steps.length - 1)] ?? 'when'
  const fault = talkFault(form.values, step, today)
  const isLast = step === 'check'
  const question = useRef<HTMLFieldSetElement>(null)
  const moved = useRef(false)
  // Who cannot see the page hears the next question; who can sees it from its top, on the smallest phone too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new question counts
  useEffect(() => {
    if (!moved.current) return
    const heading = question.current?.querySelector<HTMLElement>('h2, legend')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
    question.current?.scrollIntoView({ block: 'start', behavior: 'instant' })
  }, [step])
  const move = (by: number) => {
    setTried(by > 0 && fault !== undefined)
    if (by >= 0 && fault) return
    moved.current = true
    setAt(Math.max(0, Math.min(at + by, steps.length - 1)))
  }
  return (
    <Page title={say('migration.talk.new')} lead={say('migration.talk.lead')} width="narrow" trail={useTrail(file)}>
      <Progress
        value={steps.indexOf(step) + 1}
        max={steps.length}
        label={say('migration.talk.question', { now: steps.indexOf(step) + 1, of: steps.length })}
      />
      <form
        {...form.props}
        onSubmit={(event) => {
          event.preventDefault()
          if (isLast) void form.submit()
          else move(1)
        }}
      >
        <fieldset
          ref={question}
          tabIndex={-1}
          className="form question"
          aria-label={say('migration.talk.question', { now: steps.indexOf(step) + 1, of: steps.length })}
        >
          <ConsultationStep
            key={step}
            step={step}
            form={form}
            file={file}
            members={members}
            fault={tried && fault ? say(fault) : undefined}
            secret={secret}
            onSecret={setSecret}
          />
        </fieldset>
        {isLast && <RefusalMessage refusal={form.refusal} />}
        <ActionBar>
          {at > 0 && (
            <Button kind="quiet" icon="chevron-left" onClick={() => move(-1)}>
              {say('migration.talk.back')}
            </Button>
          )}
          <Button type="submit" kind="primary" busy={form.busy}>
            {say(isLast ? 'migration.talk.send' : 'migration.talk.next')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
