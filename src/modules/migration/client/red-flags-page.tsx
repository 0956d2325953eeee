import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useCorrected } from '#platform/client/use-corrected.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type RedFlagQuestionView, recordRedFlags } from '../contract/red-flags.ts'
import {
  type EvidenceGrade,
  evidenceGrades,
  type RedFlagCode,
  type RedFlagReply,
  redFlagReplies,
  type StorySource,
  scoreRedFlags,
  storySources,
} from '../rules/red-flags.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { RedFlagScale } from './red-flag-scale.tsx'
import { useTrail } from './use-trail.ts'
import './red-flags.css'

/** Questions that protect. The scale moves while answering; it advises and stops nothing. */
export const RedFlagsPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <RedFlagForm file={file} />}</EpisodeAnswer>
)

interface Answered {
  readonly id: string
  readonly code: RedFlagCode
  readonly reply: RedFlagReply
  readonly storySource: StorySource
  readonly evidenceGrade: EvidenceGrade
  readonly note: string
}

/** Answers that were written and refused, to be put right; each is another answer, with an id of its own. */
const answersIn = (input: Readonly<Record<string, unknown>> | undefined): ReadonlyMap<RedFlagCode, Answered> =>
  new Map(
    ((input?.answers ?? []) as (Answered & { note: string | null })[]).map((answer) => [
      answer.code,
      { ...answer, id: newId(), note: answer.note ?? '' },
    ]),
  )

const RedFlagForm = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const go = useGo()
  const toast = useToast()
  const corrected = useCorrected(recordRedFlags)
  const [changed, setChanged] = useState<ReadonlyMap<RedFlagCode, Answered>>(() => answersIn(corrected.input))
  const send = useCommand(recordRedFlags, {
    refresh: ['migration', 'platform'],
    onKept: () => {
      corrected.replace()
      go(`/calon/${file.episode.id}`)
    },
    onDone: () => {
      corrected.replace()
      toast({ text: say('migration.signs.done') })
      go(`/calon/${file.episode.id}`)
    },
  })
  const before = new Map(file.redFlags?.answers.map((answer) => [answer.code, answer]))
  const answerOf = (code: RedFlagCode) => changed.get(code) ?? before.get(code)
  const change = (code: RedFlagCode, part: Partial<Answered>) => {
    const known = answerOf(code)
    const base = {
      reply: known?.reply ?? 'unknown',
      storySource: known?.storySource ?? 'candidate',
      evidenceGrade: known?.evidenceGrade ?? 'C',
      note: known?.note ?? '',
    } as const
    const id = changed.get(code)?.id ?? newId()
    setChanged(new Map(changed).set(code, { ...base, ...part, id, code }))
  }
  const questions = file.redFlags?.questions ?? []
  const answers = questions.flatMap(({ code }) => {
    const reply = answerOf(code)?.reply
    return reply ? [{ code, reply, recordedAt: '' }] : []
  })
  const weights = new Map(questions.map((question) => [question.code as string, question.weight]))
  const { score, advice } = scoreRedFlags({ answers, weights, departsOn: file.episode.departsOn, today })
  const submit = () =>
    void send.send({
      episodeId: file.episode.id,
      answeredOn: today,
      answers: [...changed.values()].map((answer) => ({ ...answer, note: answer.note.trim() || null })),
    })
  return (
    <Page title={say('migration.signs.ask')} lead={say('migration.signs.lead')} width="narrow" trail={useTrail(file)}>
      <Message title={say('migration.signs.notAccusation')} icon="message">
        {say('migration.signs.serviceGoesOn', { name: file.person.name })} {say('migration.signs.restricted')}
      </Message>
      {questions.map((question) => (
        <Question
          key={question.code}
          question={question}
          answer={answerOf(question.code)}
          onChange={(part) => change(question.code, part)}
        />
      ))}
      <RefusalMessage refusal={send.refusal} />
      <ActionBar
        note={
          <div aria-live="polite" style={{ minWidth: 160 }}>
            <RedFlagScale score={score} />
            <small>{say(`migration.signs.advice.${advice}`)}</small>
          </div>
        }
      >
        <Button
          kind="primary"
          busy={send.busy}
          onClick={submit}
          {...(changed.size === 0 && { disabledBecause: say('migration.signs.nothing') })}
        >
          {say('migration.signs.send')}
        </Button>
      </ActionBar>
    </Page>
  )
}

interface QuestionProps {
  readonly question: RedFlagQuestionView
  readonly answer: (Omit<Answered, 'id' | 'note'> & { readonly note: string | null }) | undefined
  readonly onChange: (part: Partial<Answered>) => void
}

const Question = ({ question, answer, onChange }: QuestionProps) => {
  const { say, language } = useWords()
  const { choices } = useLabels()
  const { code } = question
  return (
    <div className="stack" style={{ gap: 12 }}>
      <RadioCards
        label={language === 'en' ? question.questionEn : question.question}
        name={code}
        columns={3}
        value={answer?.reply ?? ''}
        onChange={(reply) => onChange({ reply: reply as RedFlagReply })}
        choices={choices(redFlagReplies, 'migration.reply')}
      />
      {answer?.reply === 'yes' && (
        <>
          <Message title={language === 'en' ? question.adviceEn : question.advice} icon="message" />
          <TextField
            label={say('migration.signs.note')}
            name={`${code}-note`}
            optional
            maxLength={400}
            value={answer.note ?? ''}
            onChange={(note) => onChange({ note })}
          />
          <ChoiceField
            label={say('migration.signs.sourceLabel')}
            name={`${code}-source`}
            value={answer.storySource}
            onChange={(storySource) => onChange({ storySource: storySource as StorySource })}
            choices={choices(storySources, 'migration.story')}
          />
          <ChoiceField
            label={say('migration.signs.gradeLabel')}
            name={`${code}-grade`}
            value={answer.evidenceGrade}
            onChange={(evidenceGrade) => onChange({ evidenceGrade: evidenceGrade as EvidenceGrade })}
            choices={choices(evidenceGrades, 'migration.grade')}
          />
        </>
      )}
    </div>
  )
}
