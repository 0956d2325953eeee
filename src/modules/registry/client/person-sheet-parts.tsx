import { useWords } from '#platform/client/words.tsx'
import { Section } from '#platform/design/section.tsx'
import { Table } from '#platform/design/table.tsx'
import { useShownValue } from './person-history.tsx'
import type { Sheet } from './person-sheet-page.tsx'

interface PartProps {
  readonly sheet: Sheet
}

/** What the person agreed to, and that any of it can be taken back: UU 27/2022 art. 9. */
export const Agreed = ({ sheet }: PartProps) => {
  const { say, formatDate } = useWords()
  return (
    <Section
      title={say('registry.consents')}
      note={say(sheet.consents.length === 0 ? 'registry.sheetNoConsents' : 'registry.sheetConsentsNote')}
    >
      {sheet.consents.length > 0 && (
        <Table
          caption={say('registry.consents')}
          rows={sheet.consents}
          rowKey={(consent) => consent.id}
          columns={[
            {
              key: 'purpose',
              title: say('registry.usedFor'),
              cell: (consent) => say(`registry.consent.${consent.purpose}`),
            },
            { key: 'given', title: say('registry.sheetGiven'), cell: (consent) => formatDate(consent.givenOn) },
            {
              key: 'until',
              title: say('registry.sheetUntil'),
              cell: (consent) => (consent.expiresOn ? formatDate(consent.expiresOn) : '–'),
            },
            {
              key: 'state',
              title: say('registry.sheetState'),
              cell: (consent) => say(`registry.consentState.${consent.state}`),
            },
          ]}
        />
      )}
    </Section>
  )
}

/** Who cares for the child, or for whom this person cares. */
export const Cared = ({ sheet, personId }: PartProps & { readonly personId: string }) => {
  const { say, formatDate } = useWords()
  if (sheet.care.length === 0) return null
  return (
    <Section title={say('registry.care')}>
      <Table
        caption={say('registry.care')}
        rows={sheet.care}
        rowKey={(care) => care.id}
        columns={[
          {
            key: 'who',
            title: say('registry.who'),
            cell: (care) =>
              care.childPersonId === personId
                ? say('registry.isCaredBy', { name: care.carerName })
                : say('registry.caresFor', { name: care.childName }),
          },
          { key: 'as', title: say('registry.as'), cell: (care) => say(`registry.carer.${care.carerRelation}`) },
          { key: 'from', title: say('registry.sheetGiven'), cell: (care) => formatDate(care.fromOn) },
          {
            key: 'until',
            title: say('registry.sheetUntil'),
            cell: (care) => (care.untilOn ? formatDate(care.untilOn) : '–'),
          },
          {
            key: 'parents',
            title: say('registry.sheetParents'),
            cell: (care) =>
              say('registry.parentsSay', {
                father: say(`registry.parentConsent.${care.fatherConsent}`),
                mother: say(`registry.parentConsent.${care.motherConsent}`),
              }),
          },
        ]}
      />
    </Section>
  )
}

export const Happened = ({ sheet }: PartProps) => {
  const { say, formatDate } = useWords()
  const events = sheet.events.filter((event) => !event.reversed)
  if (events.length === 0) return null
  return (
    <Section title={say('registry.events')}>
      <Table
        caption={say('registry.events')}
        rows={events}
        rowKey={(event) => event.id}
        columns={[
          { key: 'what', title: say('registry.opened'), cell: (event) => say(`registry.event.${event.kind}`) },
          { key: 'when', title: say('registry.when'), cell: (event) => formatDate(event.occurredOn) },
          { key: 'where', title: say('registry.sheetPlace'), cell: (event) => event.place ?? '–' },
        ]}
      />
    </Section>
  )
}

export const Changed = ({ sheet }: PartProps) => {
  const { say, formatMoment } = useWords()
  const shown = useShownValue()
  if (sheet.history.length === 0) return null
  return (
    <Section title={say('registry.changesTitle')}>
      <Table
        caption={say('registry.changesTitle')}
        rows={sheet.history}
        rowKey={(change) => change.id}
        columns={[
          { key: 'field', title: say('registry.form.fieldTitle'), cell: (one) => say(`registry.field.${one.field}`) },
          { key: 'before', title: say('registry.sheetBefore'), cell: (one) => shown(one.field, one.before) },
          { key: 'after', title: say('registry.sheetAfter'), cell: (one) => shown(one.field, one.after) },
          { key: 'who', title: say('registry.who'), cell: (one) => one.recordedByName },
          { key: 'when', title: say('registry.when'), cell: (one) => formatMoment(one.recordedAt) },
        ]}
      />
    </Section>
  )
}

/** What a person may ask for, in the order of UU 27/2022 art. 5 to 13. */
const rights = ['copy', 'correct', 'withdraw', 'erase', 'object'] as const

export const Rights = () => {
  const { say } = useWords()
  return (
    <Section title={say('registry.rights')} note={say('registry.rightsNote')}>
      <ul>
        {rights.map((right) => (
          <li key={right}>{say(`registry.right.${right}`)}</li>
        ))}
      </ul>
    </Section>
  )
}
