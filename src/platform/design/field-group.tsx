import './css/fields.css'
import type { ReactNode } from 'react'
import { Columns } from './columns.tsx'

interface FieldGroupProps {
  readonly title: string
  readonly sentence?: ReactNode
  readonly columns?: 1 | 2 | 3
  readonly children: ReactNode
}

/** Fields that belong together, under one heading. */
export const FieldGroup = ({ title, sentence, columns = 1, children }: FieldGroupProps) => (
  <fieldset className="field-group">
    <legend className="field-group-head">
      <h2>{title}</h2>
      {sentence && <p className="small muted">{sentence}</p>}
    </legend>
    <Columns count={columns} gap={20}>
      {children}
    </Columns>
  </fieldset>
)
