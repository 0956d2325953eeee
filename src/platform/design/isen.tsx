/** 0 belongs to none, 1 migration, 2 business, 3 learning house, 4 cooperative. */
export type Pillar = 0 | 1 | 2 | 3 | 4

export const Isen = ({ pillar, className = '' }: { readonly pillar: Pillar; readonly className?: string }) => (
  <span className={`isen pillar-${pillar} ${className}`} aria-hidden="true" />
)
