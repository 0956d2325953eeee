import type { PaperForm } from '#platform/shared/paper-form.ts'

/** The registration form, each version as it was printed. Add a version below; never change one above. */
export const familyForms: readonly PaperForm[] = [
  {
    ...{ kind: 'K', version: 1, title: 'registry.paper.family', hint: 'registry.paper.familyHint' },
    parts: [
      {
        title: 'registry.whereTheyLive',
        fields: [
          { name: 'cardNo', label: 'registry.cardNo', box: 'sixteen', width: 12 },
          { name: 'address', label: 'registry.address', box: 'line', width: 12 },
          { name: 'hamlet', label: 'registry.hamlet', box: 'line', width: 6 },
          { name: 'rt', label: 'registry.paper.rt', box: 'line', width: 3 },
          { name: 'rw', label: 'registry.paper.rw', box: 'line', width: 3 },
        ],
      },
      {
        title: 'registry.paper.member',
        lines: 6,
        fields: [
          { name: 'name', label: 'registry.fullName', box: 'line', width: 7 },
          { name: 'relationCode', label: 'registry.relation', box: 'line', width: 5 },
          { name: 'nik', label: 'registry.paper.nik', box: 'sixteen', width: 8 },
          {
            ...{ name: 'sex', label: 'registry.sexTitle', box: 'ticks', width: 4 },
            ticks: ['registry.sex.female', 'registry.sex.male'],
          },
          { name: 'birthPlace', label: 'registry.birthPlace', box: 'line', width: 4 },
          { name: 'birthDate', label: 'registry.birthDate', box: 'line', width: 4 },
          { name: 'motherName', label: 'registry.motherName', box: 'line', width: 4 },
          { name: 'occupationCode', label: 'registry.occupation', box: 'line', width: 6 },
          { name: 'maritalCode', label: 'registry.marital', box: 'line', width: 6 },
        ],
      },
    ],
  },
]
