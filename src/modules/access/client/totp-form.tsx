import { lazy, Suspense, useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordTotp } from '../contract/second-factor.ts'
import { CodeField } from './code-field.tsx'
import { makeTotpSecret, totpAddress } from './secret.ts'

const QrPicture = lazy(async () => ({ default: (await import('./qr-picture.tsx')).QrPicture }))

/** The secret is made here; the server keeps it only when its first code is right. */
export const TotpForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { say } = useWords()
  const { account } = useSession()
  const [secret] = useState(makeTotpSecret)
  const [id] = useState(newId)
  const form = useForm({
    command: recordTotp,
    initial: { code: '' },
    toInput: ({ code }) => ({ id, secret, code, label: say('access.account.factorTotp') }),
    // the session moves on only when the recovery codes were shown
    refresh: [],
    onDone,
  })
  return (
    <form {...form.props}>
      <p>{say('access.factor.appScan')}</p>
      <div className="link-sheet">
        <Suspense fallback={null}>
          <QrPicture text={totpAddress(secret, account?.username ?? '')} label={say('access.factor.appScan')} />
        </Suspense>
        <p>
          <span className="small muted">{say('access.factor.appKey')}</span>
          <br />
          <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </div>
      <CodeField label={say('access.factor.appCode')} hint={say('access.signIn.codeHint')} {...form.field('code')} />
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <div>
        <Button type="submit" kind="primary" busy={form.busy}>
          {say('access.factor.appAdd')}
        </Button>
      </div>
    </form>
  )
}
