import { usePhone } from '#platform/client/phone.ts'
import { useOnline } from '#platform/client/use-online.ts'
import { useWords } from '#platform/client/words.tsx'

/** One quiet line: without a signal the pages are read from this phone, and how old that is. */
export const FromThisPhone = () => {
  const { say, formatMoment } = useWords()
  const online = useOnline()
  const phone = usePhone()
  if (online || phone.kind === 'closed' || !phone.syncedAt) return null
  return (
    <p className="small muted from-this-phone">{say('shell.fromThisPhone', { at: formatMoment(phone.syncedAt) })}</p>
  )
}
