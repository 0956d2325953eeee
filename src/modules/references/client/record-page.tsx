import { usePath, useSearchParam } from '#platform/client/navigation.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { referenceKinds } from '../contract.ts'
import { nearOfficeTypes } from '../rules/offices.ts'
import { RowForm, type RowValues } from './row-form.tsx'

/** Today asks for the number of an office: which, and of which area, is known. */
const officeIn = ({ kantor, wilayah }: Readonly<Record<string, string>>): RowValues => {
  const type = nearOfficeTypes.find((one) => one === kantor)
  if (!type) return {}
  return {
    ...{ 'body.type': type, 'body.regionCode': String(wilayah ?? '') },
    ...{ 'body.licenceStatus': 'not_needed', 'body.countries': '*' },
  }
}

const RecordPage = () => {
  const { say, today } = useWords()
  const [chosen, setKind] = useSearchParam('jenis')
  const kind = referenceKinds.find((one) => one === chosen)
  const { search } = usePath()
  const office = kind === 'organisation' ? officeIn(search) : {}
  return (
    <Page
      title={say('references.form.title')}
      lead={say('references.form.lead')}
      trail={[{ href: '/rujukan', label: say('references.title') }]}
      width="narrow"
    >
      <ChoiceField
        name="kind"
        label={say('references.load.kind')}
        value={kind ?? ''}
        onChange={setKind}
        choices={referenceKinds.map((value) => ({ value, label: say(`references.kind.${value}`) }))}
      />
      {kind && <RowForm key={kind} kind={kind} initial={{ effectiveFrom: today, ...office }} />}
    </Page>
  )
}

export default RecordPage
