import { useWords } from '#platform/client/words.tsx'

/** How many fields need a second look; said aloud when the number changes. */
export const FormFaults = ({ count }: { readonly count: number }) => {
  const { say } = useWords()
  return (
    <p role="status" className={count > 0 ? 'field-error' : 'read-only-by-ear'}>
      {count > 0 && say('platform.faults', { count })}
    </p>
  )
}
