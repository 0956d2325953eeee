import { useWords } from '#platform/client/words.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { Isen } from '#platform/design/isen.tsx'
import { AccountMenu } from './account-menu.tsx'
import { useFrame } from './frame-context.ts'
import type { MenuGroup } from './menu-groups.ts'
import { entryOf } from './menu-groups.ts'
import { SyncBadge } from './sync-badge.tsx'
import { VillageMark } from './village-mark.tsx'

/** The menu of a wide screen, grouped by pillar. */
export const Rail = ({ path }: { readonly path: string }) => {
  const { say } = useWords()
  const { groups, records } = useFrame()
  const current = entryOf(groups, path)?.path
  return (
    <div className="rail">
      <VillageMark />
      <nav aria-label={say('shell.mainMenu')}>
        {groups.map((group, index) => (
          <RailGroup
            key={group.label ?? 'first'}
            group={group}
            current={current}
            extra={index === 0 && records.length > 0 ? path : undefined}
          />
        ))}
        <ul className="rail-more">
          <li>
            <a href="/lainnya" className="rail-link" aria-current={path === '/lainnya' ? 'page' : undefined}>
              <Icon name="menu" />
              {say('shell.more')}
            </a>
          </li>
        </ul>
      </nav>
      <div className="rail-foot">
        <SyncBadge />
        <AccountMenu />
      </div>
    </div>
  )
}

interface RailGroupProps {
  readonly group: MenuGroup
  readonly current: string | undefined
  /** The path, where the entry for recording is to be drawn too. */
  readonly extra: string | undefined
}

const RailGroup = ({ group, current, extra }: RailGroupProps) => {
  const { say } = useWords()
  return (
    <>
      {group.label && (
        <span className="eyebrow rail-heading">
          {group.pillar !== undefined && <Isen pillar={group.pillar} />}
          {say(group.label)}
        </span>
      )}
      <ul>
        {group.entries.map((entry) => (
          <li key={entry.path}>
            <a href={entry.path} className="rail-link" aria-current={entry.path === current ? 'page' : undefined}>
              <Icon name={entry.icon} />
              {say(entry.label)}
            </a>
          </li>
        ))}
        {extra !== undefined && (
          <li>
            <a href="/catat" className="rail-link" aria-current={extra === '/catat' ? 'page' : undefined}>
              <Icon name="plus" />
              {say('shell.record')}
            </a>
          </li>
        )}
      </ul>
    </>
  )
}
