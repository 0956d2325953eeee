import { occupations } from './occupations.ts'

/** Code, Indonesian, English. Codes are OpenSID's, so that files go back and forth unchanged. */
export type CodeLabel = readonly [code: string, indonesian: string, english: string]

export const educations: readonly CodeLabel[] = [
  ['1', 'Tidak/belum sekolah', 'No schooling yet'],
  ['2', 'Belum tamat SD/sederajat', 'Primary not finished'],
  ['3', 'Tamat SD/sederajat', 'Primary school'],
  ['4', 'SLTP/sederajat', 'Lower secondary'],
  ['5', 'SLTA/sederajat', 'Upper secondary'],
  ['6', 'Diploma I/II', 'Diploma I/II'],
  ['7', 'Akademi/diploma III/S. Muda', 'Diploma III'],
  ['8', 'Diploma IV/strata I', 'Bachelor (D-IV/S1)'],
  ['9', 'Strata II', 'Master (S2)'],
  ['10', 'Strata III', 'Doctorate (S3)'],
]

export const currentEducations: readonly CodeLabel[] = [
  ['1', 'Belum masuk TK/kelompok bermain', 'Not yet in kindergarten'],
  ['2', 'Sedang TK/kelompok bermain', 'In kindergarten'],
  ['3', 'Tidak pernah sekolah', 'Never went to school'],
  ['4', 'Sedang SD/sederajat', 'In primary school'],
  ['5', 'Tidak tamat SD/sederajat', 'Left primary school'],
  ['6', 'Sedang SLTP/sederajat', 'In lower secondary'],
  ['7', 'Sedang SLTA/sederajat', 'In upper secondary'],
  ['8', 'Sedang D-1/sederajat', 'In D-1'],
  ['9', 'Sedang D-2/sederajat', 'In D-2'],
  ['10', 'Sedang D-3/sederajat', 'In D-3'],
  ['11', 'Sedang S-1/sederajat', 'In S-1'],
  ['12', 'Sedang S-2/sederajat', 'In S-2'],
  ['13', 'Sedang S-3/sederajat', 'In S-3'],
  ['14', 'Sedang SLB A/sederajat', 'In special school A'],
  ['15', 'Sedang SLB B/sederajat', 'In special school B'],
  ['16', 'Sedang SLB C/sederajat', 'In special school C'],
  ['17', 'Tidak dapat membaca dan menulis huruf Latin/Arab', 'Cannot read or write'],
  ['18', 'Tidak sedang sekolah', 'Not at school'],
]

export const relations: readonly CodeLabel[] = [
  ['1', 'Kepala keluarga', 'Head of family'],
  ['2', 'Suami', 'Husband'],
  ['3', 'Istri', 'Wife'],
  ['4', 'Anak', 'Child'],
  ['5', 'Menantu', 'Child-in-law'],
  ['6', 'Cucu', 'Grandchild'],
  ['7', 'Orang tua', 'Parent'],
  ['8', 'Mertua', 'Parent-in-law'],
  ['9', 'Famili lain', 'Other relative'],
  ['10', 'Pembantu', 'Domestic helper'],
  ['11', 'Lainnya', 'Other'],
]

export const maritalStatuses: readonly CodeLabel[] = [
  ['1', 'Belum kawin', 'Never married'],
  ['2', 'Kawin', 'Married'],
  ['21', 'Kawin belum tercatat', 'Married, not registered'],
  ['3', 'Cerai hidup', 'Divorced'],
  ['4', 'Cerai mati', 'Widowed'],
]

export const citizenships: readonly CodeLabel[] = [
  ['1', 'WNI', 'Indonesian'],
  ['2', 'WNA', 'Foreign'],
  ['3', 'Dua kewarganegaraan', 'Two citizenships'],
]

export const codeLists = {
  education: educations,
  currentEducation: currentEducations,
  relation: relations,
  marital: maritalStatuses,
  citizenship: citizenships,
  occupation: occupations,
} as const
export type CodeListName = keyof typeof codeLists

const labelsByList = new Map(
  Object.entries(codeLists).map(([name, rows]) => [name, new Map(rows.map((row) => [row[0], row]))]),
)

/** The word for a code; an unknown code stands for itself, so nothing is hidden. */
export const codeLabel = (list: CodeListName, code: string | null, language: 'id' | 'en' | 'jv' = 'id'): string => {
  if (code === null) return ''
  const row = labelsByList.get(list)?.get(code)
  if (!row) return code
  return language === 'en' ? row[2] : row[1]
}
