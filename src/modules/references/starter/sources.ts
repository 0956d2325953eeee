/** Public pages that were read for the starter rows, by their title. */
export const sources = {
  siapkerjaDemak: {
    source: 'Dinnakerind Demak, pendaftaran CPMI lewat SIAPkerja (lingkar.news, 2023)',
    sourceUrl:
      'https://lingkar.news/jateng/permudah-layanan-dinnakerind-demak-imbau-masyarakat-daftar-cpmi-lewat-aplikasi-siapkerja/',
  },
  lamongan: {
    source: 'Disnaker Lamongan, layanan rekomendasi ID PMI',
    sourceUrl: 'https://disnaker.lamongankab.go.id/layanan/262',
  },
  alinea: {
    source: 'BP2MI alihkan layanan SISKOTKLN ke SIAPkerja (alinea.id, 2023)',
    sourceUrl: 'https://www.alinea.id/bisnis/bp2mi-alihkan-layanan-siskot-kln-ke-aplikasi-siapkerja-b2hUg9Nxs',
  },
  premiums: {
    source: 'Permenaker 4/2023, iuran JKK dan JKM PMI (inforegulasi.com, apakabaronline.com)',
    sourceUrl: 'https://inforegulasi.com/2023/03/permenaker-nomor-4-tahun-2023-tentang.html',
  },
  zeroCost: {
    source: 'Peraturan BP2MI 9/2020, pembebasan biaya penempatan (kompas.com, bisnis.com, Agustus 2020)',
    sourceUrl: 'https://nasional.kompas.com/read/2020/08/17/23193871',
  },
  villageDuties: {
    source: 'UU 18/2017 pasal 42, seperti dibaca di laman Desa Hargotirto (2023)',
    sourceUrl:
      'https://hargotirto-kulonprogo.desa.id/index.php/artikel/2023/5/26/sosialisasi-pencegahan-pmi-non-prosedural',
  },
  law: { source: 'UU 18/2017 tentang Pelindungan PMI, pasal 5 dan 13' },
} as const

/** Common knowledge of who typed it: to be compared with the source before anybody relies on it. */
export const toCheck = (source: string) => ({ source, confirmed: false }) as const

export const read = <Source extends { readonly source: string; readonly sourceUrl?: string }>(source: Source) =>
  ({ ...source, confirmed: true }) as const

/** UU 18/2017 took effect. */
export const sinceLaw = '2017-11-22'
