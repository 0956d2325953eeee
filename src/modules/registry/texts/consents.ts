import { defineTexts } from '#platform/shared/texts.ts'

export const consentsTexts = defineTexts({
  id: {
    'registry.consentsDue': 'Persetujuan warga',
    'registry.consentsDueLead':
      '{count, plural, =0 {Tidak ada persetujuan yang perlu ditanyakan lagi.} other {# persetujuan perlu ditanyakan lagi.}}',
    'registry.toStop': 'Dicabut: hentikan pemakaian data',
    'registry.toStopNote': 'Paling lambat 72 jam sesudah dicabut. Catat apa yang sudah dihentikan.',
    'registry.stopBy': 'paling lambat {date}',
    'registry.stoppedOn': 'pemakaian dihentikan {date}, {name}',
    'registry.stopNote': 'Apa yang sudah dihentikan?',
    'registry.stopDone': 'Sudah dihentikan',
    'registry.endingConsents': 'Habis atau hampir habis',
    'registry.endsOn': 'sampai {date}',
    'registry.endedOn': 'habis {date}',
    'registry.askAgain': 'Tanya lagi',
    'registry.consentNotWithdrawn': 'Persetujuan ini tidak dicabut. Tidak ada yang perlu dihentikan.',
    'registry.processingStopped': 'Penghentiannya sudah dicatat.',
  },
  en: {
    'registry.consentsDue': 'Consents',
    'registry.consentsDueLead':
      '{count, plural, =0 {No consent needs to be asked again.} one {# consent needs to be asked again.} other {# consents need to be asked again.}}',
    'registry.toStop': 'Withdrawn: stop using the data',
    'registry.toStopNote': 'At the latest 72 hours after the withdrawal. Write what has been stopped.',
    'registry.stopBy': 'at the latest {date}',
    'registry.stoppedOn': 'use stopped {date}, {name}',
    'registry.stopNote': 'What has been stopped?',
    'registry.stopDone': 'It has been stopped',
    'registry.endingConsents': 'Ended or about to end',
    'registry.endsOn': 'until {date}',
    'registry.endedOn': 'ended {date}',
    'registry.askAgain': 'Ask again',
    'registry.consentNotWithdrawn': 'This consent was not withdrawn. There is nothing to stop.',
    'registry.processingStopped': 'That it was stopped is recorded already.',
  },
})
