export * from './contract/certificate.ts'
export * from './contract/check.ts'
export * from './contract/invitation.ts'
export * from './contract/letter.ts'
export * from './contract/receipt.ts'
export * from './contract/register.ts'
export * from './contract/settings.ts'
export {
  type LetterEvent,
  type LetterItem,
  letterEventSchema,
  letterItemSchema,
} from './contract/shapes.ts'
export * from './contract/witnesses.ts'
export * from './contract/wording.ts'
export { type KindCode, kindCodes } from './kinds/codes.ts'
export { fromBase32, toBase32 } from './rules/base32.ts'
export {
  canMoveLetter,
  type LetterState,
  refusalReasons,
  revocationReasons,
  signingManners,
} from './rules/letter-state.ts'
export { type CodeKind, readCode, writeCode } from './rules/typed-code.ts'
export { longDate } from './rules/words.ts'
