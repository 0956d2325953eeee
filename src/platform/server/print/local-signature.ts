import { createHash, createPublicKey } from 'node:crypto'
import { publicKeys, signEd25519 } from '../keys.ts'
import {
  bits,
  type DerValue,
  der,
  generalizedTime,
  integer,
  octets,
  oid,
  readDer,
  sequence,
  setOf,
  tagged,
  text,
} from './der.ts'

const ed25519 = sequence(oid('1.3.101.112'))
const sha512 = sequence(oid('2.16.840.1.101.3.4.2.3'))
const plainData = oid('1.2.840.113549.1.7.1')

const nameOf = (organisation: string): Buffer =>
  sequence(setOf(sequence(oid('2.5.4.3'), text(`${organisation} (tanda tangan setempat)`))))

// The key's own id is its certificate's number, so that a signature leads back to its key.
const serialOf = (keyId: string): Buffer => integer(1, ...Buffer.from(keyId, 'hex'))

const digitalSignatureAndCommitment = der(0x03, Buffer.from([6, 0xc0]))

// basicConstraints: no authority; keyUsage: signatures and commitment (RFC 5280 §4.2.1).
const extensions = sequence(
  sequence(oid('2.5.29.19'), der(0x01, Buffer.from([0xff])), octets(sequence())),
  sequence(oid('2.5.29.15'), der(0x01, Buffer.from([0xff])), octets(digitalSignatureAndCommitment)),
)

const spkiOf = (purpose: string, keyId: string): Buffer => {
  const key = publicKeys(purpose).find((one) => one.keyId === keyId)
  if (!key) throw new Error(`no key ${keyId}`)
  return createPublicKey(key.publicKeyPem).export({ type: 'spki', format: 'der' })
}

/** A certificate the installation signs for itself (X.509 with Ed25519, RFC 8410). It proves the file is whole, not who a person is. */
export const localCertificate = (purpose: string, keyId: string, organisation: string): Buffer => {
  const name = nameOf(organisation)
  const body = sequence(
    tagged(0, integer(2)),
    serialOf(keyId),
    ed25519,
    name,
    sequence(generalizedTime('20260101000000Z'), generalizedTime('20560101000000Z')),
    name,
    spkiOf(purpose, keyId),
    tagged(3, extensions),
  )
  return sequence(body, ed25519, bits(signEd25519(purpose, body).signature))
}

const attribute = (name: string, value: Buffer): Buffer => sequence(oid(name), setOf(value))

/** Content type, digest and which certificate: what ETSI EN 319 142-1 asks of a PAdES baseline signature. */
const attributesOf = (digest: Buffer, certificate: Buffer): Buffer =>
  setOf(
    attribute('1.2.840.113549.1.9.3', plainData),
    attribute('1.2.840.113549.1.9.4', octets(digest)),
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      sequence(sequence(sequence(octets(createHash('sha256').update(certificate).digest())))),
    ),
  )

const asImplicit = (set: Buffer): Buffer => Buffer.concat([Buffer.from([0xa0]), set.subarray(1)])

/** A detached CMS signature (RFC 5652) with Ed25519 and SHA-512 (RFC 8419). The same bytes give the same signature. */
export const localSignature = (purpose: string, organisation: string, signed: Uint8Array): Buffer => {
  const { keyId } = signEd25519(purpose, new Uint8Array())
  const certificate = localCertificate(purpose, keyId, organisation)
  const attributes = attributesOf(createHash('sha512').update(signed).digest(), certificate)
  const signer = sequence(
    integer(1),
    sequence(nameOf(organisation), serialOf(keyId)),
    sha512,
    asImplicit(attributes),
    ed25519,
    octets(signEd25519(purpose, attributes).signature),
  )
  const data = sequence(integer(1), der(0x31, sha512), sequence(plainData), tagged(0, certificate), der(0x31, signer))
  return sequence(oid('1.2.840.113549.1.7.2'), tagged(0, data))
}

export interface ReadSignature {
  readonly keyId: string
  readonly signature: Buffer
  /** What the key signed, if the bytes given are those it speaks of; else nothing. */
  readonly signed: Buffer
}

/** Reads a signature this house made over these bytes, without judging it. */
export const readLocalSignature = (cms: Buffer, bytes: Uint8Array): ReadSignature | undefined => {
  try {
    const [, wrapped] = inside(readDer(cms)[0])
    const signers = inside(inside(wrapped)[0]).at(-1)
    const [, issuerAndSerial, , attributes, , signature] = inside(inside(signers)[0])
    const serial = inside(issuerAndSerial)[1]
    if (!attributes || !signature || !serial) return undefined
    const set = Buffer.concat([Buffer.from([0x31]), attributes.whole.subarray(1)])
    const digest = octets(createHash('sha512').update(bytes).digest())
    return {
      keyId: serial.content.subarray(1).toString('hex'),
      signature: signature.content,
      signed: set.includes(digest) ? set : Buffer.alloc(0),
    }
  } catch {
    return undefined
  }
}

const inside = (value: DerValue | undefined): DerValue[] => readDer(value?.content ?? Buffer.alloc(0))
