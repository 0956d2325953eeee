import { useWords } from '#platform/client/words.tsx'

interface Dated {
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
}

/** "Sejak 22 Februari 2023", or from a day to a day. */
export const useValidity = () => {
  const { say, formatDate } = useWords()
  return ({ effectiveFrom, effectiveTo }: Dated): string =>
    effectiveTo === null
      ? say('references.since', { day: formatDate(effectiveFrom) })
      : say('references.period', { from: formatDate(effectiveFrom), to: formatDate(effectiveTo) })
}
