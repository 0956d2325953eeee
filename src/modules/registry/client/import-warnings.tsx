import { useWords } from '#platform/client/words.tsx'
import { Details } from '#platform/design/details.tsx'
import { Message } from '#platform/design/message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { useFaultWords } from './import-faults.tsx'
import type { ImportView } from './import-page.tsx'

/** What is recorded all the same: said once a kind, with the number of rows, and what is odd about the file itself. */
export const ImportWarnings = ({ view }: { readonly view: ImportView }) => {
  const { say, has, formatNumber } = useWords()
  const sentence = useFaultWords()
  const warnings = view.faults.filter((one) => one.severity === 'warning')
  if (warnings.length === 0 && view.notices.length === 0 && !view.macros) return null
  const label = (field: string) =>
    has(`registry.import.field.${field}`) ? say(`registry.import.field.${field}`) : field
  return (
    <Section title={say('registry.import.warningsTitle')} note={say('registry.import.warningsNote')}>
      {warnings.length > 0 && (
        <RowList label={say('registry.import.warningsTitle')}>
          {warnings.map((one) => (
            <Row
              key={`${one.field} ${one.code}`}
              title={label(one.field)}
              reason={say(`registry.import.fault.${one.code}`, {
                text: '…',
                first: '…',
                longest: '…',
                digits: '…',
                header: one.field,
              })}
              end={say('registry.import.warningRows', { rows: formatNumber(one.rows) })}
            />
          ))}
        </RowList>
      )}
      {view.macros && <Message title={say('registry.import.notOpened')} />}
      {view.notices.length > 0 && (
        <Details summary={say('registry.import.noticesTitle')}>
          {view.notices.map(({ fault }) => (
            <p key={fault.field}>{sentence(fault)}</p>
          ))}
        </Details>
      )}
    </Section>
  )
}
