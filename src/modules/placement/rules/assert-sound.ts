import { type FieldFault, Refusal } from '#platform/shared/errors.ts'

/** Says no with every fault at its field; the first one is the sentence. */
export const assertSound = (faults: readonly FieldFault[]): void => {
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
}
