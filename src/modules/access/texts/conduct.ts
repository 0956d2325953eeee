import { defineTexts } from '#platform/shared/texts.ts'

/** Code of conduct and secrecy. A changed word is a new version: `rules/code-of-conduct.ts`. */
export const conductTexts = defineTexts({
  id: {
    'access.conduct.title': 'Janji petugas',
    'access.conduct.lead': 'Warga menitipkan cerita dan berkasnya. Baca delapan janji ini sebelum mulai.',
    'access.conduct.2026-11.1': 'Saya menjaga rahasia warga, juga setelah tidak bertugas lagi.',
    'access.conduct.2026-11.2':
      'Saya membuka berkas hanya bila tugas saya memerlukannya. Setiap pembukaan dicatat dan bisa dilihat warga.',
    'access.conduct.2026-11.3':
      'Saya tidak menyebut siapa pun ilegal. Yang berangkat tanpa berkas lengkap adalah orang yang perlu dilindungi.',
    'access.conduct.2026-11.4': 'Layanan ini gratis. Saya tidak meminta dan tidak menerima uang.',
    'access.conduct.2026-11.5': 'Saya tidak bekerja untuk perekrut. Bila keluarga saya terlibat, saya mengatakannya.',
    'access.conduct.2026-11.6': 'Saya tidak membagikan kata sandi, foto layar, atau daftar nama.',
    'access.conduct.2026-11.7': 'Bila anak atau orang dalam bahaya, saya segera melapor lewat jalur yang benar.',
    'access.conduct.2026-11.8': 'Bila data hilang atau bocor, saya melapor hari itu juga.',
    'access.conduct.agree': 'Saya sudah membaca dan berjanji',
    'access.conduct.accept': 'Setuju dan mulai',
    'access.conduct.version': 'Versi {version}. Bila janji ini berubah, kami tanya lagi.',
  },
  en: {
    'access.conduct.title': 'The promise of an officer',
    'access.conduct.lead': 'People entrust their stories and papers. Read these eight promises before you begin.',
    'access.conduct.2026-11.1': 'I keep what people tell me to myself, also after my office ends.',
    'access.conduct.2026-11.2':
      'I open a file only when my work needs it. Every opening is recorded and people can see it.',
    'access.conduct.2026-11.3': 'I call nobody illegal. Who left without full papers is a person to protect.',
    'access.conduct.2026-11.4': 'This service is free. I neither ask for money nor take it.',
    'access.conduct.2026-11.5': 'I do not work for a recruiter. If my family is involved, I say so.',
    'access.conduct.2026-11.6': 'I share no passwords, no screen pictures and no lists of names.',
    'access.conduct.2026-11.7': 'When a child or a person is in danger, I report at once through the right channel.',
    'access.conduct.2026-11.8': 'When data is lost or leaks, I report it the same day.',
    'access.conduct.agree': 'I have read this and promise it',
    'access.conduct.accept': 'Accept and begin',
    'access.conduct.version': 'Version {version}. When these promises change, we ask again.',
  },
})
