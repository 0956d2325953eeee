import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Section } from '#platform/design/section.tsx'
import { Table } from '#platform/design/table.tsx'
import { listPersonTalks } from '../contract/person-talks.ts'

/** On the sheet a person takes home: talks with the family, and the questions about signs that he answered himself. */
export const SheetTalks = ({ subject }: SlotProps) => {
  const { say, formatDate, language } = useWords()
  const { data } = useQuery(listPersonTalks, { personId: subject.personId ?? '' })
  if (!data) return null
  return (
    <>
      {data.consultations.length > 0 && (
        <Section title={say('migration.sheetTalks')} note={say('migration.sheetTalksNote')}>
          <Table
            caption={say('migration.sheetTalks')}
            rows={data.consultations}
            rowKey={(talk) => `${talk.id} ${talk.as}`}
            columns={[
              { key: 'when', title: say('migration.sheetWhen'), cell: (talk) => formatDate(talk.metOn) },
              {
                key: 'where',
                title: say('migration.sheetWhere'),
                cell: (talk) => say(`migration.place.${talk.place}`),
              },
              {
                key: 'as',
                title: say('migration.sheetAs'),
                cell: (talk) =>
                  say(talk.as === 'candidate' ? 'migration.sheetAsCandidate' : `migration.relation.${talk.as}`),
              },
              {
                key: 'outcome',
                title: say('migration.sheetOutcome'),
                cell: (talk) => (talk.outcome ? say(`migration.outcome.${talk.outcome}`) : '–'),
              },
              {
                key: 'risks',
                title: say('migration.sheetRisks'),
                cell: (talk) => talk.risks.map((risk) => say(`migration.risk.${risk}`)).join(', ') || '–',
              },
              { key: 'who', title: say('migration.sheetWho'), cell: (talk) => talk.recordedByName },
            ]}
          />
        </Section>
      )}
      {data.signs.length > 0 && (
        <Section title={say('migration.sheetSigns')} note={say('migration.sheetSignsNote')}>
          <Table
            caption={say('migration.sheetSigns')}
            rows={data.signs}
            rowKey={(sign) => sign.id}
            columns={[
              {
                key: 'question',
                title: say('migration.sheetQuestion'),
                cell: (sign) => (language === 'en' ? sign.questionEn : sign.question),
              },
              {
                key: 'reply',
                title: say('migration.sheetReply'),
                cell: (sign) => say(`migration.reply.${sign.reply}`),
              },
              { key: 'when', title: say('migration.sheetWhen'), cell: (sign) => formatDate(sign.answeredOn) },
            ]}
          />
        </Section>
      )}
    </>
  )
}
