/** Shared by every window in which somebody is in the middle of a form; a new version takes it alone, or not at all. */
export const formLock = 'form-in-progress'

const listeners = new Set<() => void>()
let form: HTMLFormElement | undefined
let release: () => void = () => undefined

/** From the first key in a form until the form has left the screen. */
export const watchForms = (): void => {
  const observer = new MutationObserver(() => {
    if (form?.isConnected) return
    observer.disconnect()
    end()
  })
  document.addEventListener('input', ({ target }) => {
    const typedIn = target instanceof Element ? target.closest('form') : null
    if (!typedIn || typedIn.role === 'search' || form) return
    begin(typedIn)
    observer.observe(document.body, { childList: true, subtree: true })
  })
}

const begin = (typedIn: HTMLFormElement) => {
  form = typedIn
  // Without https there are no locks, and no service worker either.
  void navigator.locks?.request(
    formLock,
    { mode: 'shared' },
    () =>
      new Promise<void>((resolve) => {
        if (form === typedIn) release = resolve
        else resolve()
      }),
  )
  tell()
}

const end = () => {
  form = undefined
  release()
  tell()
}

const tell = () => {
  for (const listener of listeners) listener()
}

export const formIsInProgress = (): boolean => form !== undefined

/** Told when somebody begins or ends a form in this window. */
export const onFormChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
