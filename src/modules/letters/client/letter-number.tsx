import { Fragment, type ReactNode } from 'react'

/** A letter's number: never parted at its dash, on a narrow screen only behind a stroke. */
export const LetterNumber = ({ number }: { readonly number: string }) =>
  number.split(/(?<=\/)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one number have no other name
    <Fragment key={index}>
      {index > 0 && <wbr />}
      <span className="nowrap">{part}</span>
    </Fragment>
  ))

/** A sentence with the letter's number in it. */
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
