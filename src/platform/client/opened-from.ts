import { usePath } from './navigation.ts'

/** `/orang/baru` as opened from this page: the form goes back there. */
export const openedFrom = (path: string, from: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}dari=${encodeURIComponent(from)}`

/** Where a form was opened from, if the address says so: an address of this app alone. */
export const useOpenedFrom = (): string | undefined => {
  const { dari } = usePath().search
  return typeof dari === 'string' && /^\/(?![/\\])/.test(dari) ? dari : undefined
}
