import { formOfVersion, type PaperForm } from '#platform/shared/paper-form.ts'

const choice = (group: string, values: readonly string[]) => values.map((value) => `migration.${group}.${value}`)

/** The form for a talk with the family, each version as it was printed. Add a version below; never change one above. */
export const consultationForms: readonly PaperForm[] = [
  {
    ...{ kind: 'M', version: 1, title: 'migration.paper.talk', hint: 'migration.paper.talkHint' },
    parts: [
      {
        title: 'migration.talk.q.when',
        fields: [
          { name: 'candidate', label: 'migration.paper.candidate', box: 'line', width: 12 },
          { name: 'metOn', label: 'migration.talk.metOn', box: 'line', width: 4 },
          {
            ...{ name: 'place', label: 'migration.talk.place', box: 'ticks', width: 8 },
            ticks: choice('placeChoice', ['home', 'village_office', 'phone', 'elsewhere']),
          },
        ],
      },
      {
        title: 'migration.talk.q.who',
        lines: 4,
        fields: [
          { name: 'name', label: 'migration.paper.name', box: 'line', width: 7 },
          { name: 'relation', label: 'migration.paper.relation', box: 'line', width: 5 },
        ],
      },
      {
        title: 'migration.paper.asked',
        fields: [
          {
            name: 'apart',
            label: 'migration.talk.q.apart',
            box: 'ticks',
            width: 12,
            ticks: ['migration.talk.noApart', 'migration.talk.yesApart'],
          },
          {
            name: 'alone',
            label: 'migration.talk.q.alone',
            box: 'ticks',
            width: 12,
            ticks: ['migration.talk.yesAlone', 'migration.talk.noAlone'],
          },
          {
            name: 'pressure',
            label: 'migration.talk.q.pressure',
            box: 'ticks',
            width: 12,
            ticks: ['migration.talk.noPressure', 'migration.talk.yesPressure'],
          },
          { name: 'agency', label: 'migration.talk.q.agency', box: 'line', width: 12 },
          { name: 'risks', label: 'migration.talk.q.risks', box: 'line', width: 12 },
        ],
      },
      {
        title: 'migration.talk.q.carers',
        lines: 3,
        fields: [
          { name: 'child', label: 'migration.paper.child', box: 'line', width: 5 },
          { name: 'carer', label: 'migration.paper.carer', box: 'line', width: 4 },
          { name: 'relation', label: 'migration.paper.carerRelation', box: 'line', width: 3 },
        ],
      },
      {
        title: 'migration.paper.says',
        fields: [
          {
            ...{ name: 'outcome', label: 'migration.talk.q.outcome', box: 'ticks', width: 12 },
            ticks: choice('outcome', ['agree', 'not_yet', 'refused']),
          },
          { name: 'mediation', label: 'migration.talk.q.mediation', box: 'line', width: 12 },
          { name: 'signature', label: 'migration.paper.signature', box: 'line', width: 12 },
        ],
      },
    ],
  },
]

/** The questions of the screen in the order of each printed version. */
const stepsByVersion: Readonly<Record<number, readonly string[]>> = {
  1: ['when', 'who', 'apart', 'alone', 'pressure', 'agency', 'risks', 'carers', 'outcome', 'mediation', 'check'],
}

/** Puts the screen's questions in the order of the paper that is copied; what it did not ask comes before the last look. */
export const inPaperOrder = <Step extends string>(
  steps: readonly Step[],
  version: string | undefined,
): readonly Step[] => {
  if (version === undefined) return steps
  const order = stepsByVersion[formOfVersion(consultationForms, Number(version)).version] ?? []
  const place = (step: Step) => (order.includes(step) ? order.indexOf(step) : order.length - 1.5)
  return steps.toSorted((one, other) => place(one) - place(other))
}
