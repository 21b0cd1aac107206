import { fromBER } from 'asn1js'
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs'
import type { PublishedKey, TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { bytesOfBinary, bytesOfHex, memoryOf, sameBytes } from './bytes'
import { isEcdsaInDer } from './ecdsa-der'
import { isNameOf } from './judge-stranger'
import { coveredBy, type PdfSignature } from './pdf-file'
import { type ProvenTime, stampIn } from './stamps'

/** `stranger`: by a key that is not among ours, whether it is valid or not; `none`: unsigned, or damaged. */
export interface SignatureResult {
  kind: 'ours' | 'broken' | 'stranger' | 'none'
  sentence: string
  /** The stranger's certificate names us. */
  usesOurName?: boolean
  /** The token in the signature (PAdES B-T), if it is ours. */
  stamp?: ProvenTime | null
  keyId?: string
}

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
} as const
const detached = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached']

const changed = 'The page, or its signature, was changed after it was signed.'
const notAsWeSign = 'Its signature is not in our form: its envelope was changed.'

interface Message {
  signed: SignedData
  signer: SignerInfo
  own: Certificate
  /** The encoding is canonical, followed only by zeros. */
  exact: boolean
}

export async function checkSignature(
  pdf: Uint8Array,
  signature: PdfSignature,
  issuer: TrustedIssuer | null,
): Promise<SignatureResult> {
  if (!signature.gap)
    return { kind: 'none', sentence: 'The range that its signature claims to cover does not match the file.' }
  const message = readMessage(signature.hex)
  if (!message || !detached.includes(signature.subFilter ?? ''))
    return { kind: 'none', sentence: 'Its kind of signature is not ours, or it is damaged.' }
  const key = await publishedKeyOf(message.own, issuer)
  if (!key) return strangerOf(message, issuer)
  const holds = await messageHolds(message, coveredBy(signature, pdf))
  if (holds === 'unknown') return { kind: 'broken', sentence: notAsWeSign }
  if (holds === 'no') return { kind: 'broken', sentence: changed }
  const stamp = (await isAsWeSign(message, issuer)) ? await stampIn(message.signer, issuer) : 'broken'
  if (stamp === 'broken') return { kind: 'broken', sentence: notAsWeSign }
  return { kind: 'ours', sentence: `Its signature is valid, by a key of ${issuer?.name}.`, stamp, keyId: key.id }
}

function strangerOf({ own }: Message, issuer: TrustedIssuer | null): SignatureResult {
  const names = own.subject.typesAndValues.map(({ value }) => value.valueBlock.value)
  return {
    kind: 'stranger',
    sentence: `It was not signed by ${issuer ? `a key of ${issuer.name}` : 'one of our keys'}.`,
    usesOurName: issuer !== null && names.some((name) => isNameOf(issuer, name)),
  }
}

function readMessage(hex: string): Message | null {
  try {
    const bytes = bytesOfHex(hex)
    const { offset, result } = fromBER(memoryOf(bytes))
    const content = new ContentInfo({ schema: result })
    if (offset < 0 || content.contentType !== OID.signedData) return null
    const signed = new SignedData({ schema: content.content })
    const [signer] = signed.signerInfos
    const own = signer && signed.certificates?.find((one) => one instanceof Certificate && isNamedBy(one, signer))
    if (!(own instanceof Certificate) || !signer) return null
    const written = new Uint8Array(content.toSchema().toBER())
    const exact =
      sameBytes(written, bytes.subarray(0, offset)) &&
      bytes.subarray(offset).every((byte) => byte === 0) &&
      [hex.toLowerCase(), hex.toUpperCase()].includes(hex)
    return { signed, signer, own, exact }
  } catch {
    return null
  }
}

const der = (part: { toSchema(): { toBER(): ArrayBuffer } }) => new Uint8Array(part.toSchema().toBER())

function isNamedBy(certificate: Certificate, { sid }: SignerInfo): boolean {
  return (
    sid instanceof IssuerAndSerialNumber &&
    sameBytes(der(certificate.issuer), der(sid.issuer)) &&
    certificate.serialNumber.isEqual(sid.serialNumber)
  )
}

async function publishedKeyOf(own: Certificate, issuer: TrustedIssuer | null): Promise<PublishedKey | null> {
  const theirs = der(own.subjectPublicKeyInfo)
  for (const key of issuer?.keys.filter(({ use }) => use === 'pdf') ?? [])
    if (sameBytes(theirs, await publicKeyInDer(key))) return key
  return null
}

async function publicKeyInDer({ publicJwk }: PublishedKey): Promise<Uint8Array> {
  const algorithm =
    publicJwk.kty === 'RSA' ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', { ...publicJwk }, algorithm, true, ['verify'])
  return new Uint8Array(await crypto.subtle.exportKey('spki', key))
}

/** Checks the digest, the signed attributes, and that they name this certificate. */
async function messageHolds({ signed, signer, own }: Message, covered: Uint8Array): Promise<'yes' | 'no' | 'unknown'> {
  // With embedded content or no attributes, the library would check something else.
  if (signed.encapContentInfo.eContent || !signer.signedAttrs) return 'unknown'
  try {
    const holds = await signed.verify({ signer: 0, data: memoryOf(covered), checkChain: false })
    if (!holds) return 'no'
    const named = signer.signedAttrs.attributes.find(({ type }) => type === OID.signingCertificateV2)
    return !named || (await isHashOf(own, named.values[0])) ? 'yes' : 'no'
  } catch (error) {
    return error instanceof Error && /digest doesn't match/.test(error.message) ? 'no' : 'unknown'
  }
}

/** `SigningCertificateV2`: the first entry is the signer's, SHA-256 by default. */
async function isHashOf(certificate: Certificate, value: unknown): Promise<boolean> {
  const first = inside(inside(inside(value)[0])[0])
  const hash = first.length > 0 && tagOf(first[0]) !== 16 ? first[0] : first[1]
  const algorithm = tagOf(first[0]) === 16 ? new AlgorithmIdentifier({ schema: first[0] }).algorithmId : OID.sha256
  if (algorithm !== OID.sha256) return false
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', memoryOf(der(certificate))))
  const given = (hash as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock?.valueHexView
  return given instanceof Uint8Array && sameBytes(digest, given)
}

function inside(value: unknown): unknown[] {
  const list = (value as { valueBlock?: { value?: unknown } } | undefined)?.valueBlock?.value
  return Array.isArray(list) ? list : []
}

/** Universal ASN.1 tags: 5 null, 16 sequence. */
function tagOf(value: unknown): number | null {
  const block = (value as { idBlock?: { tagClass: number; tagNumber: number } } | undefined)?.idBlock
  return block?.tagClass === 1 ? block.tagNumber : null
}

/** The signature doesn't cover its own envelope, so the envelope must be exactly as we write it. */
async function isAsWeSign({ signed, signer, own, exact }: Message, issuer: TrustedIssuer | null): Promise<boolean> {
  const published = (issuer?.keys ?? []).flatMap((key) =>
    (key.certificates ?? []).map((one) => bytesOfBinary(atob(one))),
  )
  const isPublished = (one: Uint8Array) => published.some((other) => sameBytes(one, other))
  const isPlain = ({ algorithmId, algorithmParams }: AlgorithmIdentifier, wanted: readonly string[]) =>
    wanted.includes(algorithmId) && (algorithmParams === undefined || tagOf(algorithmParams) === 5)
  return (
    exact &&
    signed.version === 1 &&
    signer.version === 1 &&
    signed.signerInfos.length === 1 &&
    signed.digestAlgorithms.length === 1 &&
    signed.digestAlgorithms.every((algorithm) => isPlain(algorithm, [OID.sha256])) &&
    isPlain(signer.digestAlgorithm, [OID.sha256]) &&
    isPlain(signer.signatureAlgorithm, [OID.sha256WithRsa, OID.sha256WithEcdsa]) &&
    (signer.signatureAlgorithm.algorithmId === OID.sha256WithRsa ||
      isEcdsaInDer(new Uint8Array(signer.signature.valueBlock.valueHexView))) &&
    signed.encapContentInfo.eContentType === OID.data &&
    signed.crls === undefined &&
    isPublished(der(own)) &&
    (signed.certificates ?? []).every((one) => one instanceof Certificate && isPublished(der(one)))
  )
}
