import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from './button.tsx'

interface DialogProps {
  readonly open: boolean
  /** The question. */
  readonly title: string
  /** What follows for people. */
  readonly children?: ReactNode
  /** A button whose word is the verb. */
  readonly confirm?: ReactNode
  readonly onClose: () => void
  readonly closeLabel?: string
}

/** Only before what cannot be undone. Never two deep. On a phone it is a sheet at the thumb. */
export const Dialog = ({ open, title, children, confirm, onClose, closeLabel }: DialogProps) => {
  const { say } = useWords()
  const headingId = useId()
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !element.current?.open) element.current?.showModal()
    if (!open && element.current?.open) element.current.close()
  }, [open])
  return (
    <dialog ref={element} className="dialog" aria-labelledby={headingId} onClose={onClose}>
      {open && (
        <>
          <h2 id={headingId}>{title}</h2>
          {children}
          <div className="dialog-acts">
            {confirm}
            <Button kind="quiet" onClick={onClose}>
              {closeLabel ?? say('platform.dont')}
            </Button>
          </div>
        </>
      )}
    </dialog>
  )
}
