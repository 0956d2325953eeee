import { shownName } from '#modules/registry/contract.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Row } from '#platform/design/row.tsx'
import type { LetterItem } from '../contract/shapes.ts'
import type { LetterState } from '../rules/letter-state.ts'
import { withNumber } from './letter-number.tsx'

export const stateBadges: Readonly<Record<LetterState, BadgeKind>> = {
  requested: 'attention',
  verified: 'info',
  issued: 'good',
  refused: 'none',
  revoked: 'grave',
  replaced: 'none',
}

export const LetterRow = ({ letter }: { readonly letter: LetterItem }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const date = formatDate(letter.issuedOn ?? letter.requestedOn)
  // Whoever asked is told when; what is to be done about it is the office's.
  const own = letter.number === null && !may('letters.verifyLetter')
  const toPrint = may('letters.recordPrint') && letter.state === 'issued' && !letter.printed
  return (
    <Row
      href={`/surat/${letter.id}`}
      tile={{ icon: letter.state === 'issued' ? 'file-check' : 'file-text', pillar: 1 }}
      title={say('letters.page.titleFor', { title: say(letter.kindTitle), name: shownName(letter.subjectName) })}
      reason={withNumber(
        say(`letters.row.${own ? 'own' : letter.state}`, { date, number: letter.number ?? '' }),
        letter.number,
      )}
      end={
        <Badge kind={toPrint ? 'attention' : stateBadges[letter.state]}>
          {say(toPrint ? 'letters.row.toPrint' : `letters.state.${letter.state}`)}
        </Badge>
      }
    />
  )
}
