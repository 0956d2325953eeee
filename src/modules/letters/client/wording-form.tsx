import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import './letter-settings.css'
import { correctWording } from '../contract/wording.ts'
import { fromReadable, toReadable } from '../rules/blank-names.ts'
import type { EditedWording } from '../rules/wording.ts'
import { useBlankNames } from './use-blank-names.ts'
import type { Wording } from './wording-page.tsx'
import { WordingParagraph } from './wording-paragraph.tsx'
import { WordingPreview } from './wording-preview.tsx'

interface Part {
  readonly key: string
  readonly from: number | null
  /** As it reads on screen; `null` for a part that stays as it is. */
  readonly text: string | null
}

/** The paragraphs of a letter as they can be changed, between the parts that stay. */
export const WordingForm = ({ wording }: { readonly wording: Wording }) => {
  const { say } = useWords()
  const { may } = useSession()
  const toast = useToast()
  const blanks = useBlankNames(wording.blanks)
  const [parts, setParts] = useState<readonly Part[]>(() =>
    wording.blocks.map((block, from) => ({
      ...{ key: `old ${from}`, from },
      text: block.fixed ? null : toReadable(block.text, blanks),
    })),
  )
  const [closing, setClosing] = useState(() => toReadable(wording.closing, blanks))
  const correct = useCommand(correctWording, {
    refresh: ['letters'],
    onDone: () => toast({ text: say('letters.wording.saved') }),
  })
  const editable = may('letters.correctWording') && wording.version === wording.inForce
  const edited = (): EditedWording => ({
    pieces: parts.map(({ from, text }) =>
      pieceOf(wording, from, text, (words, old) => fromReadable(words, blanks, old)),
    ),
    closing: fromReadable(closing, blanks, wording.closing),
  })
  const errorOf = (field: string) => {
    const fault = correct.refusal?.fields.find((one) => one.field === field || one.field === `to.${field}`)
    return fault && say(fault.code, fault.details)
  }
  const change = (place: number, text: string) =>
    setParts(parts.map((part, index) => (index === place ? { ...part, text } : part)))
  const remove = (place: number) => setParts(parts.filter((_, index) => index !== place))
  const add = (place: number) =>
    setParts(parts.toSpliced(place + 1, 0, { key: `new ${Date.now()}`, from: null, text: '' }))
  return (
    <div className="wording">
      <Stack gap={28}>
        {parts.map((part, place) =>
          part.text === null ? (
            <FixedPart key={part.key} wording={wording} from={part.from ?? 0} />
          ) : (
            <WordingParagraph
              key={part.key}
              name={`pieces.${place}`}
              label={say('letters.wording.paragraph', { number: numberOf(parts, place) })}
              hint={
                part.from !== null && wording.blocks[part.from]?.conditional
                  ? say('letters.wording.conditional')
                  : undefined
              }
              value={part.text}
              blanks={blanks}
              error={errorOf(`pieces.${place}`)}
              onChange={(text) => change(place, text)}
              {...(editable && { onAdd: () => add(place), onRemove: () => remove(place) })}
            />
          ),
        )}
        <WordingParagraph
          name="closing"
          label={say('letters.wording.closing')}
          value={closing}
          blanks={blanks}
          error={errorOf('closing')}
          onChange={setClosing}
        />
      </Stack>
      <WordingPreview kind={wording.kind} from={wording.version} edited={edited} />
      <RefusalMessage refusal={correct.refusal} />
      {editable && (
        <ActionBar note={say('letters.wording.note')}>
          <Button
            kind="primary"
            busy={correct.busy}
            onClick={() => void correct.send({ kind: wording.kind, from: wording.inForce, to: edited() as never })}
          >
            {say('letters.wording.save')}
          </Button>
        </ActionBar>
      )}
    </div>
  )
}

const numberOf = (parts: readonly Part[], place: number): number =>
  parts.slice(0, place + 1).filter((part) => part.text !== null).length

/** What nobody touched goes back as it was, blanks and all. */
const pieceOf = (
  wording: Wording,
  from: number | null,
  text: string | null,
  inBlanks: (words: string, old: string) => string,
) => {
  if (text === null) return { from, text: null }
  const old = from === null ? '' : (wording.blocks[from]?.text ?? '')
  const words = inBlanks(text, old)
  return { from, text: words === old ? null : words }
}

const FixedPart = ({ wording, from }: { readonly wording: Wording; readonly from: number }) => {
  const { say } = useWords()
  const blanks = useBlankNames(wording.blanks)
  const block = wording.blocks[from]
  if (!block) return null
  return (
    <Card sunken>
      {block.type === 'text' && <p>{toReadable(block.text, blanks)}</p>}
      <p className="small muted">{say(`letters.wording.fixed.${block.type}`, { text: block.text })}</p>
    </Card>
  )
}
