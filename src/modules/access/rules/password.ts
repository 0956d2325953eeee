import { commonPasswords } from './common-passwords.ts'

export const passwordMinimum = 10

/** What is known about the person, that a password must not be made of. */
export interface PasswordOwner {
  readonly username: string
  readonly name: string
  readonly phone?: string | null
}

const digitByLetter: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

const plainLetters = (text: string): string =>
  [...text.toLowerCase()]
    .map((letter) => digitByLetter[letter] ?? letter)
    .join('')
    .replace(/[^a-z]/g, '')

// people put digits and signs at the ends of a common word; the word is what is guessed
const wordsIn = (password: string): string[] => {
  const text = password.toLowerCase()
  const headless = text.replace(/^[^a-z]+/, '')
  const tailless = text.replace(/[^a-z]+$/, '')
  return [text, headless, tailless, headless.replace(/[^a-z]+$/, '')].map(plainLetters)
}

const isRepeated = (text: string): boolean => /^(.{1,4})\1+.?$/s.test(text)

const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
]
const isRun = (text: string): boolean => runs.some((run) => run.includes(text.toLowerCase()))

const mentions = (password: string, owner: PasswordOwner): boolean => {
  const flat = plainLetters(password)
  const names = [owner.username, ...owner.name.split(/\s+/)].map(plainLetters).filter((name) => name.length >= 4)
  const phone = (owner.phone ?? '').replace(/\D/g, '').slice(-8)
  return names.some((name) => flat.includes(name)) || (phone.length === 8 && password.includes(phone))
}

/** Why a password is too easy, as the key of a text that says how to fix it; `undefined` when it will do. */
export const findPasswordFault = (password: string, owner: PasswordOwner): string | undefined => {
  if ([...password].length < passwordMinimum) return 'access.password.short'
  // NIK, birth dates and phone numbers are digits, and many people know them
  if (/^[\d\s.+/-]+$/.test(password)) return 'access.password.digits'
  if (isRepeated(password) || isRun(password)) return 'access.password.pattern'
  if (wordsIn(password).some((word) => commonPasswords.has(word))) return 'access.password.common'
  if (/\d{16}/.test(password)) return 'access.password.digits'
  if (mentions(password, owner)) return 'access.password.owner'
  return undefined
}
