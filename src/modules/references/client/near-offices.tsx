import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Card } from '#platform/design/card.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { callNumbers } from '../contract.ts'
import { nearOfficeTypes, officesFor, officesWithoutNumber } from '../rules/offices.ts'
import { ConfirmedMark } from './confirmed-mark.tsx'
import { type Office, useOffices } from './use-offices.ts'

/** The offices of the own regency and province, as their coordinator wrote them down; what lacks is named. */
export const NearOffices = () => {
  const { say } = useWords()
  const { village } = useSession()
  const rows = useOffices(village?.code)
  if (!village || !rows) return null
  const lacking = officesWithoutNumber(rows, village.code)
  return (
    <Section title={say('references.help.near')}>
      <Stack gap={12}>
        {nearOfficeTypes
          .flatMap((type) => officesFor(rows, type, village.code))
          .map((office) => (
            <OneOffice key={office.id} office={office} />
          ))}
        {lacking.length > 0 && (
          <p className="small muted">
            {say('references.help.nearLacking', {
              offices: lacking.map((type) => say(`references.office.${type}`)).join(', '),
            })}
          </p>
        )}
      </Stack>
    </Section>
  )
}

const OneOffice = ({ office: { title, body, confirmed, source, effectiveFrom } }: { readonly office: Office }) => {
  const { say, formatDate } = useWords()
  return (
    <Card>
      <Stack gap={8}>
        <p>
          <b>{title}</b> <ConfirmedMark confirmed={confirmed} quiet />
          <br />
          <small className="muted">
            {[body.address, say('references.help.nearSource', { source, day: formatDate(effectiveFrom) })]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </p>
        <div>
          {callNumbers(body.phone ? [body.phone] : []).map(({ dial, shown }) => (
            <LinkButton key={dial} href={`tel:${dial}`} icon="phone" kind="primary">
              {say('references.help.call', { number: shown })}
            </LinkButton>
          ))}
        </div>
      </Stack>
    </Card>
  )
}
