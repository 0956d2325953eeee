export interface Sourced {
  readonly source: string
  readonly sourceUrl: string | null
  readonly effectiveFrom: string
  readonly confirmed: boolean
}

/** Where it stands, from which day, and whether anybody compared it. */
export const sourced = ({ source, sourceUrl, effectiveFrom, confirmed }: Sourced) => ({
  ...{ source, sourceUrl, since: effectiveFrom, confirmed },
})
