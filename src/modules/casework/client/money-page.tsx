import { type ReactNode, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordDemand, recordRecovery, reverseRecovery } from '../contract/work.ts'
import { demands } from '../rules/trouble.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage } from './case-form.tsx'
import { useLabels } from './labels.ts'

const kinds = ['demand', 'recovery', 'reverse'] as const
type Kind = (typeof kinds)[number]

/** What the family asks for in money, what it got back, and taking back what was written by mistake. */
export const MoneyPage = casePage(({ file }) => <Money file={file} />)

const Money = ({ file }: FileProps) => {
  const { say } = useWords()
  const [kind, setKind] = useState<Kind>('demand')
  const standing = file.details?.recoveries.filter((one) => !one.reversed) ?? []
  const shown = kinds.filter((one) => one !== 'reverse' || standing.length > 0)
  const choose = (
    <RadioCards
      label={say('casework.money.kind')}
      name="kind"
      value={kind}
      onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'demand')}
      choices={shown.map((value) => ({ value, label: say(`casework.money.kind.${value}`) }))}
    />
  )
  if (kind === 'demand') return <DemandForm key={kind} file={file} choose={choose} />
  if (kind === 'recovery') return <RecoveryForm key={kind} file={file} choose={choose} />
  return <ReverseForm key={kind} file={file} choose={choose} />
}

interface MoneyProps extends FileProps {
  readonly choose: ReactNode
}

const DemandForm = ({ file, choose }: MoneyProps) => {
  const { say } = useWords()
  const { choices, money } = useLabels()
  const standing = file.details?.demands ?? []
  return (
    <CaseForm
      file={file}
      command={recordDemand}
      initial={{ demand: '', amountRupiah: null as number | null, replacesId: '' }}
      toInput={(values, id) =>
        ({ ...values, id, caseId: file.case.id, replacesId: values.replacesId || null }) as InputOf<typeof recordDemand>
      }
      title={say('casework.money.title')}
      save="casework.entry.save"
      done="casework.entry.done"
    >
      {(form) => (
        <>
          {choose}
          <ChoiceField
            label={say('casework.money.demand')}
            choices={choices(demands, 'casework.demand')}
            {...form.field('demand')}
          />
          <MoneyField label={say('casework.amount')} optional {...form.field('amountRupiah')} />
          {standing.length > 0 && (
            <ChoiceField
              label={say('casework.money.replaces')}
              optional
              choices={standing.map((one) => ({
                value: one.id,
                label: [say(`casework.demand.${one.demand}`), one.amountRupiah && money(one.amountRupiah)]
                  .filter(Boolean)
                  .join(' · '),
              }))}
              {...form.field('replacesId')}
            />
          )}
        </>
      )}
    </CaseForm>
  )
}

const RecoveryForm = ({ file, choose }: MoneyProps) => {
  const { say, today } = useWords()
  return (
    <CaseForm
      file={file}
      command={recordRecovery}
      initial={{ amountRupiah: null as number | null, receivedOn: today as string }}
      toInput={(values, id) => ({ ...values, id, caseId: file.case.id }) as InputOf<typeof recordRecovery>}
      title={say('casework.money.title')}
      lead={say('casework.money.recoveryLead')}
      save="casework.entry.save"
      done="casework.entry.done"
    >
      {(form) => (
        <>
          {choose}
          <MoneyField label={say('casework.amount')} {...form.field('amountRupiah')} />
          <DateField label={say('casework.money.receivedOn')} latest={today} {...form.field('receivedOn')} />
        </>
      )}
    </CaseForm>
  )
}

const ReverseForm = ({ file, choose }: MoneyProps) => {
  const { say, formatDate } = useWords()
  const { money } = useLabels()
  const standing = file.details?.recoveries.filter((one) => !one.reversed) ?? []
  return (
    <CaseForm
      file={file}
      command={reverseRecovery}
      initial={{ recoveryId: '' }}
      toInput={({ recoveryId }, id) => ({ id, caseId: file.case.id, recoveryId })}
      title={say('casework.money.title')}
      lead={say('casework.money.reverseLead')}
      save="casework.money.reverse"
      done="casework.entry.done"
    >
      {(form) => (
        <>
          {choose}
          <ChoiceField
            label={say('casework.money.which')}
            choices={standing.map((one) => ({
              value: one.id,
              label: `${money(one.amountRupiah)}, ${formatDate(one.receivedOn)}`,
            }))}
            {...form.field('recoveryId')}
          />
        </>
      )}
    </CaseForm>
  )
}
