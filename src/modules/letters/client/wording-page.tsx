import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { useToast } from '#platform/design/toast.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { correctWording, getWording } from '../contract/wording.ts'
import { type KindCode, kindCodes } from '../kinds/codes.ts'
import { firstOwnVersion, standardVersion } from '../rules/wording.ts'
import { WordingForm } from './wording-form.tsx'

export type Wording = OutputOf<typeof getWording>

/** The wording of one kind of letter: read, changed, seen as a letter, and taken back. */
export const WordingPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const kind = kindCodes.find((one) => one === params.kind?.replaceAll('-', '_')) ?? 'family_permission'
  const [version] = useSearchParam('versi', '')
  const query = useQuery(getWording, { kind, version: version === '' ? null : Number(version) })
  return (
    <Page
      title={`${say('letters.wording.title')}: ${say(`letters.kind.${kind}`)}`}
      lead={say('letters.wording.lead')}
      trail={[
        { href: '/surat', label: say('letters.title') },
        { href: '/pengaturan/surat', label: say('letters.settings.title') },
      ]}
      width="narrow"
      pillar={1}
    >
      <Answer query={query}>
        {(wording) => (
          <>
            {wording.version !== wording.inForce && <OldWording kind={kind} />}
            <WordingForm key={`${wording.kind}:${wording.version}:${wording.inForce}`} wording={wording} />
            <History wording={wording} />
          </>
        )}
      </Answer>
    </Page>
  )
}

const OldWording = ({ kind }: { readonly kind: KindCode }) => {
  const { say } = useWords()
  return (
    <Message
      kind="attention"
      title={say('letters.wording.old')}
      action={<LinkButton href={`/pengaturan/surat/isi/${kind}`}>{say('letters.wording.toCurrent')}</LinkButton>}
    />
  )
}

/** `Kalimat desa ke-2`, or the standard. */
export const useVersionName = () => {
  const { say } = useWords()
  return (version: number): string =>
    version === standardVersion
      ? say('letters.wording.standard')
      : say('letters.wording.version', { number: version - firstOwnVersion + 1 })
}

const History = ({ wording }: { readonly wording: Wording }) => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const toast = useToast()
  const nameOf = useVersionName()
  const { kind, inForce, history } = wording
  const correct = useCommand(correctWording, {
    refresh: ['letters'],
    onDone: () => toast({ text: say('letters.wording.saved') }),
  })
  const use = (version: number) => void correct.send({ kind, from: inForce, to: { version } })
  const changes = may('letters.correctWording')
  return (
    <Section title={say('letters.wording.history')} note={say('letters.wording.inForce', { wording: nameOf(inForce) })}>
      {history.length === 0 && <p className="muted">{say('letters.wording.noHistory')}</p>}
      <Timeline
        items={history.map((one) => ({
          id: one.id,
          when: say('letters.wording.by', { name: one.byName, date: formatMoment(one.at) }),
          title: <b>{nameOf(one.version)}</b>,
          note: one.version !== standardVersion && (
            <Cluster>
              <LinkButton compact kind="quiet" href={`/pengaturan/surat/isi/${kind}?versi=${one.version}`}>
                {say('letters.wording.see')}
              </LinkButton>
              {changes && one.version !== inForce && (
                <Button compact kind="quiet" busy={correct.busy} onClick={() => use(one.version)}>
                  {say('letters.wording.again')}
                </Button>
              )}
            </Cluster>
          ),
        }))}
      />
      <Stack gap={12}>
        <RefusalMessage refusal={correct.refusal} />
        {changes && inForce !== standardVersion && (
          <div>
            <Button icon="undo" busy={correct.busy} onClick={() => use(standardVersion)}>
              {say('letters.wording.toStandard')}
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  )
}
