import { useId, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import type { Choice } from './choice.ts'
import { Field } from './field.tsx'
import { Options } from './options.tsx'
import type { SelectFieldProps } from './select-field.tsx'
import { useListbox } from './use-listbox.ts'

/** Beyond a hundred nobody reads; another letter finds faster. */
const shownAtOnce = 100

const fold = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** More than a dozen answers: type any part of any word. */
export const Combobox = ({ value, onChange, choices, emptyLabel, ...field }: SelectFieldProps) => {
  const { say } = useWords()
  const listId = useId()
  const chosen = choices.find((choice) => choice.value === value)
  const [typed, setTyped] = useState<string | undefined>()
  const words = fold(typed ?? '').split(/\s+/)
  const found =
    typed === undefined
      ? choices
      : choices.filter((choice) => words.every((word) => fold(`${choice.label} ${choice.hint ?? ''}`).includes(word)))
  const pick = (index: number) => {
    const choice = found[index]
    if (!choice) return
    onChange(choice.value)
    setTyped(undefined)
    list.setOpen(false)
  }
  const list = useListbox(listId, found.length, pick)
  const leave = () => {
    // What was typed but not chosen is not an answer; emptied on purpose is.
    if (typed === '') onChange('')
    setTyped(undefined)
    list.setOpen(false)
    field.onLeave?.()
  }
  return (
    <Field {...field}>
      {(aria) => (
        <span className="options-holder">
          <input
            {...aria}
            {...list.inputAria}
            className="control control-choose"
            autoComplete="off"
            placeholder={emptyLabel ?? say('platform.typeToFind')}
            value={typed ?? chosen?.label ?? ''}
            onFocus={(event) => event.target.select()}
            onClick={() => list.setOpen(true)}
            onChange={(event) => {
              setTyped(event.target.value)
              list.setActive(0)
              list.setOpen(true)
            }}
            onKeyDown={list.onKeyDown}
            onBlur={leave}
          />
          {list.open && found.length > 0 && (
            <Options
              id={listId}
              label={typeof field.label === 'string' ? field.label : field.name}
              active={list.active}
              selected={found.findIndex((choice) => choice.value === value)}
              options={found
                .slice(0, shownAtOnce)
                .map((choice) => ({ key: choice.value, content: <ChoiceWords choice={choice} /> }))}
              onPick={pick}
              onHover={list.setActive}
            />
          )}
          {list.open && found.length === 0 && (
            <span className="options options-note" role="status">
              {say('platform.nothingFits', { text: typed ?? '' })}
            </span>
          )}
        </span>
      )}
    </Field>
  )
}

const ChoiceWords = ({ choice }: { readonly choice: Choice }) => (
  <span>
    {choice.label}
    {choice.hint && (
      <>
        <br />
        <small>{choice.hint}</small>
      </>
    )}
  </span>
)
