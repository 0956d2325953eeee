import { defineTexts } from '#platform/shared/texts.ts'

/** The next step as Today says it, with the name of whom it is about. */
export const taskTexts = defineTexts({
  id: {
    'task.migration.callToday.title': 'Hubungi {name} hari ini',
    'task.migration.callToday.reason': 'Ada yang perlu dibicarakan sendirian sebelum berangkat.',
    'task.migration.consultationDue.many': 'Ajak {count} keluarga bicara',
    'task.migration.consultationDue.title':
      '{step, select, mediate {Tawarkan penengah: keluarga {name}} completeConsultation {Lengkapi musyawarah keluarga {name}} nameCarer {Sebut pengasuh anak {name}} other {Ajak keluarga {name} bicara}}',
    'task.migration.consultationDue.reason':
      '{step, select, nameCarer {Masih ada anak yang belum punya pengasuh.} mediate {Keluarga belum setuju. Desa membantu menengahi.} other {Surat izin belum bisa terbit sebelum ini selesai.}}',
    'task.migration.signsDue.many': 'Tanyakan tanda bahaya kepada {count} calon',
    'task.migration.signsDue.title': 'Tanyakan tanda bahaya kepada {name}',
    'task.migration.signsDue.reason': 'Pertanyaan pendek untuk melindungi calon. Tidak ada yang dikunci.',
    'task.migration.letterDue.many': 'Terbitkan surat untuk {count} calon',
    'task.migration.letterDue.title':
      '{step, select, recommendationLetter {Terbitkan surat pengantar {name}} other {Terbitkan surat izin keluarga {name}}}',
    'task.migration.letterDue.reason':
      '{step, select, recommendationLetter {Desa sudah menetapkan. Surat ini dibawa ke Disnaker.} other {Musyawarah sudah lengkap. Surat izin membuka pemeriksaan desa.}}',
    'task.migration.papersMissing.many': 'Minta kertas dari {count} calon',
    'task.migration.papersMissing.title':
      '{step, select, lookAtOriginal {Lihat {paper} asli milik {name}} other {Minta {paper} dari {name}}}',
    'task.migration.papersMissing.reason':
      '{step, select, lookAtOriginal {Berkas ini sudah dibawa. Tinggal mencocokkan.} other {Berkas ini belum ada, habis masa, atau belum cocok.}}',
    'task.migration.verificationDue.many': 'Minta pemeriksaan desa untuk {count} calon',
    'task.migration.verificationDue.title':
      '{step, select, fixReturned {Betulkan, lalu minta lagi pemeriksaan {name}} other {Minta pemeriksaan desa untuk {name}}}',
    'task.migration.verificationDue.reason':
      '{step, select, fixReturned {Pemeriksaan dikembalikan dengan alasan.} other {Berkas bagian desa sudah lengkap.}}',
    'task.migration.verificationRequested.title': 'Periksa {name}',
    'task.migration.verificationRequested.reason': 'Pemeriksaan desa sudah diminta.',
    'task.migration.verificationWaiting.title': 'Tetapkan pemeriksaan {name}',
    'task.migration.verificationWaiting.reason': 'Petugas sudah memeriksa dan menyerahkannya.',
    'task.migration.verificationWaitingActing.title': 'Tetapkan pemeriksaan {name} (a.n.)',
    'task.migration.verificationWaitingActing.reason': 'Belum ada kepala desa yang menjabat.',
    'task.migration.passportExpiring.many': 'Ingatkan perpanjangan {count} paspor',
    'task.migration.passportExpiring.title': 'Ingatkan perpanjangan paspor {name}',
    'task.migration.passportExpiring.reason': 'Masa berlakunya hampir habis. Mengurusnya perlu waktu.',
    'task.migration.signsToTalkOver.title': 'Bicara berdua dengan {name}',
    'task.migration.signsToTalkOver.reason': 'Ada jawaban yang perlu dibicarakan sendirian. Tidak ada yang dikunci.',
    'task.migration.paperExpiring.many': 'Ingatkan perpanjangan {count} kertas',
    'task.migration.paperExpiring.title': 'Ingatkan perpanjangan {paper} milik {name}',
    'task.migration.paperExpiring.reason': 'Masa berlakunya sebentar lagi habis, dan calon belum berangkat.',
    'task.migration.departureDue.many': 'Catat hari berangkat {count} calon',
    'task.migration.departureDue.title': 'Catat hari berangkat {name}',
    'task.migration.departureDue.reason': 'Semua berkas beres dan anak punya pengasuh.',
  },
  en: {
    'task.migration.callToday.title': 'Call {name} today',
    'task.migration.callToday.reason': 'There is something to talk about alone before departure.',
    'task.migration.consultationDue.many': 'Talk with {count} families',
    'task.migration.consultationDue.title':
      '{step, select, mediate {Offer a mediator: family of {name}} completeConsultation {Complete the family talk of {name}} nameCarer {Name the carer of the children of {name}} other {Talk with the family of {name}}}',
    'task.migration.consultationDue.reason':
      '{step, select, nameCarer {A child has no carer yet.} mediate {The family does not agree yet. The village helps to mediate.} other {The permission letter waits for it.}}',
    'task.migration.signsDue.many': 'Ask {count} candidates about danger signs',
    'task.migration.signsDue.title': 'Ask {name} about danger signs',
    'task.migration.signsDue.reason': 'Short questions that protect the candidate. Nothing is locked.',
    'task.migration.letterDue.many': 'Issue letters for {count} candidates',
    'task.migration.letterDue.title':
      '{step, select, recommendationLetter {Issue the recommendation letter of {name}} other {Issue the family permission letter of {name}}}',
    'task.migration.letterDue.reason':
      '{step, select, recommendationLetter {The village has confirmed. The labour office needs this letter.} other {The talk is complete. The letter opens the village check.}}',
    'task.migration.papersMissing.many': 'Ask {count} candidates for papers',
    'task.migration.papersMissing.title':
      '{step, select, lookAtOriginal {See the original of {name}: {paperEn}} other {Ask {name} for: {paperEn}}}',
    'task.migration.papersMissing.reason':
      '{step, select, lookAtOriginal {It was brought. Only the original is to be compared.} other {It is not there, has expired or does not fit.}}',
    'task.migration.verificationDue.many': 'Ask for the check of {count} candidates',
    'task.migration.verificationDue.title':
      '{step, select, fixReturned {Put right, then ask again for the check of {name}} other {Ask for the village check of {name}}}',
    'task.migration.verificationDue.reason':
      "{step, select, fixReturned {The check came back with its reason.} other {The village's papers are complete.}}",
    'task.migration.verificationRequested.title': 'Check {name}',
    'task.migration.verificationRequested.reason': 'The village check has been asked for.',
    'task.migration.verificationWaiting.title': 'Confirm the check of {name}',
    'task.migration.verificationWaiting.reason': 'The officer has checked and handed over.',
    'task.migration.verificationWaitingActing.title': 'Confirm the check of {name} (a.n.)',
    'task.migration.verificationWaitingActing.reason': 'No head is in office.',
    'task.migration.passportExpiring.many': 'Remind of renewing {count} passports',
    'task.migration.passportExpiring.title': 'Remind {name} of renewing the passport',
    'task.migration.passportExpiring.reason': 'It ends soon. Renewing takes time.',
    'task.migration.signsToTalkOver.title': 'Talk with {name} alone',
    'task.migration.signsToTalkOver.reason': 'There are answers to talk about in private. Nothing is locked.',
    'task.migration.paperExpiring.many': 'Remind of renewing {count} papers',
    'task.migration.paperExpiring.title': 'Remind {name} of renewing: {paperEn}',
    'task.migration.paperExpiring.reason': 'It ends very soon, and the candidate has not left yet.',
    'task.migration.departureDue.many': 'Record the day of departure of {count} candidates',
    'task.migration.departureDue.title': 'Record the day of departure of {name}',
    'task.migration.departureDue.reason': 'All papers are done and the children have a carer.',
  },
})
