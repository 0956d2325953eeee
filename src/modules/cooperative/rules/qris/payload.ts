import { crc16 } from './crc.ts'

/** One part of a QRIS payload: two digits of a name, two of a length, and the text. */
export interface QrisPart {
  readonly id: string
  readonly value: string
}

export const qrisFaults = [
  ...(['not_readable', 'repeated', 'version', 'method', 'checksum', 'currency', 'country', 'name', 'city'] as const),
  ...(['no_merchant', 'merchant_number', 'national_number', 'criteria', 'category', 'amount', 'tip'] as const),
] as const
export type QrisFault = (typeof qrisFaults)[number]

/** A payload taken apart. Tips: asked of the payer, a fixed amount, or a share. */
export interface Qris {
  readonly parts: readonly QrisPart[]
  readonly isStatic: boolean
  readonly merchantName: string
  readonly city: string
  /** NMID: `ID` and thirteen digits, given by the national repository through the provider. */
  readonly nationalNumber?: string
  /** Kinds of merchant: UMI, UKE, UME, UBE, URE and others. */
  readonly criteria?: string
  /** Whole rupiah, where the payload names it. */
  readonly amount?: bigint
}

export type QrisRead = { readonly qris: Qris } | { readonly faults: readonly QrisFault[] }

/** `ID LEN VALUE` one after another; undefined where a length runs past the end or is no number. */
export const readParts = (text: string): QrisPart[] | undefined => {
  const parts: QrisPart[] = []
  let at = 0
  while (at < text.length) {
    const [, id = '', length = ''] = /^(\d{2})(\d{2})/.exec(text.slice(at, at + 4)) ?? []
    const end = at + 4 + Number(length)
    if (id === '' || length === '00' || end > text.length) return undefined
    parts.push({ id, value: text.slice(at + 4, end) })
    at = end
  }
  return parts
}

export const writeParts = (parts: readonly QrisPart[]): string =>
  parts.map(({ id, value }) => `${id}${String(value.length).padStart(2, '0')}${value}`).join('')

const find = (parts: readonly QrisPart[], id: string): string | undefined => parts.find((part) => part.id === id)?.value

/** Providers stand in 26 to 45, the national repository in 51. */
const accountsIn = (parts: readonly QrisPart[]): QrisPart[] =>
  parts.filter(({ id }) => (id >= '26' && id <= '45') || id === '51')

const merchantFaults = (parts: readonly QrisPart[]): QrisFault[] => {
  const accounts = accountsIn(parts).map(({ id, value }) => ({ id, inner: readParts(value) }))
  if (accounts.length === 0) return ['no_merchant']
  if (accounts.some(({ inner }) => !inner)) return ['not_readable']
  return accounts.flatMap(({ id, inner = [] }): QrisFault[] => {
    const [number, national, criteria] = [find(inner, '01'), find(inner, '02'), find(inner, '03')]
    return [
      ...(id !== '51' && number !== undefined && !/^9360\d{14,15}$/.test(number) ? ['merchant_number' as const] : []),
      ...(id === '51' && !/^ID\d{13}$/.test(national ?? '') ? ['national_number' as const] : []),
      ...(criteria !== undefined && !/^[A-Z]{3}$/.test(criteria) ? ['criteria' as const] : []),
    ]
  })
}

const tipFaults = (parts: readonly QrisPart[]): QrisFault[] => {
  const [kind, fixed, share] = [find(parts, '55'), find(parts, '56'), find(parts, '57')]
  const fits =
    (kind === undefined && !fixed && !share) ||
    (kind === '01' && !fixed && !share) ||
    (kind === '02' && isAmount(fixed) && !share) ||
    (kind === '03' && /^\d{1,2}(\.\d{1,2})?$/.test(share ?? '') && !fixed)
  return fits ? [] : ['tip']
}

const isAmount = (text: string | undefined): boolean => /^(?!0+(\.0+)?$)\d{1,13}(\.0{1,2})?$/.test(text ?? '')

const matches = (parts: readonly QrisPart[], id: string, pattern: RegExp, fault: QrisFault): QrisFault[] =>
  pattern.test(find(parts, id) ?? '') ? [] : [fault]

/** Everything that is wrong with a payload, so that a person can be told all of it at once. */
export const qrisFaultsIn = (text: string): QrisFault[] => {
  const parts = readParts(text)
  if (!parts) return ['not_readable']
  const isRepeated = new Set(parts.map(({ id }) => id)).size !== parts.length
  const isClosed = parts.at(-1)?.id === '63' && find(parts, '63') === crc16(text.slice(0, -4))
  return [
    ...(isRepeated ? (['repeated'] as const) : []),
    ...(parts[0]?.id === '00' && parts[0].value === '01' ? [] : (['version'] as const)),
    ...matches(parts, '01', /^1[12]$/, 'method'),
    ...merchantFaults(parts),
    ...matches(parts, '52', /^\d{4}$/, 'category'),
    ...matches(parts, '53', /^360$/, 'currency'),
    ...(find(parts, '54') === undefined || isAmount(find(parts, '54')) ? [] : (['amount'] as const)),
    ...tipFaults(parts),
    ...matches(parts, '58', /^ID$/, 'country'),
    ...matches(parts, '59', /^.{1,25}$/, 'name'),
    ...matches(parts, '60', /^.{1,15}$/, 'city'),
    ...(isClosed ? [] : (['checksum'] as const)),
  ]
}

const known = <Name extends string>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: string }

/** A payload read and checked. That it reads says nothing of a payment: only the provider's word does. */
export const readQris = (text: string): QrisRead => {
  const faults = qrisFaultsIn(text)
  if (faults.length > 0) return { faults }
  const parts = readParts(text) ?? []
  const national = readParts(find(parts, '51') ?? '') ?? []
  const provider = readParts(accountsIn(parts)[0]?.value ?? '') ?? []
  const amount = find(parts, '54')?.split('.')[0]
  return {
    qris: {
      parts,
      isStatic: find(parts, '01') === '11',
      ...{ merchantName: find(parts, '59') ?? '', city: find(parts, '60') ?? '' },
      ...known('nationalNumber', find(national, '02')),
      ...known('criteria', find(national, '03') ?? find(provider, '03')),
      ...(amount === undefined ? {} : { amount: BigInt(amount) }),
    },
  }
}
