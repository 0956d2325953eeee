import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'
import type { Pillar } from './isen.tsx'

/** A 28 px square in the pillar's colour. Words always stand beside it. */
export const Tile = ({ icon, pillar = 0 }: { readonly icon: IconName; readonly pillar?: Pillar }) => (
  <span className={`tile pillar-${pillar}`} aria-hidden="true">
    <Icon name={icon} size={17} />
  </span>
)
