import { useEffect, useState, useSyncExternalStore } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import { keepApp, onAppVersion, readAppVersion, takeNewer } from '../service-worker/app-version.ts'
import { formIsInProgress, onFormChange } from '../service-worker/form-in-progress.ts'

/** A newer version is offered, never pushed: not while a form is being filled, and in all windows or in none. */
export const UpdateOffer = () => {
  const { say, language } = useWords()
  useEffect(() => void keepApp(language), [language])
  const { newer } = useSyncExternalStore(onAppVersion, readAppVersion)
  const inForm = useSyncExternalStore(onFormChange, formIsInProgress)
  const [state, setState] = useState<'offered' | 'taking' | 'elsewhere'>('offered')
  if (!newer || inForm) return <div role="status" />
  const take = async () => {
    setState('taking')
    if (!(await takeNewer())) setState('elsewhere')
  }
  return (
    <div role="status" className="update-offer">
      <Message
        icon="refresh"
        title={say('shell.phone.newer')}
        action={
          <Button compact kind="primary" busy={state === 'taking'} onClick={() => void take()}>
            {say('shell.phone.take')}
          </Button>
        }
      >
        {say(state === 'elsewhere' ? 'shell.phone.newerElsewhere' : 'shell.phone.newerWhy')}
      </Message>
    </div>
  )
}
