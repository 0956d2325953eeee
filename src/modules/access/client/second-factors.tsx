import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { refresh } from '#platform/client/query-client.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listSecondFactors, withdrawSecondFactor } from '../contract/second-factor.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { TotpForm } from './totp-form.tsx'
import { useNewPasskey } from './use-passkey.ts'

type Factor = OutputOf<typeof listSecondFactors>['factors'][number]

/** Passkeys and code apps of this account. */
export const SecondFactors = () => {
  const { say } = useWords()
  const factors = useQuery(listSecondFactors, {})
  const client = useQueryClient()
  const again = () => void refresh(client, ['access'])
  const compulsory = factors.data?.compulsory === true
  return (
    <Section
      title={say('access.account.factors')}
      note={say(compulsory ? 'access.account.factorsCompulsory' : 'access.account.factorsAdvised')}
    >
      <Answer query={factors}>
        {({ factors: known, recovery }) => (
          <>
            <FactorRows factors={known} />
            <AddFactors hasTotp={known.some((factor) => factor.kind === 'totp')} />
            {known.length > 0 && <RecoveryCodes recovery={recovery} onDone={again} />}
          </>
        )}
      </Answer>
    </Section>
  )
}

const titleOf = (factor: Factor, say: (key: string) => string): string => {
  const kind = say(factor.kind === 'totp' ? 'access.account.factorTotp' : 'access.account.factorPasskey')
  return factor.label === kind ? kind : `${kind} · ${factor.label}`
}

const FactorRows = ({ factors }: { readonly factors: readonly Factor[] }) => {
  const { say, formatMoment } = useWords()
  const withdraw = useCommand(withdrawSecondFactor, { refresh: ['access'] })
  if (factors.length === 0) return <p className="muted">{say('access.account.noFactors')}</p>
  return (
    <>
      <RefusalMessage refusal={withdraw.refusal} />
      <RowList label={say('access.account.factors')}>
        {factors.map((factor) => (
          <Row
            key={factor.id}
            tile={{ icon: factor.kind === 'totp' ? 'clock' : 'key' }}
            title={titleOf(factor, say)}
            reason={
              factor.lastUsedAt
                ? say('access.account.factorUsed', { when: formatMoment(factor.lastUsedAt) })
                : say('access.account.factorNew', { when: formatMoment(factor.createdAt) })
            }
            end={
              <Button compact kind="quiet" busy={withdraw.busy} onClick={() => void withdraw.send({ id: factor.id })}>
                {say('access.account.removeFactor')}
              </Button>
            }
          />
        ))}
      </RowList>
    </>
  )
}

const AddFactors = ({ hasTotp }: { readonly hasTotp: boolean }) => {
  const { say } = useWords()
  const client = useQueryClient()
  const [app, setApp] = useState(false)
  const done = () => {
    setApp(false)
    void refresh(client, ['access'])
  }
  const passkey = useNewPasskey(done)
  return (
    <div className="stack" style={{ gap: 12 }}>
      {passkey.fault && <Message kind="attention" title={passkey.fault} />}
      <Cluster>
        <Button icon="key" busy={passkey.busy} onClick={() => void passkey.add(say('access.factor.labelUsual'))}>
          {say('access.factor.passkeyAdd')}
        </Button>
        {!hasTotp && !app && (
          <Button icon="clock" onClick={() => setApp(true)}>
            {say('access.factor.appAdd')}
          </Button>
        )}
      </Cluster>
      {app && <TotpForm onDone={done} />}
    </div>
  )
}
