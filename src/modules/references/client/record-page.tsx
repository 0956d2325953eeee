import { useSearchParam } from '#platform/client/navigation.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { referenceKinds } from '../contract.ts'
import { RowForm } from './row-form.tsx'

const RecordPage = () => {
  const { say, today } = useWords()
  const [chosen, setKind] = useSearchParam('jenis')
  const kind = referenceKinds.find((one) => one === chosen)
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
      {kind && <RowForm key={kind} kind={kind} initial={{ effectiveFrom: today }} />}
    </Page>
  )
}

export default RecordPage
