import { downloadFile } from '#platform/client/download-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { csvOf } from '#platform/shared/csv.ts'

export interface CsvColumn<Row> {
  readonly title: string
  readonly value: (row: Row) => string | number
}

interface DownloadProps<Row> {
  readonly name: string
  readonly columns: readonly CsvColumn<Row>[]
  readonly rows: readonly Row[]
}

/** The table as it stands on the screen, figures hidden there hidden here. */
export const DownloadCsv = <Row,>({ name, columns, rows }: DownloadProps<Row>) => {
  const { say, today } = useWords()
  const download = () => {
    const lines = [columns.map((column) => column.title), ...rows.map((row) => columns.map(({ value }) => value(row)))]
    const file = `${say('monitoring.area.file')}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${today}.csv`
    downloadFile(file, csvOf(lines), 'text/csv;charset=utf-8')
  }
  return (
    <Button icon="download" onClick={download}>
      {say('monitoring.area.export')}
    </Button>
  )
}
