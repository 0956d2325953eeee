import { fieldOrder, formOfVersion } from '#platform/shared/paper-form.ts'
import { familyForms } from '../paper/family-forms.ts'

/** The blanks of the printed version that an address names; undefined when nobody copies from paper. */
export const paperOrder = (version: string | undefined): readonly string[] | undefined =>
  version === undefined ? undefined : fieldOrder(formOfVersion(familyForms, Number(version)))
