export type Severity = 'error' | 'warning' | 'info'

/** One thing to say about one cell. `code` is the last part of the text key `registry.import.fault.<code>`; `values` fill its blanks. */
export interface Fault {
  readonly field: string
  readonly code: string
  readonly severity: Severity
  readonly values: Readonly<Record<string, string | number>>
}

export const fault = (severity: Severity, field: string, code: string, values: Fault['values'] = {}): Fault => ({
  field,
  code,
  severity,
  values,
})

/** What was read from one cell: a value, nothing ("keep"), and anything to say about it. */
export interface Reading<Value> {
  readonly value?: Value
  readonly faults: readonly Fault[]
}

export const nothing: Reading<never> = { faults: [] }
export const read = <Value>(value: Value, ...faults: Fault[]): Reading<Value> => ({ value, faults })
export const wrong = (field: string, code: string, values: Fault['values'] = {}): Reading<never> => ({
  faults: [fault('error', field, code, values)],
})

/** Text shown back in a sentence is short and cannot carry a formula or a line break. */
export const quoted = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
