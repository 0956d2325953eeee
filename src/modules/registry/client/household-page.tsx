import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { Slot, useHasParts } from '#platform/client/slot.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { Page } from '#platform/design/page.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getHousehold } from '../contract/household.ts'
import { ChildrenSection, ExpiringSection } from './family-care.tsx'
import { FamilyTasks } from './family-tasks.tsx'
import { ownAddress, useLabels } from './labels.ts'
import { FormerMembers, MembersTable } from './members-table.tsx'

export type FamilyFile = OutputOf<typeof getHousehold>

/** The family file: one page a household, with a place for what every later module knows of it. */
export const HouseholdPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const householdId = params.householdId ?? ''
  const query = useQuery(getHousehold, { householdId })
  return (
    <Answer query={query} waiting={say('registry.fetchingFamily')}>
      {(file) => <FilePage file={file} />}
    </Answer>
  )
}

const FilePage = ({ file }: { readonly file: FamilyFile }) => {
  const { say } = useWords()
  const { place } = useLabels()
  const { household, members } = file
  const subject = { householdId: household.id }
  const hasGlyph = useHasParts('family-glyph')
  const name = household.headName ?? members[0]?.name ?? say('registry.noHead')
  return (
    <Page
      title={say('registry.familyOf', { name })}
      trail={[{ href: '/keluarga', label: say('registry.families') }]}
      {...(hasGlyph && { glyph: <Slot place="family-glyph" subject={subject} /> })}
      lead={<Rich text={useFamilySentence(file)} />}
      meta={[household.cardMasked && `KK ${household.cardMasked}`, place(household), ownAddress(household)]
        .filter(Boolean)
        .join(' · ')}
      actions={<FamilyActions file={file} />}
    >
      <FamilyTasks householdId={household.id} personIds={members.map((member) => member.id)} />
      <Slot place="family-journey" subject={subject} />
      <MembersTable file={file} />
      {(file.expiring.length > 0 || file.children.length > 0) && (
        <Columns count={file.expiring.length > 0 && file.children.length > 0 ? 2 : 1} gap={36}>
          {file.expiring.length > 0 && <ExpiringSection file={file} />}
          {file.children.length > 0 && <ChildrenSection file={file} />}
        </Columns>
      )}
      <Slot place="family-file" subject={subject} />
      <Slot place="household" subject={subject} />
      <FormerMembers file={file} />
    </Page>
  )
}

/** "Lima orang, dua anak. Siti Aminah sedang pergi. Nabila belum punya pengasuh yang tercatat." */
const useFamilySentence = ({ household, members, children }: FamilyFile): string => {
  const { say } = useWords()
  const away = members.filter((member) => member.lifeStatus === 'away' || member.lifeStatus === 'missing')
  const byCarer = Map.groupBy(
    children.filter((child) => child.carerName !== null),
    (child) => child.carerName ?? '',
  )
  const named = (names: readonly string[]) =>
    new Intl.ListFormat(say('registry.locale')).format(names.map((name) => `<b>${name}</b>`))
  return [
    say('registry.familySentence', { members: household.memberCount, children: household.childCount }),
    away.length > 0 ? say('registry.awaySentence', { names: named(away.map((member) => member.name)) }) : '',
    ...[...byCarer].map(([carer, cared]) =>
      say('registry.caredSentence', { children: named(cared.map((child) => child.childName)), carer }),
    ),
  ]
    .filter(Boolean)
    .join(' ')
}

const FamilyActions = ({ file }: { readonly file: FamilyFile }) => {
  const { say } = useWords()
  const { may } = useSession()
  const id = file.household.id
  const more = [
    ...(may('registry.correctHousehold')
      ? [{ label: say('registry.correctCard'), icon: 'pencil' as const, href: `/keluarga/${id}/betulkan` }]
      : []),
    ...(may('registry.transferPerson')
      ? [{ label: say('registry.move'), icon: 'route' as const, href: `/keluarga/${id}/pindah` }]
      : []),
    ...(may('registry.listScans')
      ? [{ label: say('registry.oldPaper'), icon: 'file-text' as const, href: '/kertas-lama' }]
      : []),
    ...(may('registry.getFamilyForm')
      ? [{ label: say('registry.paper.menu'), icon: 'printer' as const, href: `/formulir?keluarga=${id}` }]
      : []),
    { label: say('registry.print'), icon: 'printer' as const, onClick: () => window.print() },
  ]
  return (
    <>
      <Slot place="family-actions" subject={{ householdId: id }} />
      {may('registry.recordPerson') && (
        <LinkButton href={`/orang/baru?keluarga=${id}`} icon="user-plus">
          {say('registry.addMember')}
        </LinkButton>
      )}
      <Menu label={say('registry.moreActs')} items={more} />
    </>
  )
}
