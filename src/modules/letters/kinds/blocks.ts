import type { Block } from '../rules/template.ts'

type Row = readonly [label: string, text: string]

export const say = (text: string, when?: string): Block => ({ type: 'text', text, ...(when && { when }) })
/** What the law asks for: a village may put its own words around it, not take it away. */
export const must = (text: string, when?: string): Block => ({ type: 'text', text, fixed: true, ...(when && { when }) })
export const facts = (rows: readonly Row[], when?: string): Block => ({ type: 'facts', rows, ...(when && { when }) })
export const each = (list: string, text: string, when?: string): Block => ({
  type: 'list',
  each: list,
  text,
  ...(when && { when }),
})

/** The rows by which every letter says who it speaks of. */
export const identity = (prefix: string, ...more: readonly Row[]): Block =>
  facts([
    ['Nama lengkap', `*{${prefix}.name}*`],
    ['NIK', `{${prefix}.nik}`],
    ['Tempat, tanggal lahir', `{${prefix}.birth}`],
    ...more,
  ])

/** `Yang bertanda tangan di bawah ini, Kepala Desa …, menerangkan bahwa:` and the person in full. */
export const headAttests: readonly Block[] = [
  say(
    'Yang bertanda tangan di bawah ini, {village.head} {village.name}, {village.district}, {village.regency}, menerangkan bahwa:',
  ),
  identity(
    'subject',
    ['Jenis kelamin', '{subject.sex?}'],
    ['Pekerjaan', '{subject.occupation?}'],
    ['Alamat', '{subject.address}'],
  ),
]

export const givenFor = say('Surat keterangan ini diberikan untuk keperluan {purpose}.')
