import './css/fields.css'
import { Combobox } from './combobox.tsx'
import type { SelectFieldProps } from './select-field.tsx'
import { SelectField } from './select-field.tsx'

/** A native select up to twelve choices, typing to find above that. */
export const ChoiceField = (props: SelectFieldProps) =>
  props.choices.length > 12 ? <Combobox {...props} /> : <SelectField {...props} />
