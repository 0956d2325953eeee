import type { ReactNode } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { Rich } from '#platform/client/rich.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { listParcels } from '#platform/shared/parcel-contract.ts'
import { BundleUpload } from './bundle-upload.tsx'
import { ParcelCard } from './parcel-card.tsx'
import { groupParcels, type ParcelGroup } from './parcel-groups.ts'
import { type ParcelResult, useApplyParcels } from './use-apply-parcels.ts'

/** What phones left sealed for the village: whoever serves now looks at it and takes it over under their own name. */
export const ParcelsPage = () => {
  const { say, zone } = useWords()
  const query = useQuery(listParcels, {})
  const { apply, dismiss, busyOf, refusal, result } = useApplyParcels()
  const cards = (groups: readonly ParcelGroup[]) =>
    groups.map((group) => (
      <ParcelCard
        key={group.key}
        group={group}
        busy={busyOf(group.key)}
        onApply={() => void apply(group.key, group.parcelIds)}
        onDismiss={(reason) => void dismiss(group.key, group.parcelIds, reason)}
      />
    ))
  return (
    <Page width="narrow" title={say('shell.phone.parcels')} lead={<Rich text={say('shell.phone.parcelsLead')} />}>
      <div role="status">{result && <Result result={result} />}</div>
      <RefusalMessage refusal={refusal} />
      <BundleUpload onTaken={() => void query.refetch()} />
      <Answer query={query}>
        {({ parcels }) => {
          const groups = groupParcels(parcels, zone)
          if (groups.length === 0)
            return <EmptyState title={say('shell.phone.noParcels')} sentence={say('shell.phone.noParcelsWhy')} />
          const waiting = groups.filter(({ state }) => state === 'waiting')
          const done = groups.filter(({ state }) => state !== 'waiting')
          return (
            <>
              <Part title={say('shell.phone.parcelsWaiting')}>{cards(waiting)}</Part>
              <Part title={say('shell.phone.parcelsDone')}>{cards(done)}</Part>
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) =>
  children.length === 0 ? null : (
    <Section title={title}>
      <Stack gap={20}>{children}</Stack>
    </Section>
  )

const Result = ({ result: { applied, refused, later } }: { readonly result: ParcelResult }) => {
  const { say } = useWords()
  return (
    <Message
      kind={refused + later > 0 ? 'attention' : 'good'}
      title={say('shell.phone.parcelResult', { applied, refused })}
    >
      {later > 0 && say('shell.phone.parcelLater', { count: later })}
    </Message>
  )
}
