import type { MenuEntry } from '#platform/client/client-module.ts'
import { usePhone } from '#platform/client/phone.ts'
import { setPreferences, usePreferences } from '#platform/client/preferences.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { Language } from '#platform/shared/texts.ts'
import { mayKeep } from '../phone/kept-here.ts'
import { useFrame } from './frame-context.ts'
import { roleName } from './role-name.ts'
import { UpdateVersion } from './update-version.tsx'
import { useSignOut } from './use-sign-out.ts'

/** The whole menu for a phone, the account, and how the screen looks. */
export const MorePage = () => {
  const words = useWords()
  const { account, role } = useSession()
  const { groups, settings } = useFrame()
  const signOut = useSignOut()
  const { say } = words
  return (
    <Page width="narrow" title={say('shell.more')} lead={say('shell.moreLead')}>
      {groups.map((group) => (
        <Section key={group.label ?? 'first'} title={group.label && say(group.label)}>
          <Entries entries={group.entries} />
        </Section>
      ))}
      {settings.length > 0 && (
        <Section title={say('shell.setUp')} note={say('shell.setUpNote')}>
          <Entries entries={settings} />
        </Section>
      )}
      <Section
        title={say('shell.account')}
        note={account ? say('shell.signedInAs', { name: account.name, role: roleName(words, role) }) : undefined}
      >
        <Cluster>
          <LinkButton href="/akun" icon="user">
            {say('shell.account')}
          </LinkButton>
          <Button icon="log-out" onClick={() => void signOut()}>
            {say('shell.signOut')}
          </Button>
        </Cluster>
      </Section>
      <PhoneLink />
      <Appearance />
      <UpdateVersion />
    </Page>
  )
}

const Entries = ({ entries }: { readonly entries: readonly MenuEntry[] }) => {
  const { say, has } = useWords()
  return (
    <RowList>
      {entries.map(({ path, icon, pillar, label }) => (
        <Row
          key={path}
          href={path}
          tile={{ icon, pillar }}
          title={say(label)}
          reason={has(`${label}Hint`) ? say(`${label}Hint`) : undefined}
          end={<Icon name="chevron-right" />}
        />
      ))}
    </RowList>
  )
}

/** The way to keep the village on this phone, or to what waits in it. */
const PhoneLink = () => {
  const { say } = useWords()
  const session = useSession()
  const phone = usePhone()
  if (!mayKeep(session)) return null
  const inVillage = session.village !== null
  const isKept = phone.kind === 'open'
  return (
    <Section title={say('shell.phone.here')}>
      <RowList>
        <Row
          href={isKept ? '/kiriman' : '/simpan-desa'}
          tile={{ icon: isKept ? 'cloud-up' : 'download', pillar: 0 }}
          title={say(isKept ? 'shell.outbox' : inVillage ? 'shell.keepVillage' : 'shell.keepArea')}
          reason={say(isKept ? 'shell.phone.outboxHint' : inVillage ? 'shell.phone.keepHint' : 'shell.offerAreaWhy')}
          end={<Icon name="chevron-right" />}
        />
      </RowList>
    </Section>
  )
}

const Appearance = () => {
  const { say, language, setLanguage } = useWords()
  const { dark, easy } = usePreferences()
  return (
    <Section title={say('shell.settings')}>
      <ChoiceField
        label={say('shell.language')}
        name="language"
        value={language}
        onChange={(value) => setLanguage((value || 'id') as Language)}
        choices={[
          { value: 'id', label: say('shell.indonesian') },
          { value: 'en', label: say('shell.english') },
          { value: 'jv', label: say('shell.javanese') },
        ]}
      />
      <RadioCards
        label={say('shell.theme')}
        name="theme"
        columns={2}
        value={dark ? 'dark' : 'light'}
        onChange={(value) => setPreferences({ dark: value === 'dark' })}
        choices={[
          { value: 'light', label: say('shell.light'), hint: say('shell.lightHint'), icon: 'sun' },
          { value: 'dark', label: say('shell.dark'), hint: say('shell.darkHint'), icon: 'moon' },
        ]}
      />
      <CheckField
        label={say('shell.easy')}
        name="easy"
        checked={easy}
        onChange={(checked) => setPreferences({ easy: checked })}
      />
    </Section>
  )
}
