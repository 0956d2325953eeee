import { useEffect, useRef, useState } from 'react'
import { readNumber } from '#platform/client/read-number.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'

/** A photo of the card beside its number: read where the browser can, to be copied from where it cannot. It is not kept. */
export const CardPhoto = ({ onRead }: { readonly onRead: (digits: string) => void }) => {
  const { say } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [photo, setPhoto] = useState<string>()
  const [wasRead, setRead] = useState(false)
  useEffect(() => () => URL.revokeObjectURL(photo ?? ''), [photo])
  const take = async (file: File | undefined) => {
    if (!file) return
    setPhoto(URL.createObjectURL(file))
    const digits = await readNumber(file)
    setRead(digits !== undefined)
    if (digits) onRead(digits)
  }
  if (!hasCameraAtHand()) return null
  return (
    <span className="card-photo">
      <input
        ref={input}
        type="file"
        className="read-only-by-ear"
        tabIndex={-1}
        aria-label={say('registry.paper.cardPhoto')}
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {photo && <img src={photo} alt={say('registry.paper.cardPhotoAlt')} style={{ width: '100%', borderRadius: 8 }} />}
      {photo && (
        <span className="small" role="status">
          {say(wasRead ? 'registry.paper.cardRead' : 'registry.paper.cardCopy')}
        </span>
      )}
      <Button
        compact
        kind="quiet"
        icon={photo ? 'x' : 'camera'}
        onClick={() => (photo ? setPhoto(undefined) : input.current?.click())}
      >
        {say(photo ? 'registry.paper.cardPhotoClose' : 'registry.paper.cardPhoto')}
      </Button>
    </span>
  )
}

/** A phone or tablet; at a desk nobody holds a card before the screen. */
const hasCameraAtHand = (): boolean => window.matchMedia('(pointer: coarse)').matches
