import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SmallS3 {
  readonly endpoint: string
  /** What the bucket holds, by key. */
  readonly objects: Map<string, Buffer>
  close(): void
}

const keysAPage = 2

/** What the S3 protocol says of one object (PUT, GET, HEAD, DELETE, 404 with its code) and of a list, two keys a page. */
export const openSmallS3 = async (): Promise<SmallS3> => {
  process.env.AWS_ACCESS_KEY_ID = 'only-for-tests'
  process.env.AWS_SECRET_ACCESS_KEY = 'only-for-tests'
  const objects = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://s3')
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const [, , ...steps] = url.pathname.split('/')
      const key = steps.join('/')
      if (request.method === 'PUT') objects.set(key, Buffer.concat(parts))
      if (request.method === 'DELETE') objects.delete(key)
      const asked = request.method === 'GET' || request.method === 'HEAD'
      const found = url.searchParams.has('list-type') ? listPage(objects, url.searchParams) : objects.get(key)
      const missing = asked && found === undefined
      response.writeHead(missing ? 404 : 200, { 'content-type': 'application/xml' })
      if (missing) response.end(request.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>')
      else response.end(request.method === 'GET' ? found : '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const listPage = (objects: ReadonlyMap<string, Buffer>, asked: URLSearchParams): string => {
  const after = asked.get('continuation-token') ?? ''
  const keys = [...objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > after).sort()
  const page = keys.slice(0, keysAPage)
  const more = keys.length > page.length
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents}</ListBucketResult>`
}
