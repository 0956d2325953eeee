import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { sha256Pattern } from '../shared/stored-file.ts'
import { hashOf } from './content-hash.ts'
import { DamagedFile, type FileStore } from './files.ts'

export interface S3Place {
  readonly bucket: string
  /** For a store that is not Amazon's: its address. Keys come from the usual AWS_ variables. */
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
}

const isMissing = (fault: unknown): boolean => fault instanceof NoSuchKey || fault instanceof NotFound

/** Files in an S3 bucket, or in any store that speaks its language. */
export const s3Store = ({ bucket, endpoint, region }: S3Place): FileStore => {
  const client = new S3Client({
    region: region ?? 'ap-southeast-3',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  })
  const at = (hash: string) => ({ Bucket: bucket, Key: `files/${hash.slice(0, 2)}/${hash}` })
  return {
    async put(hash, bytes) {
      await client.send(new PutObjectCommand({ ...at(hash), Body: bytes, ContentLength: bytes.length }))
    },
    async get(hash) {
      try {
        const found = await client.send(new GetObjectCommand(at(hash)))
        const bytes = await found.Body?.transformToByteArray()
        if (bytes && hashOf(bytes) !== hash) throw new DamagedFile()
        return bytes
      } catch (fault) {
        if (isMissing(fault)) return undefined
        throw fault
      }
    },
    async has(hash) {
      try {
        await client.send(new HeadObjectCommand(at(hash)))
        return true
      } catch (fault) {
        if (isMissing(fault)) return false
        throw fault
      }
    },
    async *list() {
      let from: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: 'files/', ContinuationToken: from }),
        )
        for (const { Key } of page.Contents ?? []) {
          const hash = Key?.split('/').at(-1) ?? ''
          if (sha256Pattern.test(hash)) yield hash
        }
        from = page.IsTruncated ? page.NextContinuationToken : undefined
      } while (from !== undefined)
    },
    async remove(hash) {
      await client.send(new DeleteObjectCommand(at(hash)))
    },
  }
}
