import { useState } from 'react'

/** One act of the person: busy while it lasts, and the "no" it came to. */
export const useTry = () => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Error>()
  const attempt = async (act: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      await act()
    } catch (fault) {
      setRefusal(fault instanceof Error ? fault : new Error(String(fault)))
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, attempt }
}
