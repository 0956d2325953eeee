import { Refusal, type RefusalKind } from '#platform/shared/errors.ts'

export type SignInNext = 'refused' | 'locked' | 'code' | 'done'

interface Told {
  readonly next?: SignInNext
  readonly refusal?: { readonly kind: RefusalKind; readonly code: string }
}

/** Sign-in goes beside the operations, because only a route can set the cookie. */
export const postSession = async (
  path: '' | '/demo' | '/passkey' | '/reset' | '/door',
  body: object,
): Promise<SignInNext> => {
  const response = await fetch(`/session${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  const told = (await response?.json().catch(() => undefined)) as Told | undefined
  if (told?.refusal) throw new Refusal(told.refusal.kind, told.refusal.code)
  if (!response || !told) throw new Refusal('conflict', 'access.signIn.noLine')
  return told.next ?? 'done'
}
