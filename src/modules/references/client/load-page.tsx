import { useState } from 'react'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Details } from '#platform/design/details.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { isPlainDate } from '#platform/shared/dates.ts'
import { type ReferenceKind, referenceKinds } from '../contract.ts'
import { fieldsOfKind } from '../rules/body-fields.ts'
import { LoadComparison } from './load-comparison.tsx'

/** A list from a ministry, compared row by row before anything is written. */
const LoadPage = () => {
  const { say, today } = useWords()
  const [chosen, setKind] = useSearchParam('jenis')
  const kind = referenceKinds.find((one) => one === chosen)
  const [files, setFiles] = useState<readonly File[]>([])
  const [effectiveFrom, setFrom] = useState<string>(today)
  const [source, setSource] = useState('')
  const [file] = files
  const whole = kind && file && isPlainDate(effectiveFrom) && source.trim() !== ''
  return (
    <Page
      title={say('references.load.title')}
      lead={say('references.load.lead')}
      trail={[{ href: '/rujukan', label: say('references.title') }]}
      width="narrow"
    >
      <Stack gap={20}>
        <ChoiceField
          name="kind"
          label={say('references.load.kind')}
          value={kind ?? ''}
          onChange={setKind}
          choices={referenceKinds.map((value) => ({ value, label: say(`references.kind.${value}`) }))}
        />
        {kind && <Columns kind={kind} />}
        <FileField
          name="file"
          label={say('references.load.file')}
          hint={say('references.load.fileHint')}
          files={files}
          onChange={setFiles}
          accept=".csv,.tsv,.txt"
          maxMegabytes={4}
        />
        <TextField
          name="source"
          label={say('references.load.source')}
          hint={say('references.load.sourceHint')}
          value={source}
          onChange={setSource}
        />
        <DateField name="effectiveFrom" label={say('references.load.from')} value={effectiveFrom} onChange={setFrom} />
      </Stack>
      {whole && (
        <LoadComparison
          key={`${kind} ${file.name} ${file.size} ${effectiveFrom} ${source}`}
          kind={kind}
          file={file}
          effectiveFrom={effectiveFrom}
          source={source}
        />
      )}
    </Page>
  )
}

/** The names a file of this kind may use. */
const Columns = ({ kind }: { readonly kind: ReferenceKind }) => {
  const { say } = useWords()
  const names = ['title', ...fieldsOfKind(kind).map((field) => field.name), 'source']
  return (
    <Details summary={say('references.load.columns')}>
      <p className="small">{names.join(' · ')}</p>
    </Details>
  )
}

export default LoadPage
