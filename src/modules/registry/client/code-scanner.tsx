import { useEffect, useRef, useState } from 'react'
import { readCode } from '#platform/client/read-code.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Stack } from '#platform/design/stack.tsx'

const lookEach = 250

/** Reads the code of a paper by camera, or out of a photo of it. Nothing of the picture is kept. */
export const CodeScanner = ({ onRead }: { readonly onRead: (text: string) => void }) => {
  const { say } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [isLooking, setLooking] = useState(false)
  const [fault, setFault] = useState<string>()
  const read = async (photo: File | undefined) => {
    const picture = photo && (await createImageBitmap(photo).catch(() => undefined))
    const text = picture && (await readCode(picture))
    picture?.close()
    setFault(photo && !text ? 'registry.paper.codeNotSeen' : undefined)
    if (text) onRead(text)
  }
  return (
    <Stack gap={12}>
      {isLooking && (
        <Camera
          onRead={(text) => {
            setLooking(false)
            onRead(text)
          }}
          onFault={() => {
            setLooking(false)
            setFault('registry.paper.cameraClosed')
          }}
        />
      )}
      <input
        ref={input}
        type="file"
        className="read-only-by-ear"
        tabIndex={-1}
        aria-label={say('registry.paper.photoOfCode')}
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Cluster gap={12}>
        {mayUseCamera() && (
          <Button icon="camera" kind="primary" onClick={() => setLooking(!isLooking)}>
            {say(isLooking ? 'registry.paper.closeCamera' : 'registry.paper.scanCode')}
          </Button>
        )}
        <Button icon="upload" onClick={() => input.current?.click()}>
          {say('registry.paper.photoOfCode')}
        </Button>
      </Cluster>
      {fault && <p role="alert">{say(fault)}</p>}
    </Stack>
  )
}

const mayUseCamera = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function'

interface CameraProps {
  readonly onRead: (text: string) => void
  readonly onFault: () => void
}

const Camera = ({ onRead, onFault }: CameraProps) => {
  const { say } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onRead, onFault })
  told.current = { onRead, onFault }
  useEffect(() => {
    let stream: MediaStream | undefined
    let isLeft = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const text = video.current && (await readCode(video.current))
      if (isLeft) return
      if (text) told.current.onRead(text)
      else timer = setTimeout(look, lookEach)
    }
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (!video.current || isLeft) return stop()
      video.current.srcObject = stream
      await video.current.play()
      await look()
    }
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    start().catch(() => !isLeft && told.current.onFault())
    return () => {
      isLeft = true
      clearTimeout(timer)
      stop()
    }
  }, [])
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label={say('registry.paper.scanCode')}
      style={{ width: '100%', maxHeight: '60vh', borderRadius: 12, objectFit: 'cover' }}
    />
  )
}
