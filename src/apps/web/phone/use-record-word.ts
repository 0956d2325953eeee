import { useWords } from '#platform/client/words.tsx'

/** The plain word of what a phone queued: "Nomor kontak" for `registry.recordContact`. */
export const useRecordWord = (): ((name: string) => string) => {
  const { say, has } = useWords()
  return (name) => {
    const [module = '', act = ''] = name.split('.')
    const key = `${module}.outbox.${act}`
    return say(has(key) ? key : 'shell.phone.otherRecord')
  }
}
