import { domesticOccupations } from '../contract/codes.ts'
import { rowsOfKind } from '../rules/starter-row.ts'
import { read, sinceLaw, toCheck } from './sources.ts'

const scams = read({
  source: 'Kemlu dan KP2MI: Kamboja, Myanmar, dan Laos bukan negara penempatan (merdeka.com, investortrust.id)',
})
const placed = read({
  source: 'KP2MI, penempatan 2024 menurut negara (indoposco.id, 31 Desember 2024)',
})
const home = [...domesticOccupations]
const middleEast = ['SA', 'AE', 'QA', 'KW', 'OM', 'JO', 'BH']

/** Dated policy: a moratorium ends with a new row, never with an edit. */
export const countryPolicyRows = rowsOfKind('country-policy', [
  {
    key: 'tempat-penipuan-daring',
    title: 'Kamboja, Myanmar, Laos: bukan negara penempatan',
    titleEn: 'Cambodia, Myanmar, Laos: no placement',
    effectiveFrom: '2023-01-01',
    ...scams,
    body: {
      countries: ['KH', 'MM', 'LA'],
      occupations: '*',
      schemes: '*',
      status: 'high_risk',
      note: 'Tidak ada penempatan resmi. Tawaran "customer service" atau "operator" di sana sering berakhir di penipuan daring.',
      noteEn: 'There is no official placement. Offers of "customer service" there often end in online fraud.',
    },
  },
  {
    key: 'timur-tengah-rumah-tangga',
    title: 'Timur Tengah: pekerja rumah tangga dihentikan',
    titleEn: 'Middle East: household work stopped',
    effectiveFrom: '2015-05-26',
    ...toCheck('Kepmenaker 260/2015, moratorium majikan perseorangan di Timur Tengah; sedang ditinjau'),
    body: {
      countries: middleEast,
      occupations: home,
      schemes: '*',
      status: 'moratorium',
      note: 'Penempatan pada majikan perseorangan dihentikan. Tanyakan BP3MI sebelum melangkah; aturannya sedang berubah.',
      noteEn: 'Placement with private employers is stopped. Ask BP3MI first; the rule is under change.',
    },
  },
  {
    key: 'sa-formal',
    title: 'Arab Saudi: pekerjaan pada badan usaha',
    titleEn: 'Saudi Arabia: work for companies',
    effectiveFrom: sinceLaw,
    ...toCheck('Penempatan pada badan usaha di Arab Saudi'),
    body: {
      countries: ['SA'],
      occupations: ['nurse', 'hospitality', 'restaurant', 'construction', 'technician', 'driver', 'sales', 'welder'],
      schemes: ['P2P', 'SELF', 'UKPS'],
      status: 'open_restricted',
      note: 'Hanya untuk badan usaha, bukan rumah tangga. Visa harus visa kerja.',
      noteEn: 'Only for companies, not households. The visa must be for work.',
    },
  },
  ...(
    [
      ['HK', 'Hong Kong', 'Hong Kong'],
      ['TW', 'Taiwan', 'Taiwan'],
      ['MY', 'Malaysia', 'Malaysia'],
      ['SG', 'Singapura', 'Singapore'],
      ['JP', 'Jepang', 'Japan'],
      ['BN', 'Brunei Darussalam', 'Brunei'],
    ] as const
  ).map(([country, name, nameEn]) => ({
    key: `${country.toLowerCase()}-terbuka`,
    title: `${name}: terbuka lewat P3MI`,
    titleEn: `${nameEn}: open through agencies`,
    effectiveFrom: sinceLaw,
    ...placed,
    body: {
      countries: [country],
      occupations: '*' as const,
      schemes: ['P2P' as const],
      status: 'open' as const,
      note: `Ada penempatan resmi ke ${name} pada 2024. Cocokkan izin P3MI dan surat permintaan pekerjanya.`,
      noteEn: `There were official placements to ${nameEn} in 2024. Check the agency's licence and the job order.`,
    },
  })),
  {
    key: 'kr-g2g',
    title: 'Korea Selatan: lewat G to G (EPS)',
    titleEn: 'South Korea: government to government (EPS)',
    effectiveFrom: sinceLaw,
    ...placed,
    body: {
      countries: ['KR'],
      occupations: '*',
      schemes: ['G2G'],
      status: 'open',
      note: 'Pendaftaran hanya lewat KP2MI, tanpa perantara. Yang menjanjikan lulus EPS-TOPIK menipu.',
      noteEn: 'Only through KP2MI, without go-betweens. Whoever promises an EPS-TOPIK pass is lying.',
    },
  },
  {
    key: 'kr-p2p',
    title: 'Korea Selatan: lewat P3MI hanya pekerja terampil',
    titleEn: 'South Korea: agencies only for skilled work',
    effectiveFrom: sinceLaw,
    ...toCheck('Visa E-7 dan pelaut ke Korea'),
    body: {
      countries: ['KR'],
      occupations: ['welder', 'technician', 'seafarer', 'fish_farm'],
      schemes: ['P2P', 'SELF', 'SEAFARER', 'FISHER'],
      status: 'open_restricted',
      note: 'Hanya pekerja terampil dan awak kapal. Buruh pabrik lewat G to G.',
      noteEn: 'Only skilled workers and crew. Factory work goes government to government.',
    },
  },
  {
    key: 'jp-g2g',
    title: 'Jepang: perawat dan perawat lansia lewat G to G',
    titleEn: 'Japan: nurses and care workers between governments',
    effectiveFrom: sinceLaw,
    ...placed,
    body: {
      countries: ['JP'],
      occupations: ['nurse', 'care_worker'],
      schemes: ['G2G'],
      status: 'open_restricted',
      note: 'Program IJEPA untuk lulusan keperawatan. Pendaftaran lewat KP2MI.',
      noteEn: 'The IJEPA programme, for nursing graduates. Applications through KP2MI.',
    },
  },
  {
    key: 'de-g2g',
    title: 'Jerman: perawat lewat G to G',
    titleEn: 'Germany: nurses between governments',
    effectiveFrom: sinceLaw,
    ...placed,
    body: {
      countries: ['DE'],
      occupations: ['nurse'],
      schemes: ['G2G'],
      status: 'open_restricted',
      note: 'Program Triple Win untuk perawat. Pendaftaran lewat KP2MI.',
      noteEn: 'The Triple Win programme for nurses. Applications through KP2MI.',
    },
  },
  {
    key: 'g2g-belum-ada',
    title: 'Hong Kong, Taiwan, Malaysia, Singapura, Arab Saudi: belum ada G to G',
    titleEn: 'Hong Kong, Taiwan, Malaysia, Singapore, Saudi Arabia: no G to G known',
    effectiveFrom: sinceLaw,
    ...toCheck('G to G 2024 hanya Korea, Jepang, dan Jerman'),
    body: {
      countries: ['HK', 'TW', 'MY', 'SG', 'SA'],
      occupations: '*',
      schemes: ['G2G'],
      status: 'no_route',
      note: 'Tidak dikenal program G to G ke sana. Tanyakan BP3MI kalau ada yang menawarkannya.',
      noteEn: 'No government programme is known. Ask BP3MI if somebody offers one.',
    },
  },
  {
    key: 'mandiri-rumah-tangga',
    title: 'Berangkat mandiri tidak untuk pekerja rumah tangga',
    titleEn: 'Going on one’s own is not for household work',
    effectiveFrom: sinceLaw,
    ...toCheck('UU 18/2017 pasal 63: perseorangan hanya pada pemberi kerja berbadan hukum'),
    body: {
      countries: '*',
      occupations: home,
      schemes: ['SELF'],
      status: 'no_route',
      note: 'Yang berangkat mandiri hanya boleh bekerja pada badan hukum. Rumah tangga lewat P3MI.',
      noteEn: 'Who goes alone may only work for a legal entity. Household work goes through an agency.',
    },
  },
])
