import { useFormsWithoutSignal } from '#platform/client/signal.ts'
import { useWords } from '#platform/client/words.tsx'
import { Message } from './message.tsx'

/** Said on opening: what is written here can only be sent once there is a signal. */
export const NoSignal = () => {
  const { say } = useWords()
  const why = useFormsWithoutSignal()
  if (why === null) return null
  return (
    <Message kind="attention" icon="cloud-off" title={say('platform.noSignalTitle')}>
      {say(why === 'needed' ? 'platform.noSignalNeeded' : 'platform.noSignalNotKept')}
    </Message>
  )
}
