import type { BodyOf } from '../contract/bodies.ts'
import { rowsOfKind } from '../rules/starter-row.ts'
import { sinceLaw, toCheck } from './sources.ts'

type Body = BodyOf<'outside-number'>

const system = (of: Body['system'], title: string, source: string, body: Omit<Body, 'system'>) => ({
  ...{ key: of.replaceAll('_', '-'), title, titleEn: title, effectiveFrom: sinceLaw },
  ...toCheck(source),
  body: { system: of, ...body },
})

/** How the numbers of other systems seem to look. Nobody published their shapes: each waits for somebody who knows. */
export const outsideNumberRows = rowsOfKind('outside-number', [
  system('siapkerja', 'SIAPkerja', 'Akun SIAPkerja memakai NIK', {
    ...{ pattern: '\\d{16}', example: null, website: 'https://siapkerja.kemnaker.go.id' },
  }),
  system('e_pmi', 'E-PMI (ID PMI)', 'ID PMI seperti terlihat pada kartu; bentuk belum dipastikan', {
    ...{ pattern: '[A-Z0-9/-]{8,25}', example: null, website: 'https://siskop2mi.bp2mi.go.id' },
  }),
  system('bpjs_tk', 'BPJS Ketenagakerjaan (KPJ)', 'Nomor KPJ 11 angka; bentuk belum dipastikan', {
    ...{ pattern: '\\d{11}', example: '12345678901', website: 'https://www.bpjsketenagakerjaan.go.id' },
  }),
  system('bpjs_kes', 'BPJS Kesehatan', 'Nomor kartu 13 angka; bentuk belum dipastikan', {
    ...{ pattern: '\\d{13}', example: '0001234567890', website: 'https://www.bpjs-kesehatan.go.id' },
  }),
  system('peduli_wni', 'Peduli WNI (lapor diri)', 'Nomor lapor diri; bentuk belum diketahui', {
    ...{ pattern: null, example: null, website: 'https://peduliwni.kemlu.go.id' },
  }),
  system('sp4n_lapor', 'SP4N-LAPOR!', 'Tracking ID 7 angka atau lebih; bentuk belum dipastikan', {
    ...{ pattern: '#?\\d{6,10}', example: '#1234567', website: 'https://www.lapor.go.id' },
  }),
  system('e_pengaduan', 'e-Pengaduan (KP2MI)', 'Nomor aduan pusat krisis; bentuk belum diketahui', {
    ...{ pattern: null, example: null, website: 'https://siskop2mi.bp2mi.go.id/pengaduan' },
  }),
])
