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
  if (kind === 'holiday') return holidayKey(title, textOf(body, 'on'), textOf(body, 'type'))
  if (kind === 'organisation') return slug(`${textOf(body, 'type')} ${title}`)
  if (kind === 'required-document') return slug(`${textOf(body, 'document')} ${title}`)
  return slug(title)
}

/** Lists name the same day differently, so a national holiday is its day; days of remembrance may share one. */
const holidayKey = (title: string, on: string, type: string): string => {
  if (type === 'national') return on
  return type === 'joint_leave' ? `${on}-cuti-bersama` : `${on}-${slug(title)}`
}
