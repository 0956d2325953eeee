import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Message } from '#platform/design/message.tsx'
import { getChainState } from '../contract/audit.ts'

/** The chain walked again just now, and the checkpoint it was compared with. */
export const ChainState = ({ villageId }: { readonly villageId: number | null }) => {
  const { say, formatMoment, formatNumber } = useWords()
  const state = useQuery(getChainState, { villageId })
  return (
    <Answer query={state}>
      {({ entries, faults, checkpoint }) => {
        const compared = checkpoint
          ? say('access.audit.checkpoint', {
              number: formatNumber(checkpoint.number),
              when: formatMoment(checkpoint.madeAt),
            })
          : say('access.audit.noCheckpoint')
        if (faults.length > 0 || checkpoint?.genuine === false)
          return (
            <Message kind="grave" title={say('access.audit.broken')}>
              {faults.slice(0, 5).map((fault) => (
                <p key={`${fault.auditNo} ${fault.fault}`}>
                  {say(`access.audit.fault.${fault.fault}`, { number: fault.auditNo })}
                </p>
              ))}
              {checkpoint?.genuine === false && <p>{say('access.audit.falseCheckpoint')}</p>}
            </Message>
          )
        return (
          <Message kind={checkpoint ? 'good' : 'attention'} title={say('access.audit.whole', { count: entries })}>
            {compared} {say('access.audit.command')}
          </Message>
        )
      }}
    </Answer>
  )
}
