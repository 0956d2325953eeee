import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Icon, type IconName } from '#platform/design/icon.tsx'
import type { Pillar } from '#platform/design/isen.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { listDemoAccounts } from '../contract/sign-in.ts'
import { postSession } from './session-calls.ts'

type Account = OutputOf<typeof listDemoAccounts>['accounts'][number]

const looks: Readonly<Record<string, { icon: IconName; pillar: Pillar }>> = {
  migration_officer: { icon: 'route', pillar: 1 },
  business_officer: { icon: 'store', pillar: 2 },
  tutor: { icon: 'graduation', pillar: 3 },
  coop_manager: { icon: 'piggy-bank', pillar: 4 },
  coop_supervisor: { icon: 'scale', pillar: 4 },
  cadre: { icon: 'hand', pillar: 0 },
  screener: { icon: 'shield-check', pillar: 1 },
  head: { icon: 'home', pillar: 0 },
  secretary: { icon: 'file-text', pillar: 0 },
  resident: { icon: 'user', pillar: 0 },
}

/** One touch a role: who it is, where, and what that person does all day. */
export const DemoAccounts = ({ accounts }: { readonly accounts: readonly Account[] }) => {
  const { say, has } = useWords()
  const { reload } = useSession()
  const [busy, setBusy] = useState<string | null>(null)
  const [fault, setFault] = useState<Error | null>(null)
  const enter = async (accountId: string) => {
    setBusy(accountId)
    setFault(null)
    try {
      await postSession('/demo', { accountId })
      await reload()
    } catch (refused) {
      setFault(refused as Error)
      setBusy(null)
    }
  }
  const roleWord = (role: string) => (has(`access.role.${role}`) ? say(`access.role.${role}`) : role)
  return (
    <>
      <RefusalMessage refusal={fault} />
      <RowList label={say('access.signIn.demoTitle')}>
        {accounts.map((account) => (
          <Row
            key={account.accountId}
            tile={looks[account.role] ?? { icon: 'landmark', pillar: 0 }}
            title={`${roleWord(account.role)} · ${account.name}`}
            reason={
              <>
                {account.sentence}
                <br />
                <span className="small muted">{account.place}</span>
              </>
            }
            onClick={() => void enter(account.accountId)}
            end={busy === account.accountId ? say('access.signIn.busy') : <Icon name="chevron-right" />}
          />
        ))}
      </RowList>
    </>
  )
}
