import { useWords } from '#platform/client/words.tsx'
import { fewest } from '../rules/few.ts'

type Figure = number | 'few' | 'beside'

/** An amount as it is written: a number, `<5`, or a dash where a number would give a small one away. */
export const useShownFigure = () => {
  const { formatNumber } = useWords()
  return (figure: Figure | undefined): string => {
    if (figure === 'few') return `<${fewest}`
    return figure === 'beside' ? '–' : formatNumber(figure ?? 0)
  }
}

/** For sorting and bars: what is hidden stands just above nothing. */
export const figureSize = (figure: Figure | undefined): number => (typeof figure === 'number' ? figure : figure ? 1 : 0)
