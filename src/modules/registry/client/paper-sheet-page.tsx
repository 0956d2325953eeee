import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useSendFiles } from '#platform/client/use-send-files.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { SendingFiles } from '#platform/design/sending-files.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { newId } from '#platform/shared/ids.ts'
import { isBlankCode, readSheet, type Sheet, type TypedCode } from '#platform/shared/paper-sheet.ts'
import { getHousehold } from '../contract/household.ts'
import { findSheet } from '../contract/paper.ts'
import { recordScans, settleScan } from '../contract/scan.ts'
import { getPerson } from '../contract/sheet.ts'
import { familyForms } from '../paper/family-forms.ts'

/** A paper that came back: the right file, and the blanks in the order in which they were printed. */
export const PaperSheetPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const sheet = readSheet(params.sheet ?? '')
  if (!sheet) return <NoFile sentence={say('registry.paper.notOurs')} />
  return 'code' in sheet ? <TypedSheet typed={sheet} /> : <ScannedSheet sheet={sheet} />
}

const trail = (label: string) => [{ href: '/formulir', label }]

const NoFile = ({ sentence }: { readonly sentence: string }) => {
  const { say } = useWords()
  return (
    <Page title={say('registry.paper.menu')} width="narrow" trail={trail(say('registry.paper.menu'))}>
      <EmptyState title={say('registry.paper.scanTitle')} sentence={sentence} />
    </Page>
  )
}

const TypedSheet = ({ typed }: { readonly typed: TypedCode }) => {
  const { say } = useWords()
  const { kind, version, code } = typed
  const isBlank = isBlankCode(code)
  const query = useQuery(findSheet, { kind, code }, { enabled: !isBlank })
  if (isBlank) return <OpenSheet form={typed} subjectId={null} />
  return (
    <Answer query={query}>
      {({ found }) => {
        const [first] = found
        if (!first) return <NoFile sentence={say('registry.paper.notFound')} />
        if (found.length === 1) return <OpenSheet form={{ kind, version }} subjectId={first.id} />
        return (
          <Page title={say('registry.paper.scanTitle')} width="narrow" trail={trail(say('registry.paper.menu'))}>
            <RowList>
              {found.map(({ id, name }) => (
                <Row key={id} title={name} href={kind === 'K' ? `/keluarga/${id}` : `/orang/${id}`} />
              ))}
            </RowList>
          </Page>
        )
      }}
    </Answer>
  )
}

const ScannedSheet = ({ sheet }: { readonly sheet: Sheet }) => {
  const { say } = useWords()
  const { villageIds } = useSession()
  if (!villageIds.includes(sheet.village)) return <NoFile sentence={say('registry.paper.otherVillage')} />
  return <OpenSheet form={sheet} subjectId={sheet.subjectId} />
}

interface OpenSheetProps {
  readonly form: Pick<Sheet, 'kind' | 'version'>
  readonly subjectId: string | null
}

const OpenSheet = ({ form, subjectId }: OpenSheetProps) => {
  if (form.kind === 'M') return <TalkSheet version={form.version} personId={subjectId} />
  return subjectId === null ? (
    <BlankFamily version={form.version} />
  ) : (
    <FamilySheet version={form.version} householdId={subjectId} />
  )
}

const isNewer = (version: number) => version > (familyForms.at(-1)?.version ?? 0)

const BlankFamily = ({ version }: { readonly version: number }) => {
  const { say } = useWords()
  return (
    <Page title={say('registry.paper.version', { version })} width="narrow" trail={trail(say('registry.paper.menu'))}>
      {isNewer(version) && <Message kind="attention" title={say('registry.paper.isNewer')} />}
      <div>
        <LinkButton kind="primary" href={`/keluarga/baru?kertas=${version}`} icon="pencil">
          {say('registry.paper.fillBlank')}
        </LinkButton>
      </div>
    </Page>
  )
}

const FamilySheet = ({ version, householdId }: { readonly version: number; readonly householdId: string }) => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(getHousehold, { householdId })
  return (
    <Answer query={query}>
      {({ household, members }) => (
        <Page
          title={say('registry.familyOf', { name: household.headName ?? members[0]?.name ?? '–' })}
          lead={say('registry.paper.version', { version })}
          width="narrow"
          trail={trail(say('registry.paper.menu'))}
        >
          {isNewer(version) && <Message kind="attention" title={say('registry.paper.isNewer')} />}
          <Section title={say('registry.paper.lines')} note={say('registry.paper.linesNote')}>
            <RowList>
              {members.map((member, index) => (
                <Row
                  key={member.id}
                  title={`${index + 1}. ${member.name}`}
                  href={`/orang/${member.id}/betulkan`}
                  reason={say('registry.paper.correct')}
                />
              ))}
            </RowList>
          </Section>
          {may('registry.recordPerson') && (
            <div>
              <LinkButton kind="primary" icon="plus" href={`/orang/baru?keluarga=${householdId}&kertas=${version}`}>
                {say('registry.paper.addLine')}
              </LinkButton>
            </div>
          )}
          <AttachPaper personId={household.headPersonId} code={`K${version}`} />
          <div>
            <LinkButton href={`/keluarga/${householdId}`}>{say('registry.paper.openFamily')}</LinkButton>
          </div>
        </Page>
      )}
    </Answer>
  )
}

const TalkSheet = ({ version, personId }: { readonly version: number; readonly personId: string | null }) => {
  const { say } = useWords()
  const query = useQuery(getPerson, { personId: personId ?? '' }, { enabled: personId !== null })
  if (personId === null) return <NoFile sentence={say('registry.paper.versionM', { version })} />
  return (
    <Answer query={query}>
      {({ person }) => (
        <Page
          title={person.name}
          lead={say('registry.paper.versionM', { version })}
          width="narrow"
          trail={trail(say('registry.paper.menu'))}
        >
          <Slot place="paper-sheet" subject={{ personId, subjectId: String(version) }} />
          <AttachPaper personId={personId} code={`M${version}`} />
          <div>
            <LinkButton href={`/orang/${personId}`}>{say('registry.paper.openPerson')}</LinkButton>
          </div>
        </Page>
      )}
    </Answer>
  )
}

/** The paper itself is evidence: kept with the old paper of the person, without a line too. */
const AttachPaper = ({ personId, code }: { readonly personId: string | null; readonly code: string }) => {
  const { say } = useWords()
  const { may } = useSession()
  const { send, progress, refusal } = useSendFiles()
  const [isDone, setDone] = useState(false)
  const record = useCommand(recordScans, { refresh: ['registry'] })
  const settle = useCommand(settleScan, { refresh: ['registry'] })
  if (!may('registry.recordScans') || personId === null) return null
  const attach = async (files: readonly File[]) => {
    for (const { hash } of await send(files)) {
      const [scanId, label] = [newId(), say('registry.paper.attachLabel', { code })]
      await record.send({ scans: [{ id: scanId, fileHash: hash, label }] })
      await settle.send({ scanId, label, personId, kind: 'FORMULIR' })
      setDone(true)
    }
  }
  return (
    <Stack gap={8}>
      <FileField
        label={say('registry.paper.attach')}
        hint={say('registry.paper.attachHint')}
        name="paper"
        multiple
        camera
        optional
        accept="image/*,application/pdf"
        files={[]}
        onChange={(files) => void attach(files)}
      />
      <SendingFiles progress={progress} />
      <RefusalMessage refusal={refusal ?? record.refusal ?? settle.refusal} />
      {isDone && <p role="status">{say('registry.paper.attached')}</p>}
    </Stack>
  )
}
