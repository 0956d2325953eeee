/** What this house does with a column: keep it, use it to verify and let it go, or never let it leave the parser. */
export type ColumnUse = 'keep' | 'verify' | 'drop'

export interface Column {
  readonly header: string
  readonly use: ColumnUse
  /** The version of OpenSID's list that has it: 2022, 2024, 2026, or only its export of 2026. */
  readonly since: 2022 | 2024 | 2026 | 'export-2026'
}

const column = (header: string, use: ColumnUse, since: Column['since'] = 2022): Column => ({ header, use, since })

/** OpenSID's population list in its own order and spelling, with what we do with each. Columns marked `drop` are of religion, health, origin or money. */
export const openSidColumns = [
  column('alamat', 'keep'),
  column('dusun', 'keep'),
  column('rw', 'keep'),
  column('rt', 'keep'),
  column('nama', 'keep'),
  column('no_kk', 'keep'),
  column('nik', 'keep'),
  column('sex', 'keep'),
  column('tempatlahir', 'keep'),
  column('tanggallahir', 'keep'),
  column('agama_id', 'drop'),
  column('pendidikan_kk_id', 'keep'),
  column('pendidikan_sedang_id', 'verify'),
  column('pekerjaan_id', 'keep'),
  column('status_kawin', 'keep'),
  column('kk_level', 'keep'),
  column('warganegara_id', 'keep'),
  column('ayah_nik', 'keep'),
  column('nama_ayah', 'keep'),
  column('ibu_nik', 'keep'),
  column('nama_ibu', 'keep'),
  column('golongan_darah_id', 'drop'),
  column('akta_lahir', 'keep'),
  column('dokumen_pasport', 'keep'),
  column('tanggal_akhir_paspor', 'keep'),
  column('dokumen_kitas', 'drop'),
  column('akta_perkawinan', 'keep'),
  column('tanggalperkawinan', 'verify'),
  column('akta_perceraian', 'keep'),
  column('tanggalperceraian', 'verify'),
  column('cacat_id', 'drop'),
  column('cara_kb_id', 'drop'),
  column('hamil', 'drop'),
  column('ktp_el', 'verify'),
  column('status_rekam', 'verify'),
  column('alamat_sekarang', 'keep'),
  column('status_dasar', 'keep'),
  column('suku', 'drop'),
  column('tag_id_card', 'drop'),
  column('id_asuransi', 'drop'),
  column('no_asuransi', 'drop'),
  column('lat', 'verify', 2024),
  column('lng', 'verify', 2024),
  column('ket', 'verify', 2026),
  column('no_rtm', 'drop', 'export-2026'),
] as const

export type Field = (typeof openSidColumns)[number]['header']

export const importColumnsOf = (generation: 2022 | 2024 | 2026): readonly Column[] =>
  openSidColumns.filter(({ since }) => typeof since === 'number' && since <= generation)

const useByField = new Map<string, ColumnUse>(openSidColumns.map(({ header, use }) => [header, use]))

export const isKept = (field: string): boolean => useByField.get(field) !== 'drop'
