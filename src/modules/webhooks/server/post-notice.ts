import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { Webhook } from 'standardwebhooks'
import type { DeliveryFault } from '../contract.ts'
import { findAddressFault } from '../rules/address.ts'
import { allowsLoopback } from './webhook-settings.ts'

export interface Notice {
  /** The same at every try, so that the receiver knows what it has had. */
  readonly id: string
  readonly address: string
  readonly body: string
  /** The newest first; each signs. */
  readonly secrets: readonly string[]
}

export interface Answer {
  readonly code: number | null
  readonly fault: DeliveryFault | null
}

const patienceMilliseconds = 10_000
const longestAnswer = 65_536

/** Signs now and sends once. It follows no redirect and connects to public addresses alone, whatever the name says this minute. */
export const postNotice = async (notice: Notice, patience = patienceMilliseconds): Promise<Answer> => {
  if (findAddressFault(notice.address, allowsLoopback())) return { code: null, fault: 'refusedAddress' }
  try {
    const code = await send(notice, patience)
    if (code >= 200 && code < 300) return { code, fault: null }
    return { code, fault: code >= 300 && code < 400 ? 'redirect' : 'status' }
  } catch (reason) {
    return { code: null, fault: faultOf(reason) }
  }
}

export const signedHeaders = ({ id, body, secrets }: Notice, now: Date): Record<string, string> => ({
  'content-type': 'application/json',
  'user-agent': 'Desmigratif',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
})

const agentFor = (isHttps: boolean) => {
  const options = allowsLoopback() ? { allowIPAddressList: ['127.0.0.1', '::1'] } : {}
  return isHttps ? new RequestFilteringHttpsAgent(options) : new RequestFilteringHttpAgent(options)
}

class TooLarge extends Error {}

const send = (notice: Notice, patience: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const url = new URL(notice.address)
    const isHttps = url.protocol === 'https:'
    const body = Buffer.from(notice.body)
    const headers = { ...signedHeaders(notice, new Date()), 'content-length': body.length }
    const options = { method: 'POST', headers, agent: agentFor(isHttps), signal: AbortSignal.timeout(patience) }
    const sent = (isHttps ? requestHttps : requestHttp)(url, options, (answer) => {
      let received = 0
      answer.on('data', (part: Buffer) => {
        received += part.length
        if (received > longestAnswer) answer.destroy(new TooLarge())
      })
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })

const faultOf = (reason: unknown): DeliveryFault => {
  if (reason instanceof TooLarge) return 'tooLarge'
  const { name, code, message } = reason as NodeJS.ErrnoException
  if (name === 'AbortError' || name === 'TimeoutError') return 'timeout'
  if (/ is not allowed\. Because/.test(message)) return 'refusedAddress'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknownName'
  if (/^ERR_TLS|CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code ?? '')) return 'certificate'
  return 'connection'
}
