import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Message } from '#platform/design/message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { listVillages } from '../contract.ts'
import { type NeedCode, needCodes, needsOf } from '../rules/needs.ts'

type Village = OutputOf<typeof listVillages>['villages'][number]

interface Need {
  readonly code: NeedCode
  readonly village: Village
}

/** Every need of every village, the gravest first. */
export const needsOfAll = (villages: readonly Village[], today: Parameters<typeof needsOf>[1]): readonly Need[] =>
  villages
    .flatMap((village) => needsOf(village, today).map((code) => ({ code, village })))
    .sort(
      (one, other) =>
        needCodes.indexOf(one.code) - needCodes.indexOf(other.code) ||
        one.village.name.localeCompare(other.village.name),
    )

const officerNeeds: readonly NeedCode[] = ['noHead', 'noOfficer', 'oneOfficer', 'ending', 'invited']

/** Where a need is met. */
export const useNeedPath = (regencyId: number) => {
  const { may } = useSession()
  return ({ code, village }: Need): string => {
    if (officerNeeds.includes(code) && may('access.assignTerm')) return '/petugas'
    if (code === 'witness' && may('letters.listRepeatedWitnesses')) return '/surat/saksi'
    if (code === 'review' && may('access.recordAccessReview')) return `/petugas/tinjau?desa=${village.villageId}`
    return `/pantauan/kabupaten/${regencyId}/desa/${village.villageId}`
  }
}

// of several villages the page above them, where one is picked
const placeOf = (path: string, others: number): string => {
  if (others === 0 || !path.includes('?desa=')) return others > 0 && path.startsWith('/pantauan/') ? '/pantauan' : path
  return path.split('?')[0] ?? path
}

interface NeedRowsProps {
  readonly villages: readonly Village[]
  readonly title: string
  readonly regencyId: number
}

/** One row a need, with the villages that have it. */
export const NeedRows = ({ villages, title, regencyId }: NeedRowsProps) => {
  const { say, today } = useWords()
  const path = useNeedPath(regencyId)
  const needs = needsOfAll(villages, today)
  if (needs.length === 0) return <Message kind="good" title={say('monitoring.need.none')} />
  const groups = [...Map.groupBy(needs, (need) => need.code)]
  return (
    <Section title={title}>
      <RowList label={title}>
        {groups.map(([code, [first, ...others]]) =>
          first ? (
            <Row
              key={code}
              title={say(`monitoring.need.${code}`)}
              reason={[first, ...others].map(({ village }) => `${village.kindWord} ${village.name}`).join(', ')}
              href={placeOf(path(first), others.length)}
              end={villages.length > 1 ? String(others.length + 1) : undefined}
            />
          ) : null,
        )}
      </RowList>
    </Section>
  )
}
