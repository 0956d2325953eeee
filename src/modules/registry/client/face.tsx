import { useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import './face.css'

interface FaceProps {
  readonly name: string
  readonly hash: string | null
  /** Width in pixels; a face is a little higher than wide. */
  readonly size: number
}

/** A person's picture, or the first letter of the name while there is none. */
export const Face = ({ name, hash, size }: FaceProps) => {
  const { say } = useWords()
  const [isMissing, setMissing] = useState(false)
  const shape = { width: size, height: Math.round(size * 1.2) }
  // a photo still on its way has no picture yet
  if (hash === null || isMissing) {
    return (
      <span className="face face-empty" style={{ ...shape, fontSize: Math.round(size / 2.4) }} aria-hidden>
        {name.slice(0, 1)}
      </span>
    )
  }
  return (
    <img
      className="face"
      src={`/files/${hash}`}
      alt={say('registry.photoOf', { name })}
      {...shape}
      loading="lazy"
      onError={() => setMissing(true)}
    />
  )
}
