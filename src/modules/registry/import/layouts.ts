import type { Field } from './columns.ts'

/** What a column of a file holds for us, whichever layout it comes from. `rt_rw` holds both; `pekerja_migran`, `uraian_pekerjaan`, `jabatan` and `tujuan` are hints of migration. */
export type ReadField =
  | Field
  | 'rt_rw'
  | 'pekerja_migran'
  | 'uraian_pekerjaan'
  | 'jabatan'
  | 'peserta'
  | 'tujuan'
  | 'no_rumah_tangga'
  | 'nomor_peserta'

export type LayoutName =
  | 'opensid-2022'
  | 'opensid-2024'
  | 'opensid-2026'
  | 'opensid-export'
  | 'opendk'
  | 'siak'
  | 'bip-2012'
  | 'bip-2016'
  | 'bip-2016-luwu-timur'
  | 'bip-ektp'
  | 'suplemen'
  | 'aid'
  | 'rtm'
  | 'bp3mi'
  | 'mapped'

/** People with their families; or a list that only points at people by NIK or card. */
export const isPopulation = (name: LayoutName): boolean => !['suplemen', 'aid', 'rtm', 'bp3mi'].includes(name)

export interface Layout {
  readonly name: LayoutName
  readonly headerRow: number
  readonly fieldByColumn: ReadonlyMap<number, ReadField>
  /** Headers nobody knows: said once, and the rest is read. */
  readonly unknownHeaders: readonly { readonly column: number; readonly header: string }[]
}

/** A header without case, spaces and signs: "Tempat Lahir" and `tempatlahir` are one. */
export const headerKey = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '')

const aliases: Readonly<Record<ReadField, readonly string[]>> = {
  alamat: ['alamat kk', 'alamat ktp', 'alamat lengkap', 'alamat asal'],
  dusun: ['nama dusun', 'lingkungan', 'dusun/lingkungan', 'banjar', 'jorong', 'kampung'],
  rw: ['no rw', 'nomor rw'],
  rt: ['no rt', 'nomor rt'],
  nama: ['nama lengkap', 'nama penduduk', 'nama lgkp', 'nama_lengkap'],
  no_kk: ['nomor kk', 'nomor_kk', 'nokk', 'kk', 'no kartu keluarga', 'nomor kartu keluarga', 'no. kk'],
  nik: ['nomor nik', 'nomor_nik', 'no nik', 'no. nik', 'no ktp', 'nomor ktp', 'nomor induk kependudukan', 'no. ktp'],
  sex: ['jenis kelamin', 'kelamin', 'jk', 'l/p', 'lk/pr', 'jenis_kelamin', 'jns kelamin', 'gender'],
  tempatlahir: ['tempat lahir', 'tmpt lahir', 'tempat_lahir', 'tpt lahir'],
  tanggallahir: ['tanggal lahir', 'tgl lahir', 'tgllahir', 'tanggal_lahir', 'tgl. lahir', 'lahir'],
  agama_id: ['agama'],
  pendidikan_kk_id: ['pendidikan', 'pendidikan dlm kk', 'pendidikan (dlm kk)', 'pendidikan dalam kk', 'pendidikan kk', 'pendidikan terakhir', 'pddk akhir'],
  pendidikan_sedang_id: ['pendidikan sedang', 'pendidikan sdg ditempuh', 'pendidikan (sdg ditempuh)', 'pendidikan sedang ditempuh'],
  pekerjaan_id: ['pekerjaan', 'jenis pekerjaan', 'jns pekerjaan'],
  status_kawin: ['kawin', 'status perkawinan', 'stat kwn', 'status kwn', 'stat kawin', 'stat. kwn', 'status pernikahan'],
  kk_level: ['shdk', 'hub keluarga', 'hub. keluarga', 'hubungan keluarga', 'hubungan_keluarga', 'hub kel', 'status hubungan dalam keluarga', 'hubungan dalam keluarga', 'stat hbkel'],
  warganegara_id: ['kewarganegaraan', 'warganegara', 'warga negara', 'status warga negara'],
  ayah_nik: ['nik ayah', 'nik_ayah'],
  nama_ayah: ['ayah', 'nama ayah', 'nama lgkp ayah', 'nama lengkap ayah'],
  ibu_nik: ['nik ibu', 'nik_ibu'],
  nama_ibu: ['ibu', 'nama ibu', 'nama lgkp ibu', 'nama lengkap ibu', 'nama ibu kandung', 'ibu kandung'],
  golongan_darah_id: ['gol darah', 'gol. darah', 'gol drh', 'gol.drh', 'golongan darah', 'gol_darah'],
  akta_lahir: ['akta lahir', 'nomor akta lahir', 'no akta lahir', 'no akta', 'no. akta', 'akte lahir', 'akta kelahiran'],
  dokumen_pasport: ['paspor', 'pasport', 'nomor paspor', 'no paspor', 'nomor dokumen pasport', 'nomor_dokumen_pasport', 'dokumen paspor', 'dokumen pasport'],
  tanggal_akhir_paspor: ['tanggal akhir pasport', 'tanggal_akhir_pasport', 'tgl akhir paspor', 'paspor berakhir', 'masa berlaku paspor'],
  dokumen_kitas: ['kitas', 'nomor kitas', 'no kitas', 'kitas kitap', 'nomor dokumen kitas'],
  akta_perkawinan: ['nomor akta kawin', 'no akta kawin', 'akta kawin', 'akta nikah', 'akta perkawinan', 'buku nikah', 'no akta perkawinan'],
  tanggalperkawinan: ['tanggal kwn', 'tanggal kawin', 'tgl kawin', 'tanggal perkawinan', 'tgl perkawinan'],
  akta_perceraian: ['nomor akta cerai', 'no akta cerai', 'akta cerai', 'akta perceraian', 'no akta perceraian'],
  tanggalperceraian: ['tgl cerai', 'tanggal cerai', 'tanggal perceraian', 'tgl perceraian'],
  cacat_id: ['cacat', 'disabilitas', 'jenis cacat', 'penyandang cacat'],
  cara_kb_id: ['cara kb', 'akseptor kb', 'kb'],
  hamil: ['kehamilan', 'status kehamilan'],
  ktp_el: ['ktp el', 'ktp-el', 'ktpel', 'e-ktp', 'ektp', 'kepemilikan ktp'],
  status_rekam: ['status rekam', 'stat rkm', 'stat. rkm', 'status rekam ktp'],
  alamat_sekarang: ['alamat sekarang', 'alamat domisili', 'alamat tinggal'],
  status_dasar: ['status dasar', 'status kependudukan', 'status hidup'],
  suku: ['etnis', 'suku bangsa', 'suku/etnis'],
  tag_id_card: ['tag id card', 'tag_id'],
  id_asuransi: ['asuransi', 'jenis asuransi', 'jamkesnas'],
  no_asuransi: ['nomor asuransi', 'no asuransi', 'no bpjs'],
  lat: ['latitude', 'lintang'],
  lng: ['longitude', 'bujur'],
  ket: ['keterangan', 'catatan'],
  no_rtm: ['nomor rtm'],
  rt_rw: ['rt/rw', 'rt rw', 'rt-rw'],
  pekerja_migran: ['pekerja migran', 'status pmi'],
  uraian_pekerjaan: ['deskripsi pekerjaan', 'uraian pekerjaan'],
  jabatan: ['jabatan di luar negeri', 'pekerjaan di luar negeri', 'nama jabatan', 'posisi', 'job title'],
  peserta: [],
  tujuan: ['negara tujuan', 'negara penempatan', 'negara', 'tujuan', 'destination', 'penempatan'],
  no_rumah_tangga: ['no rumah tangga', 'nomor rumah tangga', 'nomor rumah tangga (rtm)'],
  nomor_peserta: ['no. peserta', 'no peserta', 'nomor peserta', 'no. kartu peserta'],
} // biome-ignore format: one field a line

const fieldByKey: ReadonlyMap<string, ReadField> = new Map(
  Object.entries(aliases).flatMap(([field, names]) =>
    [field, ...names].map((name) => [headerKey(name), field as ReadField] as const),
  ),
)

/** Every name of every field, the longest first: the more a name says, the surer it is. */
export const fieldNames: readonly (readonly [string, ReadField])[] = [...fieldByKey].sort(
  ([one], [other]) => other.length - one.length,
)

/** Columns that other systems write and that we pass over without a word. */
const passedOver = new Set(
  [
    'no', 'nomor', 'nomor urut', 'no urut', 'id', 'desa_id', 'config_id', 'status', 'kecamatan', 'desa/kel', 'desa', 'kelurahan', 'kabupaten',
    'provinsi', 'cetak ktp', 'ganti ktp', 'ktp berakhir', 'petugas registrasi', 'tgl ubah', 'petugas entri',
    'tgl entri', 'wjb ktp', 'wajib ktp', 'umur', 'usia', 'foto', 'created_at', 'updated_at', 'id_rtm', 'rtm_level', 'status_rtm',
    'perbaiki', 'telepon', 'email', 'jenis peserta', 'nama kepala keluarga', 'kepala keluarga', 'tgl lapor', 'tgl_lapor',
  ].map(headerKey),
) // biome-ignore format: a list

export const findField = (header: string): ReadField | undefined => fieldByKey.get(headerKey(header))
export const isPassedOver = (header: string): boolean => passedOver.has(headerKey(header))
