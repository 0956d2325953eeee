export type AddressFault = 'webhooks.addressUnreadable' | 'webhooks.addressNotHttps' | 'webhooks.addressWithPassword'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** What is wrong with an address to send to. Where its name leads is looked at again at each connection. */
export const findAddressFault = (written: string, allowsLoopback = false): AddressFault | undefined => {
  if (!URL.canParse(written)) return 'webhooks.addressUnreadable'
  const { protocol, username, password, hash, hostname } = new URL(written)
  const isTrial = allowsLoopback && protocol === 'http:' && loopback.has(hostname)
  if (protocol !== 'https:' && !isTrial) return 'webhooks.addressNotHttps'
  if (username !== '' || password !== '' || hash !== '') return 'webhooks.addressWithPassword'
  return undefined
}
