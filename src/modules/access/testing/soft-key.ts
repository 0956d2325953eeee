import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

const presentAndVerified = 0x05
const withCredential = 0x40

/** A passkey device made of software: enough of WebAuthn to register and to sign in (ES256, no attestation). */
export class SoftKey {
  readonly id = randomBytes(16)
  counter = 0
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject }
  private readonly origin: string

  constructor(origin: string) {
    this.origin = origin
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  private authenticatorData(rpId: string, flags: number, credential: Uint8Array = new Uint8Array()) {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(++this.counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter, credential])
  }

  private clientData(type: string, challenge: string) {
    return JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false })
  }

  private credentialBytes() {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' })
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    return Buffer.concat([Buffer.alloc(16), length, this.id, isoCBOR.encode(cose)])
  }

  register(optionsJson: string): string {
    const options = JSON.parse(optionsJson) as { challenge: string; rp: { id: string } }
    const clientData = this.clientData('webauthn.create', options.challenge)
    const authData = this.authenticatorData(options.rp.id, presentAndVerified | withCredential, this.credentialBytes())
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    const attestationObject = base64url(isoCBOR.encode(attestation as never))
    const response = { clientDataJSON: base64url(clientData), attestationObject, transports: ['internal'] }
    return JSON.stringify(this.answer(response))
  }

  signIn(optionsJson: string): string {
    const options = JSON.parse(optionsJson) as { challenge: string; rpId: string }
    const clientData = this.clientData('webauthn.get', options.challenge)
    const authData = this.authenticatorData(options.rpId, presentAndVerified)
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.keys.privateKey)
    const response = {
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authData),
      signature: base64url(signature),
    }
    return JSON.stringify(this.answer(response))
  }

  private answer(response: object) {
    const id = base64url(this.id)
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }
}
