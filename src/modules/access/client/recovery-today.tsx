import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { listSecondFactors } from '../contract/second-factor.ts'
import { fewRecoveryCodes } from '../rules/recovery-codes.ts'

/** On Today: few recovery codes are left, before none are. */
export const RecoveryToday = () => {
  const { say } = useWords()
  const { data } = useQuery(listSecondFactors, {})
  if (!data || data.factors.length === 0 || (data.recovery?.left ?? 0) > fewRecoveryCodes) return null
  return (
    <Message
      kind="attention"
      icon="key"
      title={data.recovery ? say('access.recovery.few', { count: data.recovery.left }) : say('access.recovery.none')}
      action={
        <LinkButton compact href="/akun">
          {say(data.recovery ? 'access.recovery.renew' : 'access.recovery.make')}
        </LinkButton>
      }
    >
      {say('access.recovery.why')}
    </Message>
  )
}
