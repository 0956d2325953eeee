import { useWords } from '#platform/client/words.tsx'
import type { IconName } from '#platform/design/icon.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { useFrame } from './frame-context.ts'
import { entryOf } from './menu-groups.ts'

interface Place {
  readonly path: string
  readonly label: string
  readonly icon: IconName
}

const shortWords: Readonly<Record<string, string>> = { '/keluarga': 'shell.families', '/surat': 'shell.letters' }
const home: Place = { path: '/', label: 'shell.today', icon: 'home' }
const record: Place = { path: '/catat', label: 'shell.record', icon: 'plus' }
const more: Place = { path: '/lainnya', label: 'shell.more', icon: 'menu' }

/** Five places within reach of the thumb: the work of today, two that this role uses most, recording, and the rest. */
export const BottomBar = ({ path }: { readonly path: string }) => {
  const { say } = useWords()
  const { groups, records } = useFrame()
  const entries = groups.flatMap((group) => group.entries).filter((entry) => entry.path !== '/')
  const others = entries.filter((entry) => !(entry.path in shortWords))
  const families = entries.find((entry) => entry.path === '/keluarga') ?? others.shift()
  const letters = entries.find((entry) => entry.path === '/surat') ?? others.shift()
  const places = [
    home,
    families && asPlace(families),
    records.length > 0 && record,
    letters && asPlace(letters),
    more,
  ].filter((place): place is Place => typeof place === 'object')
  const current = path === '/catat' || path === '/lainnya' ? path : entryOf(groups, path)?.path
  const here = places.some((place) => place.path === current) ? current : '/lainnya'
  return (
    <nav
      className="bottom-bar"
      aria-label={say('shell.bottomMenu')}
      style={{ gridTemplateColumns: `repeat(${places.length}, 1fr)` }}
    >
      {places.map((place) => (
        <a
          key={place.path}
          href={place.path}
          className={place === record ? 'bottom-record' : undefined}
          aria-current={place.path === here ? 'page' : undefined}
        >
          <Icon name={place.icon} size={place === record ? 22 : 20} />
          <span>{say(place.label)}</span>
        </a>
      ))}
    </nav>
  )
}

/** The two usual places have short words for a narrow bar. */
const asPlace = ({ path, icon, label }: Place): Place => ({ path, icon, label: shortWords[path] ?? label })
