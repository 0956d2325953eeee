import '#platform/design/css/design.css'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { createRoot } from 'react-dom/client'
import { clientTexts } from '../texts.ts'
import { WordsProvider } from '../words.tsx'
import type { VaultKeys } from './keys-crypto.ts'
import { UnlockPage } from './unlock.tsx'
import { PhoneRoomPart } from './unlock-room.tsx'
import type { PhoneDatabase } from './vault-database.ts'
import './vault-page.ts'

interface Shown {
  readonly database: PhoneDatabase
  readonly wasQuiet?: boolean
  readonly language?: 'id' | 'en'
}

const compiled = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileMessage(text)]))

/** What stands before the vault, then how much lies in it; answers with the keys once it was opened. */
const showScreens = ({ database, wasQuiet = false, language = 'id' }: Shown): Promise<VaultKeys> =>
  new Promise((opened) => {
    const place = document.getElementById('app')
    if (!place) throw new Error('the page has no place for the app')
    const root = createRoot(place)
    const messages = compiled(clientTexts[language])
    const within = (child: React.ReactNode) => (
      <WordsProvider language={language} messages={messages} setLanguage={() => {}}>
        {child}
      </WordsProvider>
    )
    const open = (keys: VaultKeys) => {
      root.render(within(<PhoneRoomPart database={database} rowCount={2_413} />))
      opened(keys)
    }
    root.render(within(<UnlockPage database={database} wasQuiet={wasQuiet} onOpen={open} />))
  })

/** What the tests of the screens find in the window beside `phone`. */
export type ShowScreens = typeof showScreens

Object.assign(window, { showScreens })
