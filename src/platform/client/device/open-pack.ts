import { readCarried } from '../../shared/carried-file.ts'
import { Refusal } from '../../shared/errors.ts'
import { PackContent, PackSignatures } from '../../shared/phone-contract.ts'
import type { PackKey } from '../../shared/sync-contract.ts'
import { bytesOfBase64 } from '../base64.ts'
import { type Bytes, bytesText, textBytes, type VaultKeys } from './keys-crypto.ts'
import { isSealedTo, openForPhone, type PhoneKey } from './keys-phone.ts'
import type { PhoneDatabase } from './vault-database.ts'

interface OpeningPack {
  readonly database: PhoneDatabase
  readonly keys: VaultKeys
  readonly phone: PhoneKey
  readonly accountId: string
  readonly village: number
  /** The keys this phone last heard of, over a line or in a pack that it believed. */
  readonly pinned: readonly PackKey[]
  /** By the clock of this phone; a wrong one may refuse a good pack, and never lets an old one undo anything. */
  readonly now: Date
}

/** Opens a pack of the office and believes nothing of it before its signature holds. Refused in words for whatever is wrong. */
export const openPack = async (file: Bytes, opening: OpeningPack): Promise<PackContent> => {
  const { village, sealed } = readCarried('pack', file)
  if (village !== opening.village) throw no('platform.carriedOtherVillage')
  if (!(await isSealedTo(opening.phone.point, sealed))) throw no('platform.packOtherPhone')
  const opened = await openForPhone(opening.database, opening.keys, sealed).catch(() => {
    throw no('platform.carriedChanged')
  })
  const end = opened.indexOf(10)
  const packed = opened.slice(end + 1)
  await assertSigned(jsonOf(opened.slice(0, Math.max(0, end))), packed, opening.pinned)
  const content = PackContent.safeParse(jsonOf(await unpack(packed)))
  if (!content.success) throw no('platform.carriedVersion')
  assertForUs(content.data, opening)
  return content.data
}

const no = (code: string) => new Refusal('invalid', code)

const jsonOf = (bytes: Bytes): unknown => {
  try {
    return JSON.parse(bytesText(bytes))
  } catch {
    return undefined
  }
}

const assertSigned = async (said: unknown, packed: Bytes, pinned: readonly PackKey[]): Promise<void> => {
  const { data } = PackSignatures.safeParse(said)
  if (!data) throw no('platform.carriedChanged')
  const known = data.signatures.flatMap(({ keyId, signature }) => {
    const key = pinned.find((one) => one.keyId === keyId)
    return key ? [{ key, signature }] : []
  })
  if (known.length === 0) throw no('platform.packKeyUnknown')
  for (const { key, signature } of known) {
    if (!(await isSigned(key, signature, packed))) throw no('platform.carriedChanged')
  }
}

const isSigned = async ({ publicKey }: PackKey, signature: string, bytes: Bytes): Promise<boolean> => {
  try {
    const way = { name: 'ECDSA', namedCurve: 'P-256' }
    const key = await crypto.subtle.importKey('spki', bytesOfBase64(publicKey), way, false, ['verify'])
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytesOfBase64(signature), bytes)
  } catch {
    return false
  }
}

const unpack = async (packed: Bytes): Promise<Bytes> => {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer().catch(() => textBytes('').buffer))
}

const assertForUs = (content: PackContent, { phone, accountId, village, now }: OpeningPack): void => {
  if (content.village !== village) throw no('platform.carriedOtherVillage')
  if (content.phoneId !== phone.id || content.accountId !== accountId) throw no('platform.packOtherPhone')
  if (Date.parse(content.expiresAt) < now.getTime()) throw no('platform.packExpired')
}
