import { defineTexts } from '#platform/shared/texts.ts'

export const handOverTexts = defineTexts({
  id: {
    'migration.handover.title': 'Berkas dari desa lama',
    'migration.handover.note':
      'Desa lama mengirim rencana dan tahap yang sudah dilewati. Musyawarah dan surat dibuat baru.',
    'migration.handover.from': 'dari {village}, pindah {date}',
    'migration.handover.apply': 'Lanjutkan di sini',
    'migration.handover.refuse': 'Tidak diteruskan',
    'migration.handover.why': 'Mengapa tidak diteruskan?',
    'migration.handover.goesAlong': 'Berkas migrasi ({what}) diserahkan ke desa tujuan setelah diterima.',
    'migration.handover.travels': 'Yang ikut: rencana dan tahap. Cerita keluarga dan tanda bahaya tidak ikut.',
    'migration.handoverMissing': 'Berkas kiriman ini tidak ada di wilayah tugas Ibu/Bapak.',
    'migration.handoverSettled': 'Berkas kiriman ini sudah diputuskan.',
    'task.migration.takeUpHandover.title': 'Lanjutkan berkas warga pindahan',
    'task.migration.takeUpHandover.reason': 'Desa lama menyerahkan berkas migrasinya.',
  },
  en: {
    'migration.handover.title': 'File from the former village',
    'migration.handover.note':
      'It sent the plan and the stages so far. Talk with the family and letters are made anew.',
    'migration.handover.from': 'from {village}, moved {date}',
    'migration.handover.apply': 'Go on here',
    'migration.handover.refuse': 'Not taken up',
    'migration.handover.why': 'Why is it not taken up?',
    'migration.handover.goesAlong': 'The migration file ({what}) is handed over once the other village accepts.',
    'migration.handover.travels': 'Plan and stages travel. What the family told and warning signs do not.',
    'migration.handoverMissing': 'There is no such file in your area of work.',
    'migration.handoverSettled': 'This file has been settled.',
    'task.migration.takeUpHandover.title': 'Take up the file of somebody who moved here',
    'task.migration.takeUpHandover.reason': 'The former village handed over the migration file.',
  },
})
