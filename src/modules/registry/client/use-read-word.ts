import { useWords } from '#platform/client/words.tsx'

/** What somebody did who opened a file. A later module's reading that has no words of its own is said plainly. */
export const useReadWord = () => {
  const { say, has } = useWords()
  return (operation: string): string => {
    const key = `registry.read.${operation.split('.')[1]}`
    return say(has(key) ? key : 'registry.read.other')
  }
}
