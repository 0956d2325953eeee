import type { ReactNode } from 'react'

/** A sentence whose important words stand between `<b>` and `</b>`. Nothing else in it is markup. */
export const Rich = ({ text }: { readonly text: string }): ReactNode =>
  text.split(/<b>(.*?)<\/b>/g).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence have no other name
    index % 2 === 1 ? <b key={index}>{part}</b> : part,
  )
