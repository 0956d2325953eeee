import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { NikField } from '#platform/design/nik-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { correctHousehold, type evidenceKinds, type HouseholdChange } from '../contract/change.ts'
import { getHousehold } from '../contract/household.ts'
import { EvidenceField } from './correct-person-page.tsx'
import { EvidenceScanField } from './evidence-scan.tsx'
import type { FamilyFile } from './household-page.tsx'
import { orNull } from './labels.ts'

const asked = ['cardNo', 'address', 'hamlet', 'rw', 'rt'] as const
type Values = Readonly<Record<(typeof asked)[number], string>> & {
  readonly evidenceKind: string
  readonly evidenceFileHash: string
  readonly reason: string
}

/** Corrects where a family lives and the number of its card. */
export const CorrectCardPage = ({ params }: PageProps) => {
  const query = useQuery(getHousehold, { householdId: params.householdId ?? '' })
  return <Answer query={query}>{(file) => <CardForm household={file.household} />}</Answer>
}

const changesOf = (household: FamilyFile['household'], values: Values): HouseholdChange[] =>
  asked.flatMap((field): HouseholdChange[] => {
    const [from, to] = [field === 'cardNo' ? household.cardMasked : household[field], orNull(values[field])]
    if (field === 'cardNo' && to === null) return []
    return from === to ? [] : [{ field, from, to }]
  })

const CardForm = ({ household }: { readonly household: FamilyFile['household'] }) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState<Values>(() => ({
    cardNo: '',
    address: household.address ?? '',
    hamlet: household.hamlet ?? '',
    rw: household.rw ?? '',
    rt: household.rt ?? '',
    evidenceKind: '',
    evidenceFileHash: '',
    reason: '',
  }))
  const form = useForm({
    initial,
    command: correctHousehold,
    key: `registry.correctCard.${household.id}`,
    toInput: (values) => ({
      id,
      householdId: household.id,
      changes: changesOf(household, values),
      reason: orNull(values.reason),
      evidenceKind: orNull(values.evidenceKind) as (typeof evidenceKinds)[number] | null,
      evidenceFileHash: orNull(values.evidenceFileHash),
    }),
    refresh: ['registry', 'platform'],
    onDone: (output) => {
      toast({ text: say(output.requestId ? 'registry.correctionAsked' : 'registry.correctionWritten') })
      go(`/keluarga/${household.id}`, { replace: true })
    },
  })
  const changed = changesOf(household, form.values)
  const name = household.headName ?? say('registry.noHead')
  return (
    <Page
      title={say('registry.correctCard')}
      lead={say('registry.correctCardLead')}
      trail={[{ href: `/keluarga/${household.id}`, label: say('registry.familyOf', { name }) }]}
      width="narrow"
    >
      <form {...form.props}>
        <DraftKept form={form} />
        <FormFaults count={form.faultCount} />
        <NikField
          label={say('registry.cardNo')}
          optional
          hint={household.cardMasked ? say('registry.cardNow', { card: household.cardMasked }) : say('registry.noCard')}
          {...form.field('cardNo')}
        />
        <TextField label={say('registry.address')} optional {...form.field('address')} />
        <Columns count={3} gap={20}>
          <TextField label={say('registry.hamlet')} optional {...form.field('hamlet')} />
          <TextField label="RT" inputMode="numeric" optional {...form.field('rt')} />
          <TextField label="RW" inputMode="numeric" optional {...form.field('rw')} />
        </Columns>
        <Columns count={2} gap={20}>
          <EvidenceField
            value={form.values.evidenceKind}
            onChange={(evidenceKind) => form.set({ evidenceKind })}
            error={form.errorOf('evidenceKind')}
            optional
          />
          <TextField label={say('registry.reason')} optional {...form.field('reason')} />
        </Columns>
        {form.values.evidenceKind !== '' && (
          <EvidenceScanField
            onChange={(evidenceFileHash) => form.set({ evidenceFileHash })}
            error={form.errorOf('evidenceFileHash')}
          />
        )}
        <RefusalMessage refusal={form.refusal} />
        <ActionBar note={say('registry.changeCount', { count: changed.length })}>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            {...(changed.length === 0 && { disabledBecause: say('registry.nothingToChange') })}
          >
            {say('registry.saveCorrection')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
