import { createHash, createPublicKey, type KeyObject, webcrypto } from 'node:crypto'
import { Set as AsnSet, BitString, Integer, OctetString, Sequence, Utf8String } from 'asn1js'
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs'
import type { World } from '@/lib/platform/world'

const years = 10
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }
const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as Crypto })

const OID = {
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
} as const
/** Key usage bits, and how many of the byte are unused. */
const usage = { signs: { bits: 0b1100_0000, unused: 6 }, certifies: { bits: 0b0000_0110, unused: 1 } } as const

interface Wish {
  subject: string
  issuer: string
  issuerName: string
  publicKey: PublicKeyInfo
  usage: (typeof usage)[keyof typeof usage]
  /** Null for the root, which signs itself. */
  signedBy: PublicKeyInfo | null
}

/** An X.509 certificate and its root, DER in base64. The root's private key is discarded: it can sign nothing else. */
export async function makeSealCertificate(
  publicKey: KeyObject,
  { keyId, issuerName }: { keyId: string; issuerName: string },
  world: World,
): Promise<string[]> {
  const rootKeys = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const rootJwk = await webcrypto.subtle.exportKey('jwk', rootKeys.publicKey)
  const rootKey = infoOf(createPublicKey({ key: { ...rootJwk }, format: 'jwk' }))
  const root = `Root of ${keyId}`
  const common = { issuer: root, issuerName }
  const seal = certificate(
    { ...common, subject: issuerName, publicKey: infoOf(publicKey), usage: usage.signs, signedBy: rootKey },
    world,
  )
  const above = certificate(
    { ...common, subject: root, publicKey: rootKey, usage: usage.certifies, signedBy: null },
    world,
  )
  for (const each of [seal, above]) await each.sign(rootKeys.privateKey as CryptoKey, 'SHA-256', engine)
  return [seal, above].map((each) => Buffer.from(each.toSchema(true).toBER()).toString('base64'))
}

function certificate(wish: Wish, world: World): Certificate {
  const notBefore = world.now()
  const notAfter = new Date(notBefore)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years)
  return new Certificate({
    version: 2,
    // RFC 5280: at most 20 bytes, and positive.
    serialNumber: new Integer({ valueHex: memoryOf([0x40, ...world.random(15)]) }),
    issuer: nameOf(wish.issuerName, wish.issuer),
    subject: nameOf(wish.issuerName, wish.subject),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    subjectPublicKeyInfo: wish.publicKey,
    extensions: extensionsOf(wish),
  })
}

function extensionsOf({ publicKey, usage: { bits, unused }, signedBy }: Wish): Extension[] {
  const constraints = new BasicConstraints(signedBy ? { cA: false } : { cA: true, pathLenConstraint: 0 })
  const authority = signedBy && new AuthorityKeyIdentifier({ keyIdentifier: identifierOf(signedBy) })
  return [
    extension(OID.basicConstraints, constraints.toSchema(), true),
    extension(OID.keyUsage, new BitString({ valueHex: memoryOf([bits]), unusedBits: unused }), true),
    extension(OID.subjectKeyIdentifier, identifierOf(publicKey)),
    ...(authority ? [extension(OID.authorityKeyIdentifier, authority.toSchema())] : []),
  ]
}

function extension(extnID: string, value: { toBER(): ArrayBuffer }, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() })
}

/** RFC 5280 suggests SHA-1 here: a name for the key, not a security claim. */
function identifierOf(key: PublicKeyInfo): OctetString {
  const bits = key.subjectPublicKey.valueBlock.valueHexView
  return new OctetString({ valueHex: memoryOf(createHash('sha1').update(bits).digest()) })
}

function infoOf(key: KeyObject): PublicKeyInfo {
  return PublicKeyInfo.fromBER(memoryOf(key.export({ type: 'spki', format: 'der' })))
}

function nameOf(organization: string, commonName: string): RelativeDistinguishedNames {
  const part = (type: string, value: string) => {
    const typeAndValue = new AttributeTypeAndValue({ type, value: new Utf8String({ value }) })
    return new AsnSet({ value: [typeAndValue.toSchema()] })
  }
  const value = [part(OID.organization, organization), part(OID.commonName, commonName)]
  return RelativeDistinguishedNames.fromBER(new Sequence({ value }).toBER())
}

/** RFC 5280: four-digit years from 2050 on. */
function timeOf(value: Date): Time {
  return new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value })
}

function memoryOf(bytes: ArrayLike<number>): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
