import { flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const quietMilliseconds = 2_000

/** Keeps what was compiled for the next start, also of a process that is not stopped in order. Gives back what starting needed: an idle process would keep that garbage, twice of what lives, for hours. */
export const restAfterStart = (): void => {
  setTimeout(() => {
    setFlagsFromString('--expose-gc')
    runInNewContext('gc')()
    setFlagsFromString('--no-expose-gc')
    flushCompileCache()
  }, quietMilliseconds).unref()
}
