import type { ReferenceKind } from '../contract/bodies.ts'

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)

const textOf = (body: Readonly<Record<string, unknown>>, field: string) =>
  typeof body[field] === 'string' ? body[field] : ''

/** The key a row gets when none is given: its code where the kind has codes, else its title. Same thing, same key. */
export const keyOfBody = (kind: ReferenceKind, title: string, body: Readonly<Record<string, unknown>>): string => {
  if (kind === 'kbli' || kind === 'kbji' || kind === 'red-flag') return textOf(body, 'code')
  if (kind === 'holiday') return `${textOf(body, 'on')}-${slug(title)}`
  if (kind === 'organisation') return slug(`${textOf(body, 'type')} ${title}`)
  if (kind === 'required-document') return slug(`${textOf(body, 'document')} ${title}`)
  return slug(title)
}
