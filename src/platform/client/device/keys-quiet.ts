const signs = ['pointerdown', 'keydown', 'scroll'] as const

interface Quiet {
  readonly minutes: number
  readonly onQuiet: () => void
}

/**
 * Tells once nobody has touched the phone for so long; answers how to stop watching. A phone that sleeps runs no timer, so the
 * time is looked at again when its screen comes back.
 */
export const watchQuiet = ({ minutes, onQuiet }: Quiet): (() => void) => {
  const limit = minutes * 60_000
  let touched = Date.now()
  const stop = () => {
    clearInterval(timer)
    for (const sign of signs) removeEventListener(sign, touch, true)
    document.removeEventListener('visibilitychange', look)
  }
  const look = () => {
    if (Date.now() - touched < limit) return
    stop()
    onQuiet()
  }
  const touch = () => {
    look()
    touched = Date.now()
  }
  const timer = setInterval(look, Math.min(limit, 15_000))
  for (const sign of signs) addEventListener(sign, touch, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
  return stop
}
