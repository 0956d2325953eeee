import { Answer } from '#platform/client/answer.tsx'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Figure } from '#platform/design/figure.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getImport } from '../contract/import.ts'
import { ImportApply } from './import-apply.tsx'
import { ImportFaults } from './import-faults.tsx'
import { ImportMapping } from './import-mapping.tsx'
import { ImportPick } from './import-pick.tsx'
import { ImportReceipt } from './import-receipt.tsx'
import { ImportWarnings } from './import-warnings.tsx'

export type ImportView = OutputOf<typeof getImport>

const listLayouts = new Set(['suplemen', 'aid', 'rtm', 'bp3mi'])
const isList = (view: ImportView): boolean => listLayouts.has(view.batch.layout ?? '')

/** One file on its way in: what it is, what it would do, what is wrong, who is picked. */
export const ImportPage = ({ params }: { readonly params: Readonly<Record<string, string>> }) => {
  const query = useQuery(getImport, { importId: params.importId ?? '' })
  return <Answer query={query}>{(view) => <ImportView view={view} />}</Answer>
}

const ImportView = ({ view }: { readonly view: ImportView }) => {
  const { say } = useWords()
  const { may } = useSession()
  const { batch } = view
  const loads = may('registry.recordImportPick')
  return (
    <Page
      title={batch.fileName}
      lead={<Rich text={useLead(view)} />}
      width={batch.status === 'staged' ? 'wide' : 'narrow'}
      trail={[{ href: '/muat', label: say('registry.import.back') }]}
      meta={batch.layout && say('registry.import.layout', { name: say(`registry.import.layout.${batch.layout}`) })}
    >
      {batch.status === 'mapping' && (loads ? <ImportMapping view={view} /> : <HeadWaits />)}
      {batch.status === 'staged' && <StagedImport view={view} loads={loads} />}
      {batch.status === 'applied' && <ImportReceipt view={view} />}
    </Page>
  )
}

const useLead = (view: ImportView): string => {
  const { say, formatNumber } = useWords()
  const { batch, counts, verdicts } = view
  if (batch.status === 'mapping') return say('registry.import.mappingLead')
  if (batch.status === 'closed') return say('registry.import.closedLead')
  if (batch.status === 'reversed') return say('registry.import.reversedLead', { because: batch.endedBecause ?? '' })
  if (batch.status === 'applied') {
    const { created, updated, unchanged } = batch
    return say('registry.import.appliedLead', {
      created: formatNumber(created ?? 0),
      updated: formatNumber(updated ?? 0),
      unchanged: formatNumber(unchanged ?? 0),
    })
  }
  if (isList(view)) {
    return say('registry.import.listLead', {
      read: formatNumber(counts.read),
      known: formatNumber(verdicts.known ?? 0),
    })
  }
  return say('registry.import.stagedLead', {
    read: formatNumber(counts.read),
    families: formatNumber(counts.families),
    picked: formatNumber(counts.picked),
  })
}

const HeadWaits = () => {
  const { say } = useWords()
  return <Message title={say('registry.import.headTitle')}>{say('registry.import.headWaits')}</Message>
}

const StagedImport = ({ view, loads }: { readonly view: ImportView; readonly loads: boolean }) => {
  const { say } = useWords()
  if (isList(view)) {
    return (
      <Message
        title={say('registry.import.usedAsList')}
        action={<LinkButton href="/muat">{say('registry.import.title')}</LinkButton>}
      />
    )
  }
  // The head answers for the village, yet names of a whole register are for those who pick from it.
  if (!loads) {
    return (
      <>
        <Counts view={view} />
        <HeadWaits />
      </>
    )
  }
  return (
    <>
      <Counts view={view} />
      <ImportFaults view={view} />
      <ImportPick view={view} />
      <ImportWarnings view={view} />
      <ImportApply view={view} />
    </>
  )
}

const Counts = ({ view }: { readonly view: ImportView }) => {
  const { say, formatNumber } = useWords()
  const { verdicts, counts } = view
  const sum = (...names: string[]) => formatNumber(names.reduce((total, name) => total + (verdicts[name] ?? 0), 0))
  return (
    <Columns count={4} phone={2}>
      <Figure value={formatNumber(counts.read)} label={say('registry.import.countRead')} />
      <Figure value={sum('new', 'duplicate')} label={say('registry.import.countNew')} />
      <Figure value={sum('changed', 'moved')} label={say('registry.import.countChanged')} />
      {counts.rejected > 0 ? (
        <Figure value={sum('rejected')} label={say('registry.import.countRejected')} />
      ) : (
        <Figure value={sum('unchanged')} label={say('registry.import.countSame')} />
      )}
    </Columns>
  )
}
