import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { IconButton } from '#platform/design/icon-button.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { listOf, type OneFieldProps } from './field-values.ts'

interface WitnessValue {
  readonly name: string
  readonly role: string
  readonly personId: string | null
}

const nobody: WitnessValue = { name: '', role: '', personId: null }

/** Two who were there. */
export const Witnesses = ({ field, values, onChange, errorOf }: OneFieldProps) => {
  const { say } = useWords()
  const given = listOf<WitnessValue>(values[field.name])
  const both = [given[0] ?? nobody, given[1] ?? nobody]
  const change = (place: number, changed: Partial<WitnessValue>) =>
    onChange(
      field.name,
      both.map((one, index) => (index === place ? { ...one, ...changed } : one)),
    )
  return (
    <FieldGroup title={say('letters.field.witnesses')} sentence={say('letters.form.witnessHint')}>
      {both.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: first and second witness
        <Columns key={index} count={2} gap={16}>
          <TextField
            name={index === 0 ? 'fields.witnesses' : `fields.witnesses.${index}`}
            label={say('letters.form.witness', { number: index + 1 })}
            value={one.name}
            onChange={(name) => change(index, { name })}
            error={index === 0 ? errorOf('fields.witnesses') : undefined}
          />
          <TextField
            name={`fields.witnesses.${index}.role`}
            label={say('letters.form.witnessRole', { number: index + 1 })}
            value={one.role}
            onChange={(role) => change(index, { role })}
            optional
          />
        </Columns>
      ))}
    </FieldGroup>
  )
}

interface ChargeValue {
  readonly what: string
  readonly paid: string
  readonly rule: string
}

/** What the file's costs say may be asked back; a line may be left out, none is typed here. */
export const Charges = ({ field, values, onChange, errorOf }: OneFieldProps) => {
  const { say } = useWords()
  const given = listOf<ChargeValue>(values[field.name])
  const error = errorOf(`fields.${field.name}`)
  return (
    <FieldGroup title={say('letters.field.charges')}>
      {given.length === 0 && <p className={error ? 'field-error' : 'small muted'}>{say('letters.form.noCharges')}</p>}
      <RowList label={say('letters.field.charges')}>
        {given.map((one) => (
          <Row
            key={`${one.what} ${one.paid}`}
            title={one.what}
            reason={`${one.paid} · ${one.rule}`}
            end={
              <IconButton
                icon="x"
                label={say('letters.form.leaveOut', { what: one.what })}
                onClick={() =>
                  onChange(
                    field.name,
                    given.filter((other) => other !== one),
                  )
                }
              />
            }
          />
        ))}
      </RowList>
    </FieldGroup>
  )
}

interface HeirValue {
  readonly name: string
  readonly relation: string
  readonly born: string
}

/** As many heirs as there are, each on a line of his own. */
export const Heirs = ({ field, values, onChange, errorOf }: OneFieldProps) => {
  const { say } = useWords()
  const given = listOf<HeirValue>(values[field.name])
  const rows = given.length > 0 ? given : [{ name: '', relation: '', born: '' }]
  const change = (place: number, changed: Partial<HeirValue>) =>
    onChange(
      field.name,
      rows.map((one, index) => (index === place ? { ...one, ...changed } : one)),
    )
  return (
    <FieldGroup title={say('letters.field.heirs')}>
      {rows.map((one, index) => {
        const number = index + 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: heirs have no other name yet
          <Columns key={index} count={3} gap={16}>
            <TextField
              name={index === 0 ? 'fields.heirs' : `fields.heirs.${index}`}
              label={say('letters.form.heir', { number })}
              value={one.name}
              onChange={(name) => change(index, { name })}
              error={index === 0 ? errorOf('fields.heirs') : undefined}
            />
            <TextField
              name={`fields.heirs.${index}.relation`}
              label={say('letters.form.heirRelation', { number })}
              value={one.relation}
              onChange={(relation) => change(index, { relation })}
            />
            <TextField
              name={`fields.heirs.${index}.born`}
              label={say('letters.form.heirBorn', { number })}
              value={one.born}
              onChange={(born) => change(index, { born })}
              optional
            />
          </Columns>
        )
      })}
      <div>
        <Button
          icon="plus"
          compact
          onClick={() => onChange(field.name, [...rows, { name: '', relation: '', born: '' }])}
        >
          {say('letters.form.addHeir')}
        </Button>
      </div>
    </FieldGroup>
  )
}
