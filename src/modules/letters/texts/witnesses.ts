import { defineTexts } from '#platform/shared/texts.ts'

export const witnessTexts = defineTexts({
  id: {
    'letters.witnesses.title': 'Saksi yang sering muncul',
    'letters.witnesses.menu': 'Saksi surat',
    'letters.witnesses.lead':
      '{count, plural, =0 {Tidak ada saksi yang berulang lebih dari lima kali pada {year}.} other {Di # desa, satu saksi ada di lebih dari lima surat tahun {year}.}}',
    'letters.witnesses.none': 'Tidak ada yang perlu ditanyakan.',
    'letters.witnesses.noneWhy': 'Saksi surat di wilayah Anda berganti-ganti, seperti mestinya.',
    'letters.witnesses.one': 'Saksi {number}: {count, plural, other {# surat}}',
    'letters.witnesses.how': 'Tanyakan ke desa, baik-baik',
    'letters.witnesses.howWhy':
      'Bisa saja ketua RT memang selalu hadir. Buka suratnya bersama petugas, lalu tanyakan keluarganya. Namanya hanya ada di desa.',
    'letters.witnesses.notice': 'Satu saksi di banyak surat: {count, plural, other {# desa}}',
    'letters.witnesses.noticeWhy':
      'Lebih dari lima surat pada {year}. Mungkin ada yang menandatangani untuk orang lain.',
    'letters.witnesses.see': 'Lihat suratnya',
  },
  en: {
    'letters.witnesses.title': 'Witnesses who appear often',
    'letters.witnesses.menu': 'Witnesses',
    'letters.witnesses.lead':
      '{count, plural, =0 {No witness repeats more than five times in {year}.} one {In # village one witness is on more than five letters of {year}.} other {In # villages one witness is on more than five letters of {year}.}}',
    'letters.witnesses.none': 'There is nothing to ask.',
    'letters.witnesses.noneWhy': 'Witnesses in your area change, as they should.',
    'letters.witnesses.one': 'Witness {number}: {count, plural, one {# letter} other {# letters}}',
    'letters.witnesses.how': 'Ask the village, kindly',
    'letters.witnesses.howWhy':
      'It may be the neighbourhood head who is always there. Open the letters with the officer, then ask the families. The name is only in the village.',
    'letters.witnesses.notice': 'One witness on many letters: {count, plural, one {# village} other {# villages}}',
    'letters.witnesses.noticeWhy': 'More than five letters in {year}. Somebody may be signing for others.',
    'letters.witnesses.see': 'See the letters',
  },
})
