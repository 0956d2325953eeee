import type { ReactNode } from 'react'
import { carerRelations } from '#modules/registry/contract.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { EpisodeFile } from '../contract/episode-file.ts'
import {
  agencyChecks,
  consultationOutcomes,
  mediationAnswers,
  meetingPlaces,
  relations,
  risks,
} from '../rules/consultation.ts'
import { AgencyOnList } from './agency-on-list.tsx'
import type { Talk, TalkForm, TalkStep } from './consultation-draft.ts'
import type { Member } from './consultation-page.tsx'
import { useLabels } from './labels.ts'
import { PeopleFields, PersonField } from './person-field.tsx'

interface StepProps {
  readonly form: TalkForm
  readonly file: EpisodeFile
  readonly members: readonly Member[]
  readonly fault: string | undefined
  /** What is said in confidence, kept apart from the draft. */
  readonly secret: string
  readonly onSecret: (secret: string) => void
}

export const ConsultationStep = ({ step, ...props }: StepProps & { readonly step: TalkStep }): ReactNode => {
  const View = views[step]
  return <View {...props} />
}

const When = ({ form, fault }: StepProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  return (
    <>
      <h2>{say('migration.talk.q.when')}</h2>
      <DateField label={say('migration.talk.metOn')} latest={today} {...form.field('metOn')} error={fault} />
      <RadioCards
        label={say('migration.talk.place')}
        columns={2}
        {...form.field('place')}
        choices={choices(meetingPlaces, 'migration.placeChoice')}
      />
    </>
  )
}

const Who = ({ form, members, fault }: StepProps) => {
  const { say } = useWords()
  return (
    <>
      <h2>{say('migration.talk.q.who')}</h2>
      <p className="muted">{say('migration.talk.q.whoHint')}</p>
      <PeopleFields
        people={form.values.people}
        members={members}
        fault={fault}
        onChange={(people) => form.set({ people })}
        relations={relations}
      />
    </>
  )
}

interface ChooseProps extends StepProps {
  readonly name: 'apart' | 'alone' | 'pressure' | 'agencyCheck' | 'outcome' | 'mediation'
  readonly question: string
  readonly hint?: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

const Choose = ({ form, fault, name, question, hint, choices }: ChooseProps) => (
  <RadioCards label={question} {...(hint && { hint })} {...form.field(name)} error={fault} choices={choices} />
)

const useYesNo = () => {
  const { say } = useWords()
  return (yes: string, no: string) => [
    { value: 'yes', label: say(yes) },
    { value: 'no', label: say(no) },
  ]
}

const Apart = (props: StepProps) => {
  const { say } = useWords()
  const choices = useYesNo()('migration.talk.yesApart', 'migration.talk.noApart')
  return (
    <Choose
      {...props}
      name="apart"
      question={say('migration.talk.q.apart')}
      hint={say('migration.talk.q.apartHint')}
      choices={choices}
    />
  )
}

const Alone = (props: StepProps) => {
  const { say } = useWords()
  const choices = useYesNo()('migration.talk.yesAlone', 'migration.talk.noAlone')
  return (
    <Choose
      {...props}
      name="alone"
      question={say('migration.talk.q.alone')}
      hint={say('migration.talk.q.aloneHint')}
      choices={choices}
    />
  )
}

const Pressure = (props: StepProps) => {
  const { say } = useWords()
  const choices = useYesNo()('migration.talk.yesPressure', 'migration.talk.noPressure').toReversed()
  return <Choose {...props} name="pressure" question={say('migration.talk.q.pressure')} choices={choices} />
}

const Agency = (props: StepProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <>
      <AgencyOnList name={props.file.episode.agencyName} licence={props.file.episode.agencyLicence} />
      <Choose
        {...props}
        name="agencyCheck"
        question={say('migration.talk.q.agency')}
        choices={choices(agencyChecks, 'migration.agency')}
      />
      <TextField
        label={say('migration.talk.agencyNote')}
        optional
        maxLength={240}
        {...props.form.field('agencyCheckNote')}
      />
    </>
  )
}

const Risks = ({ form }: StepProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const { value, onChange, ...field } = form.field('risks')
  return (
    <CheckGroup
      label={say('migration.talk.q.risks')}
      hint={say('migration.talk.q.risksHint')}
      values={value}
      onChange={onChange}
      {...field}
      choices={choices(risks, 'migration.risk')}
    />
  )
}

const Carers = ({ form, file, members }: StepProps) => {
  const { say } = useWords()
  const carers = form.values.carers
  return (
    <>
      <h2>{say('migration.talk.q.carers')}</h2>
      <p className="muted">{say('migration.talk.q.carersHint')}</p>
      {file.children.map((child) => {
        const carer = carers.find((one) => one.childPersonId === child.personId) ?? {
          childPersonId: child.personId,
          personId: '',
          name: '',
          relation: '',
        }
        const others = members.filter((member) => member.id !== child.personId)
        return (
          <PersonField
            key={child.personId}
            label={say('migration.talk.carerOf', { child: child.name })}
            relationLabel={say('migration.talk.carerRelation')}
            name={`carer-${child.personId}`}
            person={carer}
            members={others}
            relations={carerRelations}
            relationKey="migration.carerRelation"
            onChange={(person) =>
              form.set({
                carers: [
                  ...carers.filter((one) => one.childPersonId !== child.personId),
                  { ...person, childPersonId: child.personId },
                ],
              })
            }
          />
        )
      })}
    </>
  )
}

const Outcome = (props: StepProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <Choose
      {...props}
      name="outcome"
      question={say('migration.talk.q.outcome')}
      choices={choices(consultationOutcomes, 'migration.outcome')}
    />
  )
}

/** What is said here is kept apart and locked: refusing is no fault, and reasons are nobody else's. */
const Mediation = (props: StepProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const { value, ...rights } = props.form.field('rightsTold')
  return (
    <>
      <Choose
        {...props}
        name="mediation"
        question={say('migration.talk.q.mediation')}
        choices={choices(mediationAnswers, 'migration.mediation')}
      />
      <CheckField label={say('migration.talk.rightsTold')} checked={value} {...rights} />
      <TextArea
        label={say('migration.talk.private')}
        hint={say('migration.talk.privateHint')}
        optional
        maxLength={1000}
        name="privateReason"
        value={props.secret}
        onChange={props.onSecret}
      />
    </>
  )
}

const Check = ({ form, members }: StepProps) => {
  const { say, formatDate } = useWords()
  const talk: Talk = form.values
  const nameOf = (person: { personId: string; name: string }) =>
    members.find((member) => member.id === person.personId)?.name ?? person.name
  const facts = [
    {
      label: say('migration.talk.metOn'),
      value: formatDate(talk.metOn, 'weekday'),
      note: say(`migration.placeChoice.${talk.place}`),
    },
    {
      label: say('migration.talk.q.who'),
      value: talk.people
        .map((met) => `${nameOf(met)} (${say(`migration.relation.${met.relation}`).toLowerCase()})`)
        .join(', '),
    },
    { label: say('migration.talk.q.agency'), value: say(`migration.agency.${talk.agencyCheck}`) },
    { label: say('migration.talk.q.risks'), value: talk.risks.map((risk) => say(`migration.risk.${risk}`)).join(', ') },
    { label: say('migration.talk.q.outcome'), value: say(`migration.outcome.${talk.outcome}`) },
  ]
  return (
    <>
      <h2>{say('migration.talk.q.check')}</h2>
      <Facts stacked facts={facts} />
    </>
  )
}

const views: Readonly<Record<TalkStep, (props: StepProps) => ReactNode>> = {
  when: When,
  who: Who,
  apart: Apart,
  alone: Alone,
  pressure: Pressure,
  agency: Agency,
  risks: Risks,
  carers: Carers,
  outcome: Outcome,
  mediation: Mediation,
  check: Check,
}
