/** An expected "no". Everything else that is thrown is a bug. */
export type RefusalKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'rule'

export type RefusalDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** One thing wrong with one field; `code` is the key of its text. */
export interface FieldFault {
  readonly field: string
  readonly code: string
  readonly details?: RefusalDetails
}

/** `code` is the key of a text in both languages (`letters.consultationMissing`). Details never hold personal data. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly details: RefusalDetails
  readonly fields: readonly FieldFault[]

  constructor(kind: RefusalKind, code: string, details: RefusalDetails = {}, fields: readonly FieldFault[] = []) {
    super(`${kind}: ${code}`)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.details = details
    this.fields = fields
  }
}

/** Outside a person's reach everything is missing, never forbidden: existence is itself confidential. */
export const missing = (code = 'platform.missing') => new Refusal('missing', code)

export const refuse = (code: string, details: RefusalDetails = {}): never => {
  throw new Refusal('rule', code, details)
}

/** A "no" that is about one field and says the same sentence there. */
export const refuseAt: (field: string, code: string, kind?: RefusalKind) => never = (field, code, kind = 'rule') => {
  throw new Refusal(kind, code, {}, [{ field, code }])
}

export const httpStatusByKind: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  rule: 409,
}
