import { defineTexts } from '#platform/shared/texts.ts'

/** The family's door: papers, in easy words. */
export const doorTexts = defineTexts({
  id: {
    'registry.read.getDoor': 'membuka pintu keluarganya di meja',
    'registry.read.getOwnDoor': 'melihat kabar di pintu keluarga',
    'registry.read.listPapersAtDoor': 'melihat masa berlaku dokumen',
    'registry.read.listCoursesAtDoor': 'melihat perjalanan kerja',
    'registry.door.papers': 'Dokumen',
    'registry.door.until': 'Berlaku sampai {day}',
    'registry.door.noEnd': 'Tidak ada tanggal habis yang dicatat',
    'registry.door.ending': 'Urus sekarang.',
    'registry.door.soon': 'Segera habis',
    'registry.door.over': 'Sudah habis {day}',
    'registry.door.withheld': 'Dipegang orang lain. Dokumen Anda hak Anda: hubungi desa.',
  },
  en: {
    'registry.read.getDoor': 'opened the family’s door at the desk',
    'registry.read.getOwnDoor': 'saw the news at the family’s door',
    'registry.read.listPapersAtDoor': 'saw until when papers are good',
    'registry.read.listCoursesAtDoor': 'saw the work journey',
    'registry.door.papers': 'Papers',
    'registry.door.until': 'Good until {day}',
    'registry.door.noEnd': 'No last day is recorded',
    'registry.door.ending': 'See to it now.',
    'registry.door.soon': 'Ends soon',
    'registry.door.over': 'It ended on {day}',
    'registry.door.withheld': 'Somebody else holds it. Your papers are yours: call the village.',
  },
})
