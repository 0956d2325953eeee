import { setPreferences, usePreferences } from '#platform/client/preferences.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import type { MenuItem } from '#platform/design/menu.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { roleName } from './role-name.ts'
import { useSignOut } from './use-sign-out.ts'

/** Who is signed in, how the screen looks, and the way out. */
export const AccountMenu = () => {
  const words = useWords()
  const { account, role } = useSession()
  const { dark, easy } = usePreferences()
  const signOut = useSignOut()
  const { say, language, setLanguage } = words
  const items: readonly MenuItem[] = [
    { label: say('shell.account'), icon: 'user', href: '/akun' },
    {
      label: say(language === 'en' ? 'shell.indonesian' : 'shell.english'),
      icon: 'globe',
      onClick: () => setLanguage(language === 'en' ? 'id' : 'en'),
    },
    {
      label: say(dark ? 'shell.toLight' : 'shell.toDark'),
      icon: dark ? 'sun' : 'moon',
      onClick: () => setPreferences({ dark: !dark }),
    },
    {
      label: say(easy ? 'shell.toUsual' : 'shell.toEasy'),
      icon: 'eye',
      onClick: () => setPreferences({ easy: !easy }),
    },
    { label: say('shell.signOut'), icon: 'log-out', onClick: () => void signOut() },
  ]
  return (
    <div className="account-menu">
      <span className="small">
        <b>{account?.name}</b>
        <br />
        <span className="muted">{roleName(words, role)}</span>
      </span>
      <Menu label={say('shell.accountMenu')} items={items} quiet />
    </div>
  )
}
