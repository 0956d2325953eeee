import { maskNumber } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { Letter } from '../contract/letter.ts'
import { findKind } from '../kinds/index.ts'
import type { FilledFrom } from '../kinds/kind.ts'

// Digits as registers and people write them: in one piece, or in groups. Longer runs and parts of a code are something else.
const longNumber = /(?<![\w-])(?:\d[ .]?){15}\d(?![\w-])/g

/** Every NIK and family card number in a text, masked as the register masks them. */
const maskNumbers = (text: string): string => text.replace(longNumber, (found) => maskNumber(found.replace(/\D/g, '')))

const wholeReaders: ReadonlySet<string> = new Set(['migration_officer', 'head', 'secretary', 'resident'])

/** Whoever makes letters, and whose letter it is, read it whole. Everybody else reads it with numbers masked (`domain.md` §6.9). */
export const readsWhole = ({ actor }: Context): boolean => actor.kind === 'system' || wholeReaders.has(actor.role)

/** The answer with every NIK and card number in it masked, wherever it stands. */
export const withoutNumbers = <Answer>(context: Context, answer: Answer): Answer =>
  readsWhole(context) ? answer : eachText(answer, maskNumbers)

/** One letter for a reader who inspects: numbers masked, and what is specific by law (money, trouble) left out of the words. */
export const closedLetter = (context: Context, letter: Letter): Letter => {
  const seen = context.reach === 'own' ? withoutReasons(letter) : letter
  if (readsWhole(context)) return seen
  const secrets = specificWords(letter)
  const open = { ...seen, receiptCode: null, fields: withoutSpecific(seen) }
  return eachText(open, (text) => maskNumbers(secrets.reduce((left, secret) => left.replaceAll(secret, hidden), text)))
}

const hidden = '(tertutup)'

// Why an office said no is the office's own; that a letter was revoked everybody with the paper must know.
const withoutReasons = (letter: Letter): Letter => ({
  ...letter,
  events: letter.events.map((event) => ({
    ...event,
    note: null,
    reason: event.kind === 'refused' || event.kind === 'verified' ? null : event.reason,
  })),
})

const specificNames = (kind: string): ReadonlySet<string> =>
  new Set(findKind(kind)?.form.flatMap((field) => (field.specific ? [field.name] : [])))

const withoutSpecific = ({ kind, fields }: Letter): Letter['fields'] => {
  const specific = specificNames(kind)
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !specific.has(name)))
}

const nobody: FilledFrom = {
  subject: {
    ...{ id: '', name: '', nik: null, sex: 'unknown', birthPlace: null, birthDate: null, birthWords: null },
    ...{ occupation: null, marital: null, address: null, phone: null },
  },
  people: {},
  village: {
    ...{ code: '', name: '', kindWord: '', headTitle: '', district: '', districtWord: '', regency: '', province: '' },
  },
  today: '2000-01-01' as PlainDate,
}

/** What the specific fields say in words, longest first: the words a letter was filled with. */
const specificWords = ({ kind, fields }: Letter): string[] => {
  const found = findKind(kind)
  const specific = specificNames(kind)
  if (!found || specific.size === 0 || Object.keys(fields).length === 0) return []
  const { texts } = found.values(fields, nobody)
  const without = found.values({ ...fields, ...emptied(fields, specific) }, nobody).texts
  return Object.keys(texts)
    .flatMap((name) => (texts[name] && texts[name] !== without[name] ? [texts[name].replace(/[{}*]/g, '')] : []))
    .sort((one, other) => other.length - one.length)
}

const emptied = (fields: Letter['fields'], names: ReadonlySet<string>) =>
  Object.fromEntries([...names].map((name) => [name, typeof fields[name] === 'string' ? '' : null]))

const eachText = <Answer>(answer: Answer, change: (text: string) => string): Answer =>
  JSON.parse(JSON.stringify(answer), (_, value) => (typeof value === 'string' ? change(value) : value)) as Answer
