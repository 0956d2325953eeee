import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { LetterPublicKey, OfflineVerdict } from '#modules/letters/server/index.ts'
import { openKeys, publicKeys } from '#platform/server/keys.ts'
import { readSettings } from '../server/settings.ts'
import { WrongUse } from './run.ts'

/** The keys letters of this installation were signed with, old ones too. */
export const ownLetterKeys = async (): Promise<readonly LetterPublicKey[]> => {
  const { letterKeys } = await import('#modules/letters/server/index.ts')
  openKeys(readSettings().keysDir)
  return publicKeys(letterKeys)
}

/** Checks a PDF, or the text of a QR, without asking anyone. */
export const judgeLetter = async (letter: string, keys?: readonly LetterPublicKey[]): Promise<OfflineVerdict> => {
  const { verifyLetterOffline } = await import('#modules/letters/server/index.ts')
  const looksLikeFile = /\.pdf$/i.test(letter) || existsSync(letter)
  if (looksLikeFile && !existsSync(letter)) throw new WrongUse(`There is no file ${letter}.`)
  return verifyLetterOffline(looksLikeFile ? await readFile(letter) : letter, keys ?? (await ownLetterKeys()))
}
