import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Section } from '#platform/design/section.tsx'
import { Table } from '#platform/design/table.tsx'
import { listLetters } from '../contract/letter.ts'

/** On the sheet a person takes home: every letter that names the person as the one it is about. */
export const SheetLetters = ({ subject }: SlotProps) => {
  const { say, formatDate } = useWords()
  const { data } = useQuery(listLetters, { personId: subject.personId ?? '', limit: 100 })
  if (!data || data.letters.length === 0) return null
  return (
    <Section title={say('letters.sheet.title')} note={say('letters.sheet.note')}>
      <Table
        caption={say('letters.sheet.title')}
        rows={data.letters}
        rowKey={(letter) => letter.id}
        columns={[
          { key: 'kind', title: say('letters.sheet.kind'), cell: (letter) => say(letter.kindTitle) },
          { key: 'number', title: say('letters.sheet.number'), cell: (letter) => letter.number ?? '–' },
          {
            key: 'day',
            title: say('letters.sheet.day'),
            cell: (letter) => formatDate(letter.issuedOn ?? letter.requestedOn),
          },
          { key: 'state', title: say('letters.sheet.state'), cell: (letter) => say(`letters.state.${letter.state}`) },
        ]}
      />
    </Section>
  )
}
