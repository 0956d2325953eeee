import type { FieldFault } from '#platform/shared/errors.ts'
import type { ConsultationInput } from '../contract/consultation.ts'

/** Whoever was met and whoever will care has a name. */
export const metFaults = ({ people, carers }: Pick<ConsultationInput, 'people' | 'carers'>): FieldFault[] => [
  ...people.flatMap((person, index) =>
    person.personId || person.name ? [] : [{ field: `people.${index}.name`, code: 'migration.metNameMissing' }],
  ),
  ...carers.flatMap((carer, index) =>
    carer.carerPersonId || carer.carerName
      ? []
      : [{ field: `carers.${index}.carerName`, code: 'migration.carerMissing' }],
  ),
]
