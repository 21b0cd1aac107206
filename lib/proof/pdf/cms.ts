import { createHash } from 'node:crypto'
import { fromBER, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import type { Signer } from '@/lib/proof/issuer/signer'
import { memoryOf, sameBytes } from '@/lib/proof/verification/bytes'

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
} as const

const SIGNED_ATTRIBUTES = 0
const UNSIGNED_ATTRIBUTES = 1
const SET = 0x31

export interface Chain {
  own: Certificate
  all: Certificate[]
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: memoryOf(bytes) })

/** Throws when the key has no certificate. */
export function chainOf(key: Signer['key']): Chain {
  const all = (key.certificates ?? []).map((der) => Certificate.fromBER(memoryOf(Buffer.from(der, 'base64'))))
  const [own] = all
  if (!own) throw new Error(`The key ${key.id} has no certificate, so it cannot sign a PDF`)
  return { own, all }
}

export function subjectOf({ subject }: Certificate): string {
  return String(subject.typesAndValues.find(({ type }) => type === OID.commonName)?.value.valueBlock.value ?? '')
}

/** In bytes. ECDSA signatures on P-256 vary in length; 72 is the longest. */
export function longestSignature({ publicJwk }: Signer['key']): number {
  return publicJwk.kty === 'RSA' ? Buffer.from(publicJwk.n ?? '', 'base64url').length : 72
}

/** DER, sorted as a DER set. No signing time: in PAdES it is in the signature dictionary. */
function signedAttributes(digest: Uint8Array, { own }: Chain): SignedAndUnsignedAttributes {
  const hash = octets(sha256(new Uint8Array(own.toSchema().toBER())))
  const attributes = [
    new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
    new Attribute({ type: OID.messageDigest, values: [octets(digest)] }),
    new Attribute({
      type: OID.signingCertificateV2,
      values: [new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [hash] })] })] })],
    }),
  ]
  return new SignedAndUnsignedAttributes({ type: SIGNED_ATTRIBUTES, attributes: inDerOrder(attributes) })
}

function inDerOrder<T extends { toSchema(): { toBER(): ArrayBuffer } }>(members: T[]): T[] {
  const encoded = (member: T) => Buffer.from(member.toSchema().toBER())
  return members.toSorted((a, b) => Buffer.compare(encoded(a), encoded(b)))
}

/** Null when no authority answers in time. */
export type StampFor = (signature: Uint8Array) => Promise<Uint8Array | null>

/** PAdES B-T: the token about the signature, next to it. Null for a token that a reader would write in another way. */
function withStamp(token: Uint8Array): SignedAndUnsignedAttributes | null {
  const { result } = fromBER(memoryOf(token))
  if (!sameBytes(new Uint8Array(result.toBER()), token)) return null
  const attributes = [new Attribute({ type: OID.timeStampToken, values: [result] })]
  return new SignedAndUnsignedAttributes({ type: UNSIGNED_ATTRIBUTES, attributes })
}

/** Detached, for PAdES B-B: with the ESS signing-certificate attribute. The signer hashes with SHA-256. */
export async function cmsOf(digest: Uint8Array, chain: Chain, signer: Signer, stampFor?: StampFor): Promise<Buffer> {
  const signedAttrs = signedAttributes(digest, chain)
  const toBeSigned = new Uint8Array(signedAttrs.toSchema().toBER())
  // RFC 5652, 5.4: the signature covers the attributes under the SET tag, not under the tag they have in the message.
  toBeSigned[0] = SET
  const signature = await signer.sign(toBeSigned)
  const token = await stampFor?.(signature)
  const unsignedAttrs = token && withStamp(token)
  const sha256Algorithm = new AlgorithmIdentifier({ algorithmId: OID.sha256 })
  const { issuer, serialNumber } = chain.own
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [sha256Algorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: inDerOrder(chain.all),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        digestAlgorithm: sha256Algorithm,
        signedAttrs,
        signatureAlgorithm: new AlgorithmIdentifier(
          signer.key.publicJwk.kty === 'RSA'
            ? { algorithmId: OID.sha256WithRsa, algorithmParams: new Null() }
            : { algorithmId: OID.sha256WithEcdsa },
        ),
        signature: octets(signature),
        ...(unsignedAttrs && { unsignedAttrs }),
      }),
    ],
  })
  const message = new ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) })
  return Buffer.from(message.toSchema().toBER())
}
