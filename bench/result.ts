/** One measured line. `ratio` is ours against the reference of the same run: absolute figures differ from machine to machine. */
export interface BenchResult {
  readonly name: string
  readonly ours: number
  readonly reference: number | null
  readonly ratio: number | null
  readonly unit: string
  readonly goal: string
  readonly met: boolean
}

export interface Bench {
  readonly name: string
  /** What it measures and against what, in one line. */
  readonly says: string
  run(options: readonly string[]): Promise<readonly BenchResult[]>
}

const rounded = (value: number): number => Number(value.toPrecision(3))

/** At least this share of the reference. */
export const atLeast = (name: string, ours: number, reference: number, share: number, unit: string): BenchResult => {
  const ratio = ours / reference
  return {
    name,
    ours: rounded(ours),
    reference: rounded(reference),
    ratio: rounded(ratio),
    unit,
    goal: `≥ ${share} × reference`,
    met: ratio >= share,
  }
}

/** At most this many times the reference. */
export const atMost = (name: string, ours: number, reference: number, times: number, unit: string): BenchResult => {
  const ratio = ours / reference
  return {
    name,
    ours: rounded(ours),
    reference: rounded(reference),
    ratio: rounded(ratio),
    unit,
    goal: `≤ ${times} × reference`,
    met: ratio <= times,
  }
}

/** A figure with a limit of its own. */
export const within = (name: string, ours: number, limit: number, unit: string, most = true): BenchResult => ({
  ...{ name, ours: rounded(ours), reference: null, ratio: null, unit },
  goal: `${most ? '≤' : '≥'} ${limit} ${unit}`,
  met: most ? ours <= limit : ours >= limit,
})
