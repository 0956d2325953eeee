import { useEffect, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from './button.tsx'

/** For who would rather listen. Absent where the device has no voice at all. */
export const ReadAloud = ({ text, label }: { readonly text: string | (() => string); readonly label?: string }) => {
  const { say, language } = useWords()
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => window.speechSynthesis?.cancel(), [])
  if (typeof window === 'undefined' || !('speechSynthesis' in window)) return null
  const toggle = () => {
    window.speechSynthesis.cancel()
    if (speaking) return setSpeaking(false)
    const utterance = new SpeechSynthesisUtterance(typeof text === 'string' ? text : text())
    utterance.lang = language === 'en' ? 'en-GB' : 'id-ID'
    utterance.rate = 0.92
    utterance.onend = () => setSpeaking(false)
    utterance.onerror = () => setSpeaking(false)
    setSpeaking(true)
    window.speechSynthesis.speak(utterance)
  }
  return (
    <Button kind="quiet" compact icon="volume" aria-pressed={speaking} onClick={toggle}>
      {speaking ? say('platform.stopReading') : (label ?? say('platform.readAloud'))}
    </Button>
  )
}
