import type { ReactNode } from 'react'

/** A letter's number in one piece: never parted at its dash. */
export const LetterNumber = ({ number }: { readonly number: string }) => <span className="nowrap">{number}</span>

/** A sentence with the letter's number in it, the number in one piece. */
export const withNumber = (text: string, number: string | null): ReactNode => {
  const at = number ? text.indexOf(number) : -1
  if (!number || at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <LetterNumber number={number} />
      {text.slice(at + number.length)}
    </>
  )
}
