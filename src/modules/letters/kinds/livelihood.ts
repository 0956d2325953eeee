import * as z from 'zod/mini'
import { formatRupiah, rupiah } from '#platform/shared/money.ts'
import { terbilang } from '#platform/shared/terbilang.ts'
import {
  fullIdentityRows,
  headOpening,
  letterKind,
  needed,
  noPeople,
  noWitnesses,
  optionalLine,
  personTexts,
  purpose,
  usualClosing,
  villageDuty,
  villageTexts,
} from './kind.ts'

const businessSchema = z.object({
  businessName: needed(120),
  businessType: needed(120),
  businessAddress: needed(240),
  since: needed(60),
  workers: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(10_000))), null),
  purpose,
})

export const business = letterKind<z.output<typeof businessSchema>>({
  kind: 'business',
  schema: businessSchema as never,
  documentCode: null,
  needs: null,
  form: [
    { name: 'businessName', ask: 'text' },
    { name: 'businessType', ask: 'text' },
    { name: 'businessAddress', ask: 'text' },
    { name: 'since', ask: 'text' },
    { name: 'workers', ask: 'number', optional: true },
    { name: 'purpose', ask: 'text' },
  ],
  peopleOf: noPeople,
  witnessesOf: noWitnesses,
  values: (fields, { subject, village }) => ({
    texts: {
      ...villageTexts(village),
      ...personTexts('subject', subject),
      businessName: fields.businessName,
      businessType: fields.businessType,
      businessAddress: fields.businessAddress,
      since: fields.since,
      workers: fields.workers === null ? '' : `${fields.workers} orang`,
      purpose: fields.purpose,
    },
    lists: {},
  }),
  template: {
    kind: 'business',
    version: 1,
    code: '500',
    title: 'SURAT KETERANGAN USAHA',
    blocks: [
      { type: 'text', text: headOpening },
      { type: 'facts', rows: fullIdentityRows('subject') },
      { type: 'text', text: 'adalah benar penduduk {village.full} yang menjalankan usaha:' },
      {
        type: 'facts',
        rows: [
          ['Nama usaha', '*{businessName}*'],
          ['Jenis usaha', '{businessType}'],
          ['Alamat usaha', '{businessAddress}'],
          ['Berjalan sejak', '{since}'],
          ['Jumlah pekerja', '{workers?}'],
        ],
      },
      {
        type: 'text',
        text: 'Sampai hari surat ini dibuat, usaha tersebut masih berjalan. Surat keterangan ini diberikan untuk keperluan {purpose}.',
      },
    ],
    closing: usualClosing,
    signatures: { left: { caption: 'Yang bersangkutan,', name: '{subject.name}' }, witnesses: false, head: 'issues' },
    basis: villageDuty,
    validMonths: 6,
  },
})

const inabilitySchema = z.object({
  incomeRupiah: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(1_000_000_000))), null),
  dependants: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(40))), null),
  reason: optionalLine,
  purpose: needed(240),
})

export const inabilityToPay = letterKind<z.output<typeof inabilitySchema>>({
  kind: 'inability_to_pay',
  schema: inabilitySchema as never,
  documentCode: null,
  needs: null,
  form: [
    { name: 'incomeRupiah', ask: 'money', optional: true, specific: true },
    { name: 'dependants', ask: 'number', optional: true },
    { name: 'reason', ask: 'text', optional: true, specific: true },
    { name: 'purpose', ask: 'text' },
  ],
  peopleOf: noPeople,
  witnessesOf: noWitnesses,
  values: (fields, { subject, village }) => ({
    texts: {
      ...villageTexts(village),
      ...personTexts('subject', subject),
      income:
        fields.incomeRupiah === null
          ? ''
          : `${formatRupiah(rupiah(fields.incomeRupiah))} (${terbilang(fields.incomeRupiah)} rupiah) sebulan`,
      dependants: fields.dependants === null ? '' : `${fields.dependants} orang`,
      reason: fields.reason,
      purpose: fields.purpose,
    },
    lists: {},
  }),
  template: {
    kind: 'inability_to_pay',
    version: 1,
    code: '400',
    title: 'SURAT KETERANGAN TIDAK MAMPU',
    blocks: [
      { type: 'text', text: headOpening },
      { type: 'facts', rows: fullIdentityRows('subject') },
      {
        type: 'text',
        text: 'adalah benar penduduk {village.full}. Menurut keterangan keluarga dan pengamatan kami, keluarga tersebut saat ini tidak mampu membayar biaya yang dimaksud.',
      },
      {
        type: 'facts',
        rows: [
          ['Penghasilan keluarga', '{income?}'],
          ['Jumlah tanggungan', '{dependants?}'],
          ['Keterangan', '{reason?}'],
        ],
      },
      { type: 'text', text: 'Surat keterangan ini diberikan untuk keperluan {purpose}.' },
    ],
    closing: usualClosing,
    signatures: { left: { caption: 'Yang bersangkutan,', name: '{subject.name}' }, witnesses: false, head: 'issues' },
    basis: villageDuty,
    validMonths: 3,
  },
})
