import { defineTexts, type Language } from '#platform/shared/texts.ts'
import { ownerRoles } from '../contract/outcome.ts'

const words: Readonly<Record<Exclude<Language, 'jv'>, Readonly<Record<string, string>>>> = {
  id: {
    'decision.title': 'Laksanakan: {words}',
    'decision.reason': 'Diputuskan dalam “{title}”. Catat hasilnya dengan bukti.',
    'ask.title': 'Tanyakan kepada {owner}: {words}',
    'ask.reason': 'Diputuskan dalam “{title}”. Pelaksananya tidak punya akun di sini.',
    'step.title': '{step, select, minutes {Tulis notulen: {title}} other {Siapkan pertemuan: {title}}}',
    'step.reason':
      '{step, select, minutes {Daftar hadir sudah diisi. Notulen belum.} other {Periksa undangan dan daftar hadirnya.}}',
  },
  en: {
    'decision.title': 'Carry out: {words}',
    'decision.reason': 'Decided in “{title}”. Record the outcome with evidence.',
    'ask.title': 'Ask {owner}: {words}',
    'ask.reason': 'Decided in “{title}”. Whoever carries it out has no account here.',
    'step.title': '{step, select, minutes {Write the minutes: {title}} other {Prepare the meeting: {title}}}',
    'step.reason':
      '{step, select, minutes {The attendance is filled in. The minutes are not.} other {Look at its invitation and attendance list.}}',
  },
}

/** The same words for the task of each role. */
const forEachRole = (language: 'id' | 'en'): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ownerRoles.flatMap((role) =>
      Object.entries(words[language]).map(([key, sentence]) => {
        const [task, part] = key.split('.')
        return [`task.meetings.${task}-${role}.${part}`, sentence]
      }),
    ),
  )

export const taskTexts = defineTexts<string>({
  id: {
    ...forEachRole('id'),
    'task.meetings.confirm.title': 'Sahkan notulen: {title}',
    'task.meetings.confirm.reason': 'Notulen sudah ditulis. Baca, lalu sahkan.',
  },
  en: {
    ...forEachRole('en'),
    'task.meetings.confirm.title': 'Confirm the minutes: {title}',
    'task.meetings.confirm.reason': 'The minutes are written. Read and confirm them.',
  },
})
