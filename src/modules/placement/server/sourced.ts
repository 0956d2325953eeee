interface Row {
  readonly source: string
  readonly sourceUrl: string | null
  readonly effectiveFrom: string
  readonly confirmed: boolean
}

/** Where it stands, from which day, and whether anybody compared it. */
export const sourced = ({ source, sourceUrl, effectiveFrom, confirmed }: Row) => ({
  ...{ source, sourceUrl, since: effectiveFrom, confirmed },
})
