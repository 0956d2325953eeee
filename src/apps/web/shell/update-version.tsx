import { useSyncExternalStore } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Section } from '#platform/design/section.tsx'
import { onAppVersion, readAppVersion } from '../service-worker/app-version.ts'
import { useInstall } from './use-install.ts'

/** Which version this is, whether it opens without a signal, and the way onto the home screen. */
export const UpdateVersion = () => {
  const { say } = useWords()
  const { version, kept } = useSyncExternalStore(onAppVersion, readAppVersion)
  const install = useInstall()
  if (version === '') return null
  return (
    <Section title={say('shell.phone.title')} note={say(kept ? 'shell.phone.kept' : 'shell.phone.notKept')}>
      {install && (
        <div>
          <Button icon="download" onClick={install}>
            {say('shell.phone.install')}
          </Button>
        </div>
      )}
      <p className="muted small">{say('shell.phone.version', { version })}</p>
    </Section>
  )
}
