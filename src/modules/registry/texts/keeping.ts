import { defineTexts } from '#platform/shared/texts.ts'

export const keepingTexts = defineTexts({
  id: {
    'registry.keeping.endedContact': 'Nomor yang tidak dipakai lagi',
    'registry.keeping.endedContactHint': 'Nomor telepon dan alamat pesan yang sudah diakhiri.',
    'registry.duePeople': 'Orang',
    'registry.duePeopleHint': 'Meninggal, pindah atau hilang, dan sejak itu tidak ada layanan.',
    'registry.partKept': '{hint} Disimpan {months} bulan.',
    'registry.partCount': '{count} catatan',
    'registry.partChosen': 'Hapus {count} yang dipilih',
    'registry.partTitle': 'Hapus "{part}" untuk selamanya?',
    'registry.partMeans': '{count} catatan hilang dan tidak bisa kembali. {hint}',
    'registry.eraseAsksHead': 'Hanya kepala desa yang menghapus. Ingatkan beliau membaca daftar ini.',
    'registry.partNotErasable': 'Bagian ini belum waktunya dihapus. Buka lagi daftarnya.',
  },
  en: {
    'registry.keeping.endedContact': 'Contacts no longer used',
    'registry.keeping.endedContactHint': 'Telephone numbers and addresses that were ended.',
    'registry.duePeople': 'People',
    'registry.duePeopleHint': 'Died, moved or gone, and not served since.',
    'registry.partKept': '{hint} Kept for {months} months.',
    'registry.partCount': '{count, plural, one {# record} other {# records}}',
    'registry.partChosen': '{count, plural, one {Erase the one chosen} other {Erase the # chosen}}',
    'registry.partTitle': 'Erase "{part}" for ever?',
    'registry.partMeans': '{count, plural, one {# record is} other {# records are}} gone and cannot come back. {hint}',
    'registry.eraseAsksHead': 'Only the head erases. Remind the head to read this list.',
    'registry.partNotErasable': 'This part is not yet due to be erased. Open the list again.',
  },
})
