import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Section } from '#platform/design/section.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import type { LineItem } from '../contract/case-file.ts'
import { contactParties } from '../rules/entries.ts'
import type { WholeProps } from './case-answer.tsx'
import { useLabels } from './labels.ts'

/** Every contact, office, word and sum on one line of time, the newest first. */
export const LineSection = ({ details }: WholeProps) => {
  const { say, formatDate } = useWords()
  const title = useTitle()
  return (
    <Section title={say('casework.line')} note={say('casework.lineNote')}>
      <Timeline
        items={details.line.map((item) => ({
          id: `${item.kind}-${item.id}`,
          when: formatDate(item.occurredOn),
          title: title(item),
          badge: item.forFamily && <Badge icon="eye">{say('casework.seenByFamily')}</Badge>,
          note: (
            <>
              {item.words && <span style={{ display: 'block', whiteSpace: 'pre-wrap' }}>{item.words}</span>}
              {item.fileHash && <StoredFileLink hash={item.fileHash} label={say('casework.openFile')} />}
              <span style={{ display: 'block' }}>{item.recordedByName}</span>
            </>
          ),
        }))}
      />
    </Section>
  )
}

const codeKeys: Readonly<Record<string, string>> = {
  state: 'casework.state',
  check: 'casework.checkItem',
  followUp: 'casework.followUpResult',
  referral: 'casework.referralState',
}

const useTitle = () => {
  const { say, has } = useWords()
  const { money } = useLabels()
  const partyWord = (party: string) =>
    (contactParties as readonly string[]).includes(party) ? say(`casework.party.${party}`) : party
  return ({ kind, about, party, channel, amountRupiah }: LineItem): string => {
    const codes = codeKeys[kind]
    const office = party && has(`references.office.${party}`) ? say(`references.office.${party}`) : party
    const parts = [
      say(`casework.entry.${kind}`),
      codes && about ? say(`${codes}.${about}`) : null,
      kind === 'referral' ? office : null,
      kind === 'contact' && party ? partyWord(party) : null,
      kind === 'contact' && channel ? say(`casework.contactChannel.${channel}`).toLowerCase() : null,
      kind === 'check' && party ? say(`casework.checkState.${party}`).toLowerCase() : null,
      kind === 'closing' && about ? say(`casework.closingState.${about}`) : null,
      kind === 'transfer' && party ? party : null,
      kind === 'money' && about === 'reversed' ? say('casework.money.reversed') : null,
      amountRupiah === null ? null : money(amountRupiah),
    ]
    return parts.filter(Boolean).join(' · ')
  }
}
