import { lazy, Suspense, useEffect } from 'react'
import { useGo, usePath } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Kawung } from '#platform/design/kawung.tsx'
import { Waiting } from '#platform/design/waiting.tsx'
import { ChooseTerm } from './choose-term.tsx'
import { CodeOfConduct } from './code-of-conduct.tsx'
import { isDoorPhone } from './remembered-door.ts'
import { SecondFactorStep } from './second-factor-step.tsx'
import { SignInForm } from './sign-in-form.tsx'
import './access.css'

/** Inside the app only: an address of another site is no place to go on to. */
const placeAfter = (wanted: string | undefined): string => (wanted && /^\/(?!\/)/.test(wanted) ? wanted : '/')

/** `/masuk`: the door, then one step a screen until work can start. */
export const SignInPage = () => {
  const session = useSession()
  const { search } = usePath()
  const go = useGo()
  const ready = session.signedIn && session.next === 'done'
  useEffect(() => {
    if (ready) go(placeAfter(search.ke), { replace: true })
  }, [ready, go, search])
  return (
    <div className="stack" style={{ gap: 28 }}>
      <SignInMark />
      {ready ? <Waiting /> : <Step />}
    </div>
  )
}

const Step = () => {
  const { signedIn, next } = useSession()
  const { search } = usePath()
  // a phone that knows the family's door asks for the PIN; an officer's is one touch away
  if (!signedIn && search.cara !== 'petugas' && isDoorPhone()) return <DoorStep />
  if (!signedIn) return <SignInForm />
  if (next === 'term') return <ChooseTerm />
  if (next === 'factor') return <SecondFactorStep />
  return <CodeOfConduct />
}

const DoorPage = lazy(async () => ({ default: (await import('./door-page.tsx')).DoorPage }))

const DoorStep = () => (
  <Suspense fallback={<Waiting />}>
    <DoorPage />
  </Suspense>
)

const SignInMark = () => {
  const { say } = useWords()
  return (
    <div className="sign-in-mark">
      <Kawung petals={['full', 'full', 'full', 'full']} mark size={52} />
      <p>
        <b>Desmigratif</b>
        <span>{say('access.signIn.lead')}</span>
      </p>
    </div>
  )
}
