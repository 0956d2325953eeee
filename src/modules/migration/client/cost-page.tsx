import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useSentFile } from '#platform/client/use-sent-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { SendingFiles } from '#platform/design/sending-files.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { type Cost, listCosts, recordCost } from '../contract/costs.ts'
import { costComponents, costPayers, costProofs, currencies } from '../rules/costs.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** One payment: what for, how much, by whom, to whom, and what proves it. */
export const CostPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const [replaced] = useSearchParam('ganti', '')
  const query = useQuery(listCosts, { episodeId: params.episodeId ?? '' })
  return (
    <EpisodeAnswer episodeId={params.episodeId}>
      {(file) => (
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {({ costs }) => <CostForm file={file} old={costs.find((cost) => cost.id === replaced)} />}
        </Answer>
      )}
    </EpisodeAnswer>
  )
}

const initialOf = (old: Cost | undefined, today: string) => ({
  component: (old?.component ?? '') as string,
  toldName: old?.toldName ?? '',
  amount: old?.amount ?? (null as number | null),
  currency: (old?.currency ?? 'IDR') as string,
  paidBy: (old?.paidBy ?? '') as string,
  paidTo: old?.paidTo ?? '',
  paidOn: (old?.paidOn ?? today) as string,
  proof: (old?.proof ?? '') as string,
  fileHash: old?.fileHash ?? '',
  note: old?.note ?? '',
})

const useCostForm = (file: FileProps['file'], old: Cost | undefined) => {
  const { say, today } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(old, today))
  return useForm({
    initial,
    command: recordCost,
    ...(!old && { key: `migration.cost.${file.episode.id}` }),
    toInput: (values) =>
      ({
        ...values,
        ...{ id, episodeId: file.episode.id, replacesId: old?.id ?? null },
        ...{ toldName: values.toldName.trim() || null, paidTo: values.paidTo.trim() || null },
        ...{ note: values.note.trim() || null, fileHash: values.fileHash || null },
      }) as InputOf<typeof recordCost>,
    refresh: ['migration', 'platform'],
    onDone: ({ verdict }) => {
      toast({ text: say(verdict === 'barred' ? 'migration.cost.doneBarred' : 'migration.cost.done') })
      go(`/calon/${file.episode.id}/biaya`, { replace: true })
    },
  })
}

const CostForm = ({ file, old }: FileProps & { readonly old: Cost | undefined }) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const form = useCostForm(file, old)
  const sending = useSentFile((fileHash) => form.set({ fileHash }))
  const Amount = form.values.currency === 'IDR' ? MoneyField : NumberField
  const trail = useTrail(file)
  return (
    <Page
      title={say('migration.cost.new')}
      lead={say('migration.cost.lead')}
      width="narrow"
      trail={[...trail, { href: `/calon/${file.episode.id}/biaya`, label: say('migration.costs') }]}
    >
      <form {...form.props}>
        <DraftKept form={form} />
        <FormFaults count={form.faultCount} />
        <ChoiceField
          label={say('migration.cost.component')}
          choices={choices(costComponents, 'migration.component')}
          {...form.field('component')}
        />
        <TextField
          label={say('migration.cost.told')}
          hint={say('migration.cost.toldHint')}
          optional
          maxLength={80}
          {...form.field('toldName')}
        />
        <Columns count={2} gap={20}>
          <Amount label={say('migration.cost.amount')} {...form.field('amount')} />
          <ChoiceField
            label={say('migration.cost.currency')}
            choices={currencies.map((value) => ({ value, label: value }))}
            {...form.field('currency')}
          />
        </Columns>
        <RadioCards
          label={say('migration.cost.paidBy')}
          choices={choices(costPayers, 'migration.payer')}
          {...form.field('paidBy')}
        />
        <TextField label={say('migration.cost.paidTo')} optional maxLength={120} {...form.field('paidTo')} />
        <DateField label={say('migration.cost.paidOn')} latest={today} {...form.field('paidOn')} />
        <ChoiceField
          label={say('migration.cost.proof')}
          choices={choices(costProofs, 'migration.proof')}
          {...form.field('proof')}
        />
        <FileField
          label={say('migration.cost.photo')}
          name="file"
          optional
          camera
          accept="image/*,application/pdf"
          {...sending.field}
        />
        <SendingFiles progress={sending.progress} />
        <TextArea label={say('migration.cost.note')} optional maxLength={400} {...form.field('note')} />
        <RefusalMessage refusal={sending.refusal ?? (form.refusal?.fields.length ? null : form.refusal)} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy || sending.progress !== null}>
            {say('migration.cost.save')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
