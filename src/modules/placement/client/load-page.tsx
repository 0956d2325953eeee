import { useState } from 'react'
import { downloadFile } from '#platform/client/download-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { csvOf } from '#platform/shared/csv.ts'
import { isPlainDate } from '#platform/shared/dates.ts'
import { type WorkPlace, workPlaces } from '../rules/vacancy-shape.ts'
import { useLabels } from './labels.ts'
import { LoadComparison } from './load-comparison.tsx'
import { sampleRows } from './sample-rows.ts'
import { useTrail } from './vacancy-answer.tsx'

/** A file of an agency or a labour office: compared row by row before anything is written. */
export const LoadPage = () => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const [workPlace, setWorkPlace] = useState<string>('abroad')
  const [files, setFiles] = useState<readonly File[]>([])
  const [sourceName, setSource] = useState('')
  const [sourceOn, setDay] = useState<string>(today)
  const [file] = files
  const whole = file && isPlainDate(sourceOn) && sourceName.trim() !== ''
  return (
    <Page title={say('placement.load.title')} lead={say('placement.load.lead')} trail={useTrail()} width="narrow">
      <Stack gap={20}>
        <RadioCards
          name="workPlace"
          label={say('placement.load.workPlace')}
          columns={2}
          value={workPlace}
          onChange={setWorkPlace}
          choices={choices(workPlaces, 'placement.workPlace')}
        />
        <TextField
          name="sourceName"
          label={say('placement.field.sourceName')}
          hint={say('placement.load.sourceHint')}
          maxLength={160}
          value={sourceName}
          onChange={setSource}
        />
        <DateField
          name="sourceOn"
          label={say('placement.field.sourceOn')}
          latest={today}
          value={sourceOn}
          onChange={setDay}
        />
        <FileField
          name="file"
          label={say('placement.load.file')}
          hint={say('placement.load.fileHint')}
          files={files}
          onChange={setFiles}
          accept=".csv,.tsv,.txt"
          maxMegabytes={2}
        />
        <div>
          <Button
            kind="quiet"
            icon="download"
            onClick={() => downloadFile('contoh-lowongan.csv', csvOf(sampleRows), 'text/csv;charset=utf-8')}
          >
            {say('placement.load.sample')}
          </Button>
        </div>
      </Stack>
      {whole && (
        <LoadComparison
          key={`${file.name} ${file.size} ${file.lastModified} ${workPlace} ${sourceName} ${sourceOn}`}
          file={file}
          {...{ workPlace: workPlace as WorkPlace, sourceName, sourceOn }}
        />
      )}
    </Page>
  )
}
