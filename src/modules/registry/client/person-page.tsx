import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { usePath } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Tabs } from '#platform/design/tabs.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getPerson } from '../contract/sheet.ts'
import { FamilyTasks } from './family-tasks.tsx'
import { useLabels } from './labels.ts'
import { PersonConsents } from './person-consents.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonHistory } from './person-history.tsx'
import { PersonPapers } from './person-papers.tsx'

export type PersonFile = OutputOf<typeof getPerson>

/** One person: facts with their source, papers, consents, and everything that was changed or read. */
export const PersonPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getPerson, { personId: params.personId ?? '' })
  return (
    <Answer query={query} waiting={say('registry.fetchingPerson')}>
      {(file) => <FilePage file={file} />}
    </Answer>
  )
}

const parts = ['ringkas', 'kertas', 'persetujuan', 'riwayat'] as const

const FilePage = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { search } = usePath()
  const { person } = file
  const shown = parts.filter((one) => !file.withheld || one === 'ringkas')
  const part = shown.find((one) => one === search.bagian) ?? 'ringkas'
  const hrefOf = (one: string) => (one === 'ringkas' ? `/orang/${person.id}` : `/orang/${person.id}?bagian=${one}`)
  const counts: Record<string, number> = {
    kertas: file.documents.filter((paper) => paper.status !== 'replaced').length,
    persetujuan: file.consents.length,
  }
  return (
    <Page
      title={
        [person.titleBefore, person.name].filter(Boolean).join(' ') +
        (person.titleAfter ? `, ${person.titleAfter}` : '')
      }
      trail={
        person.householdId
          ? [
              {
                href: `/keluarga/${person.householdId}`,
                label: say('registry.familyOf', { name: person.headName ?? person.name }),
              },
            ]
          : [{ href: '/keluarga', label: say('registry.families') }]
      }
      lead={<Rich text={usePersonSentence(file)} />}
      meta={[
        person.nikMasked ? `NIK ${person.nikMasked}` : say('registry.noNik'),
        say(`registry.level.${person.verifiedLevel}`),
      ].join(' · ')}
      actions={<PersonActions file={file} />}
      tabs={
        <Tabs
          label={say('registry.parts')}
          current={hrefOf(part)}
          tabs={shown.map((one) => ({
            href: hrefOf(one),
            label: say(`registry.part.${one}`),
            count: counts[one] || undefined,
          }))}
        />
      }
    >
      {part === 'ringkas' && person.lifeStatus !== 'dead' && <FamilyTasks personIds={[person.id]} />}
      {person.sealed && (
        <Message kind="attention" icon="shield-check" title={say('registry.isProtected')}>
          {say('registry.isProtectedWhy')}
        </Message>
      )}
      {file.withheld && (
        <Message icon="shield-check" title={say('registry.withheldPart')}>
          {say('registry.withheldPartWhy')}
        </Message>
      )}
      {file.openRequests > 0 && (
        <Message
          title={say('registry.changesWaiting', { count: file.openRequests })}
          action={
            <LinkButton compact href="/perubahan">
              {say('registry.seeChanges')}
            </LinkButton>
          }
        >
          {say('registry.changesWaitingWhy')}
        </Message>
      )}
      {part === 'ringkas' && (
        <>
          <Slot place="person" subject={{ personId: person.id, householdId: person.householdId ?? undefined }} />
          <PersonFacts file={file} />
        </>
      )}
      {part === 'kertas' && <PersonPapers file={file} />}
      {part === 'persetujuan' && <PersonConsents file={file} />}
      {part === 'riwayat' && <PersonHistory file={file} />}
    </Page>
  )
}

/** "Perempuan, 36 tahun, istri dari Slamet Widodo. Sedang pergi sejak Maret 2025." */
const usePersonSentence = ({ person }: PersonFile): string => {
  const { say, formatDate } = useWords()
  const { age, label, place } = useLabels()
  const relation = person.relationCode ? label('relation', person.relationCode).toLowerCase() : ''
  const who =
    person.headName && person.relationCode !== '1'
      ? say('registry.relationTo', { relation, name: person.headName })
      : relation
  const first = [say(`registry.sex.${person.sex}`), age(person), who].filter(Boolean).join(', ')
  const status =
    person.lifeStatus === 'alive'
      ? ''
      : say(person.lifeStatus === 'dead' ? 'registry.statusOn' : 'registry.statusSince', {
          status: `<b>${say(`registry.life.${person.lifeStatus}`)}</b>`,
          date: person.lifeStatusOn ? formatDate(person.lifeStatusOn) : '',
        })
  return [`${first}.`, place(person) && `${place(person)}.`, status].filter(Boolean).join(' ')
}

const PersonActions = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { may } = useSession()
  const id = file.person.id
  const entry = (
    operation: string,
    label: string,
    icon: 'history' | 'id-card' | 'file-text' | 'heart' | 'route' | 'shield-check',
    path: string,
  ) => (may(operation) ? [{ label: say(label), icon, href: `/orang/${id}/${path}` }] : [])
  const more = [
    ...entry('registry.recordDocument', 'registry.newPaper', 'id-card', 'kertas'),
    ...entry('registry.recordConsent', 'registry.newConsent', 'file-text', 'persetujuan'),
    ...entry('registry.recordCareArrangement', 'registry.newCare', 'heart', 'pengasuh'),
    ...entry('registry.recordLifeEvent', 'registry.newEvent', 'history', 'peristiwa'),
    ...(file.person.lifeStatus === 'dead' || file.person.lifeStatus === 'moved'
      ? []
      : entry('registry.transferPerson', 'registry.move', 'route', 'pindah')),
    ...entry(
      'registry.requestProtection',
      file.person.sealed ? 'registry.unprotect' : 'registry.protect',
      'shield-check',
      'perlindungan',
    ),
    ...entry('registry.requestInquiry', 'registry.askElsewhere', 'history', 'tanya'),
    ...(file.withheld ? [] : entry('registry.getPersonSheet', 'registry.sheet', 'file-text', 'lembar')),
    ...(file.withheld ? [] : entry('registry.getPersonCopy', 'registry.copy', 'file-text', 'salinan')),
  ]
  return (
    <>
      <Slot place="person-actions" subject={{ personId: id, householdId: file.person.householdId ?? undefined }} />
      {may('access.listDoors') && (
        <LinkButton href={`/pintu-keluarga/${id}`} icon="phone">
          {say('access.door.title')}
        </LinkButton>
      )}
      {may('registry.correctPerson') && (
        <LinkButton href={`/orang/${id}/betulkan`} icon="pencil">
          {say('registry.correct')}
        </LinkButton>
      )}
      {more.length > 0 && <Menu label={say('registry.moreActs')} items={more} />}
    </>
  )
}
