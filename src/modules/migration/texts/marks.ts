import { defineTexts } from '#platform/shared/texts.ts'

export const markTexts = defineTexts({
  id: {
    'migration.marks.title': 'Ditandai oleh berkas penduduk',
    'migration.marks.lead':
      '{count, plural, =0 {Tidak ada yang perlu ditanyakan.} other {# orang ditandai sebagai pekerja migran oleh berkas. Tanyakan kepada keluarganya, lalu pilih.}}',
    'migration.marks.empty': 'Semua sudah ditanyakan.',
    'migration.marks.emptyWhy': 'Kalau berkas berikutnya menandai orang lain, namanya muncul di sini.',
    'migration.marks.stated': 'Kolom pekerja migran terisi',
    'migration.marks.remark': 'Keterangannya menyebut kerja di luar negeri',
    'migration.marks.list': 'Ada di daftar yang dibawa desa',
    'migration.marks.job': 'tertulis bekerja sebagai “{job}”',
    'migration.marks.on': 'dimuat {day}',
    'migration.marks.abroad': 'Masih di luar negeri',
    'migration.marks.returned': 'Sudah pulang',
    'migration.marks.no': 'Bukan pekerja migran',
    'migration.marks.opened': 'Berkas dibuka. Harinya masih menurut berkas penduduk; betulkan bila sudah tahu.',
    'migration.marks.refused': 'Dicatat: bukan pekerja migran.',
    'migration.markMissing': 'Tanda ini sudah tidak ada. Muat ulang daftarnya.',
    'migration.markSettled': 'Tanda ini sudah dijawab. Muat ulang daftarnya.',
    'migration.source.import': 'Dari berkas penduduk',
    'task.migration.marksToConfirm.title':
      '{count, plural, other {# orang ditandai sebagai pekerja migran oleh berkas}}',
    'task.migration.marksToConfirm.reason': 'Tanyakan kepada keluarganya, lalu pastikan satu per satu.',
  },
  en: {
    'migration.marks.title': 'Marked by the population file',
    'migration.marks.lead':
      '{count, plural, =0 {Nobody needs to be asked.} one {The file calls # person a migrant worker. Ask the family, then choose.} other {The file calls # people migrant workers. Ask their families, then choose.}}',
    'migration.marks.empty': 'Everybody has been asked about.',
    'migration.marks.emptyWhy': 'Whom a later file marks will appear here.',
    'migration.marks.stated': 'The column for migrant workers is filled',
    'migration.marks.remark': 'The remark mentions work abroad',
    'migration.marks.list': 'On a list the village brought',
    'migration.marks.job': 'written to work as “{job}”',
    'migration.marks.on': 'loaded on {day}',
    'migration.marks.abroad': 'Still abroad',
    'migration.marks.returned': 'Home again',
    'migration.marks.no': 'No migrant worker',
    'migration.marks.opened': 'The file is open. Its day is that of the population file; put it right once you know.',
    'migration.marks.refused': 'Recorded: no migrant worker.',
    'migration.markMissing': 'This mark is gone. Reload the list.',
    'migration.markSettled': 'This mark has been answered. Reload the list.',
    'migration.source.import': 'From a population file',
    'task.migration.marksToConfirm.title':
      '{count, plural, one {The file calls # person a migrant worker} other {The file calls # people migrant workers}}',
    'task.migration.marksToConfirm.reason': 'Ask the families, then confirm one by one.',
  },
})
