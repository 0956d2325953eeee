import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Page } from '#platform/design/page.tsx'
import { getRow } from '../contract.ts'
import { writeCell } from '../rules/read-cell.ts'
import type { ListedRow } from './reference-list.tsx'
import { RowForm, type RowValues } from './row-form.tsx'

const valuesOf = (row: ListedRow): RowValues => ({
  title: row.title,
  titleEn: row.titleEn ?? '',
  effectiveFrom: row.effectiveFrom,
  effectiveTo: row.effectiveTo ?? '',
  source: row.source,
  sourceUrl: row.sourceUrl ?? '',
  ...Object.fromEntries(Object.entries(row.body).map(([name, value]) => [`body.${name}`, writeCell(value)])),
})

/** A correction is a new row in the place of the old one, which stays readable. */
const CorrectPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const asked = useQuery(getRow, { id: params.rowId ?? '' })
  return (
    <Answer query={asked}>
      {({ row }) => (
        <Page
          title={say('references.form.correctTitle')}
          eyebrow={say(`references.kind.${row.kind}`)}
          lead={say('references.form.correctLead')}
          trail={[
            { href: '/rujukan', label: say('references.title') },
            { href: `/rujukan/${row.id}`, label: row.title },
          ]}
          width="narrow"
        >
          <RowForm kind={row.kind} initial={valuesOf(row)} replaces={{ id: row.id, key: row.key }} />
        </Page>
      )}
    </Answer>
  )
}

export default CorrectPage
