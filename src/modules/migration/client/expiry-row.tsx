import type { ExpiryKind } from '#modules/references/contract/codes.ts'
import { shownName } from '#modules/registry/contract.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import type { IconName } from '#platform/design/icon.tsx'
import { Row } from '#platform/design/row.tsx'
import type { ExpiryView } from '../contract/expiries.ts'
import { useLabels } from './labels.ts'

const icons: Readonly<Record<ExpiryKind, IconName>> = {
  passport: 'file-text',
  contract: 'file-check',
  insurance: 'heart',
  stay: 'plane',
  loan: 'wallet',
  paper: 'file-text',
}

/** Whose, what, until when, and how long that is from today. */
export const ExpiryRow = ({ expiry }: { readonly expiry: ExpiryView }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const { paper } = useLabels()
  const what =
    expiry.kind === 'paper' || expiry.kind === 'stay'
      ? paper(expiry.code ?? '')
      : say(`migration.expiry.${expiry.kind}`)
  const page = expiry.kind === 'contract' || expiry.kind === 'insurance' ? '/kontrak' : ''
  const deep = page !== '' && may('migration.getContract') ? page : ''
  return (
    <Row
      href={`/calon/${expiry.episodeId}${deep}`}
      tile={{ icon: icons[expiry.kind], pillar: 1 }}
      title={`${expiry.personName} · ${what}`}
      reason={[
        say(expiry.daysLeft < 0 ? 'migration.expiry.ended' : 'migration.expiry.until', {
          day: formatDate(expiry.until),
        }),
        expiry.hamlet && shownName(expiry.hamlet),
      ]
        .filter(Boolean)
        .join(' · ')}
      end={
        <Badge kind={expiry.due ? 'attention' : 'none'} icon={expiry.due ? 'clock' : null}>
          {expiry.daysLeft < 0
            ? say('migration.expiry.over')
            : expiry.daysLeft < 60
              ? say('migration.expiry.days', { count: expiry.daysLeft })
              : say('migration.expiry.months', { count: Math.floor(expiry.daysLeft / 30) })}
        </Badge>
      }
    />
  )
}
