import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useRef, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from './button.tsx'

interface Toast {
  readonly text: ReactNode
  readonly undo?: () => void
}

const shownForMilliseconds = 8000
const ToastContext = createContext<(toast: Toast) => void>(() => {})

/** Says what was done, with a way back. Never for errors. */
export const useToast = () => useContext(ToastContext)

/** Holds the toasts of the app, below everything else. */
export const ToastHost = ({ children }: { readonly children: ReactNode }) => {
  const { say } = useWords()
  const [toasts, setToasts] = useState<readonly (Toast & { readonly id: number })[]>([])
  const last = useRef(0)
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const add = useCallback(
    (toast: Toast) => {
      last.current += 1
      const id = last.current
      setToasts((all) => [...all.slice(-1), { ...toast, id }])
      setTimeout(() => remove(id), shownForMilliseconds)
    },
    [remove],
  )
  return (
    <ToastContext value={add}>
      {children}
      <div className="toasts" role="status">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast">
            <span>{toast.text}</span>
            {toast.undo && (
              <Button
                kind="quiet"
                compact
                onClick={() => {
                  toast.undo?.()
                  remove(toast.id)
                }}
              >
                {say('platform.undo')}
              </Button>
            )}
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
