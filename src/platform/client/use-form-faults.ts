import { useEffect, useState } from 'react'
import type { FieldFault, Refusal } from '../shared/errors.ts'
import { faultOfField } from './form-faults.ts'
import { useWords } from './words.tsx'

interface FormFaults {
  readonly errorOf: (name: string) => string | undefined
  /** How many fields are wrong, once sending was tried. */
  readonly count: number
  readonly leave: (name: string) => void
  /** These fields were changed: what the server said of them no longer holds. */
  readonly changed: (names: readonly string[]) => void
  readonly tryAll: () => void
  readonly forget: () => void
}

/** Which faults are shown: of a field that was left, of all once sending was tried, and what the server said until it is changed. */
export const useFormFaults = (
  refusal: Refusal | null,
  faultsNow: () => readonly FieldFault[],
  focusFirst: () => void,
): FormFaults => {
  const { say } = useWords()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const [served, setServed] = useState<readonly FieldFault[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new answer moves the focus
  useEffect(() => {
    if (!refusal || refusal.fields.length === 0) return
    setServed(refusal.fields)
    setTried(true)
    focusFirst()
  }, [refusal])

  const visible = tried || left.size > 0 ? [...served, ...faultsNow()] : served
  return {
    errorOf: (name) => {
      const fault = faultOfField(tried || left.has(name) ? visible : served, name)
      return fault && say(fault.code, fault.details)
    },
    count: tried ? new Set(visible.map((fault) => fault.field)).size : 0,
    leave: (name) => setLeft((all) => new Set(all).add(name)),
    changed: (names) => setServed((faults) => faults.filter((fault) => !names.some((name) => belongsTo(fault, name)))),
    tryAll: () => {
      setTried(true)
      setServed([])
    },
    forget: () => {
      setLeft(new Set())
      setTried(false)
      setServed([])
    },
  }
}

const belongsTo = (fault: FieldFault, name: string) => fault.field === name || fault.field.startsWith(`${name}.`)
