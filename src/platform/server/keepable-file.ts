import { Refusal } from '../shared/errors.ts'
import { fileKindOf, type KnownFile, maximumMegabytes } from '../shared/file-kind.ts'

/** What these bytes are, if they are something that is kept. */
export const keepableFile = (bytes: Uint8Array): KnownFile => {
  if (bytes.length === 0) throw new Refusal('invalid', 'platform.fileEmpty')
  const known = fileKindOf(bytes)
  if (known === 'heic') throw new Refusal('invalid', 'platform.fileIsHeic')
  if (!known) throw new Refusal('invalid', 'platform.fileKindUnknown')
  const megabytes = maximumMegabytes[known.kind]
  if (bytes.length > megabytes * 1_048_576) throw new Refusal('invalid', 'platform.fileTooLarge', { megabytes })
  return known
}
