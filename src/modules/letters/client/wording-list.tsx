import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { listWordings } from '../contract/wording.ts'
import { standardVersion } from '../rules/wording.ts'

/** Every kind with the words it uses now: the standard, or the village's own. */
export const WordingList = () => {
  const { say, formatMoment } = useWords()
  const query = useQuery(listWordings, {})
  return (
    <Section title={say('letters.wording.listTitle')} note={say('letters.wording.listWhy')} id="isi">
      <Answer query={query}>
        {({ wordings }) => (
          <RowList label={say('letters.wording.listTitle')}>
            {wordings.map(({ kind, version, byName, at }) => (
              <Row
                key={kind}
                href={`/pengaturan/surat/isi/${kind}`}
                tile={{ icon: 'file-text', pillar: 1 }}
                title={say(`letters.kind.${kind}`)}
                reason={
                  version === standardVersion || !at
                    ? say('letters.wording.standard')
                    : say('letters.wording.own', { name: byName ?? '', date: formatMoment(at) })
                }
              />
            ))}
          </RowList>
        )}
      </Answer>
    </Section>
  )
}
