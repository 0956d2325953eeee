import { useEffect, useId, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'
import { Options } from './options.tsx'
import { useListbox } from './use-listbox.ts'

/** One hit with everything above it, because names repeat: Kuripan › Watumalang › Wonosobo. */
export interface ChainHit {
  readonly value: string
  readonly name: string
  readonly chain: readonly string[]
  readonly code?: string | undefined
}

interface ChainSearchProps extends FieldProps {
  readonly value: ChainHit | null
  readonly onChange: (hit: ChainHit | null) => void
  readonly search: (text: string) => Promise<readonly ChainHit[]>
  /** Stands in the field at first, as if it had been typed. */
  readonly typedFirst?: string | undefined
}

export const ChainSearch = ({ value, onChange, search, typedFirst, ...field }: ChainSearchProps) => {
  const { say } = useWords()
  const listId = useId()
  const [typed, setTyped] = useState<string | undefined>(value ? undefined : typedFirst)
  const { hits, state } = useHits(typed, search)
  const pick = (index: number) => {
    const hit = hits[index]
    if (!hit) return
    onChange(hit)
    setTyped(undefined)
    list.setOpen(false)
  }
  const list = useListbox(listId, hits.length, pick)
  const leave = () => {
    if (typed === '') onChange(null)
    setTyped(undefined)
    list.setOpen(false)
    field.onLeave?.()
  }
  return (
    <Field {...field} note={value && typed === undefined ? value.chain.join(' › ') : undefined}>
      {(aria) => (
        <span className="options-holder">
          <input
            {...aria}
            {...list.inputAria}
            className="control"
            autoComplete="off"
            value={typed ?? value?.name ?? ''}
            onFocus={(event) => {
              event.target.select()
              if (typed && hits.length > 0) list.setOpen(true)
            }}
            onChange={(event) => {
              setTyped(event.target.value)
              list.setActive(0)
              list.setOpen(true)
            }}
            onKeyDown={list.onKeyDown}
            onBlur={leave}
          />
          {list.open && hits.length > 0 && (
            <Options
              id={listId}
              label={typeof field.label === 'string' ? field.label : field.name}
              active={list.active}
              selected={-1}
              options={hits.map((hit) => ({ key: hit.value, content: <Hit hit={hit} /> }))}
              onPick={pick}
              onHover={list.setActive}
            />
          )}
          {list.open && hits.length === 0 && state !== 'idle' && (
            <span className="options options-note" role="status">
              {say(noteOf[state], { text: typed ?? '' })}
            </span>
          )}
        </span>
      )}
    </Field>
  )
}

const Hit = ({ hit }: { readonly hit: ChainHit }) => (
  <>
    <span>
      <b>{hit.name}</b>
      <br />
      <small>{hit.chain.join(' › ')}</small>
    </span>
    {hit.code && <small className="number">{hit.code}</small>}
  </>
)

const noteOf = {
  asking: 'platform.fetching',
  answered: 'platform.nothingFits',
  failed: 'platform.cannotSearch',
} as const

interface Answered {
  readonly text: string
  readonly hits: readonly ChainHit[]
  /** Nobody could be asked, which is not the same as nobody of that name. */
  readonly failed?: true
}

/** Asks 200 ms after the last key; an answer that arrives late for an older text is dropped. */
const useHits = (typed: string | undefined, search: ChainSearchProps['search']) => {
  const [answer, setAnswer] = useState<Answered>({ text: '', hits: [] })
  const text = typed?.trim() ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function with each drawing must not ask again
  useEffect(() => {
    if (text.length < 2) return
    let current = true
    const timer = setTimeout(() => {
      search(text).then(
        (hits) => current && setAnswer({ text, hits }),
        () => current && setAnswer({ text, hits: [], failed: true }),
      )
    }, 200)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text])
  if (text.length < 2) return { hits: [] as readonly ChainHit[], state: 'idle' as const }
  if (answer.text !== text) return { hits: answer.hits, state: 'asking' as const }
  return { hits: answer.hits, state: answer.failed ? ('failed' as const) : ('answered' as const) }
}
