import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Kawung } from '#platform/design/kawung.tsx'

/** The mark, the village and what lies above it. */
export const VillageMark = () => {
  const { village, term } = useSession()
  const { say } = useWords()
  const name = village ? `${village.localWord} ${village.name}` : (term?.place ?? 'Desmigratif')
  return (
    <a className="village-mark" href="/">
      <Kawung mark size={30} petals={['full', 'full', 'full', 'full']} />
      <span>
        {name}
        <small className={village ? undefined : 'mark-programme'}>
          {village ? village.district : say('shell.programme')}
          {village && <span className="mark-regency">, {short(village.regency)}</span>}
        </small>
      </span>
    </a>
  )
}

/** "Kabupaten" goes without saying beside the district; a city keeps its word. */
const short = (regency: string) => regency.replace(/^Kabupaten /, '')
