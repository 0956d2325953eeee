import { setTimeout as wait } from 'node:timers/promises'

const lostLine = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', '57P01', '57P03'])

const isLineLost = (fault: unknown): boolean => {
  const { code, message } = fault as { readonly code?: unknown; readonly message?: unknown }
  return lostLine.has(String(code)) || String(message).startsWith('Connection terminated')
}

/**
 * A command held the embedded database, and took it along when it ended, while we were opening on it: it stands again at the
 * same address within moments, and opening is begun once more.
 */
export const openAgainWhenLost = async <Opened>(open: () => Promise<Opened>): Promise<Opened> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await open()
    } catch (fault) {
      if (attempt === 10 || !isLineLost(fault)) throw fault
      await wait(500)
    }
  }
}
