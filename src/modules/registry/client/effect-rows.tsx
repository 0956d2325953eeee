import { useWords } from '#platform/client/words.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { Effect } from '../contract/life-event.ts'

/** What will follow, one line each, before anything is recorded. */
export const EffectRows = ({ effects }: { readonly effects: readonly Effect[] }) => {
  const { say } = useWords()
  return (
    <RowList label={say('registry.whatFollows')}>
      {effects.map((effect) => (
        <Row
          key={effect.code}
          tile={{ icon: 'arrow-right' }}
          title={say(`registry.effect.${effect.code}`, effect.values)}
        />
      ))}
    </RowList>
  )
}
