import { hexOf, inside, isSame, momentOf, oidOf, onlyPart, partsOf, tags, unusable } from './der.mjs'
import {
  digestNameOf,
  digestOfBytes,
  isForTimeStamps,
  isSignedBy,
  nameOfSubject,
  readCertificate,
  rootAbove,
} from './x509.mjs'

/** @typedef {{ tag: number, whole: Uint8Array, content: Uint8Array }} Part */

/* An RFC 3161 time-stamp token: a CMS message about a digest and a time. Also part of check.mjs. */
const ids = {
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}
const explicit0 = 0xa0
/** Chains of real authorities have two to four. */
const mostCertificates = 8

/** @param {Uint8Array} token */
export function readToken(token) {
  const [type, explicit] = inside(onlyPart(token, tags.sequence))
  if (oidOf(type) !== ids.signedData) return unusable('it is not a time-stamp')
  const signed = inside(inside(explicit, explicit0)[0])
  const [kind, wrapped] = inside(signed[2])
  if (oidOf(kind) !== ids.tstInfo) return unusable('it is not a time-stamp')
  const [octets] = inside(wrapped, explicit0)
  const info = octets?.content ?? unusable('a part is missing')
  const [, policy, imprint, serial, time, ...optional] = inside(onlyPart(info, tags.sequence))
  const [algorithm, digest] = inside(imprint)
  const [signer, other] = inside(signed.at(-1), tags.set)
  if (!signer || other) return unusable('it is not signed by one authority')
  const listed = signed.find(({ tag }) => tag === explicit0)
  const certificates = listed ? partsOf(listed.content) : []
  if (certificates.length > mostCertificates) return unusable('it has too many certificates')
  return {
    info,
    policy: oidOf(policy),
    imprint: { digest: digestNameOf(algorithm), hex: hexOf(digest?.content ?? new Uint8Array()) },
    serial: hexOf(serial?.content ?? new Uint8Array()),
    at: momentOf(time),
    nonce: optional.find(({ tag }) => tag === tags.integer)?.content ?? null,
    signer: inside(signer),
    certificates: certificates.map(({ whole }) => readCertificate(whole)),
  }
}

/** @param {Part[]} attributes @param {string} wanted */
function attributeOf(attributes, wanted) {
  const found = attributes.map((one) => inside(one)).filter(([id]) => oidOf(id) === wanted)
  const [value, other] = found.length === 1 ? inside(found[0]?.[1], tags.set) : []
  return other ? undefined : value
}

/** ESS (RFC 5816): the attribute's first entry names the certificate by its digest. */
async function isNamed({ der }, attributes) {
  const v2 = attributeOf(attributes, ids.signingCertificateV2)
  const [entry] = inside(inside(v2 ?? attributeOf(attributes, ids.signingCertificate))[0])
  const [first, second] = inside(entry)
  const hasAlgorithm = first?.tag === tags.sequence
  const name = v2 ? (hasAlgorithm ? digestNameOf(first) : 'SHA-256') : 'SHA-1'
  const given = hasAlgorithm ? second : first
  return given?.tag === tags.octets && isSame(given.content, await digestOfBytes(name, der))
}

/**
 * Finds the authority that stamped these bytes, and the time.
 * @param {Uint8Array} token @param {Uint8Array} data @param {readonly Uint8Array[]} trusted roots of authorities, in DER
 * @returns {Promise<{ wrong: string } | { wrong: null, at: Date, authority: string, isTrusted: boolean }>}
 */
export async function checkToken(token, data, trusted) {
  try {
    const { info, imprint, at, signer, certificates } = readToken(token)
    if (imprint.hex !== hexOf(await digestOfBytes(imprint.digest, data))) return { wrong: 'it is about other bytes' }
    const [, sid, digest, signedAttributes, algorithm, signature] = signer
    const [issuer, serial] = inside(sid)
    const own = certificates.find(
      (one) => isSame(one.issuer.whole, issuer?.whole ?? one.der) && isSame(one.serial.whole, serial?.whole ?? one.der),
    )
    if (!own) return { wrong: 'the certificate of its authority is missing' }
    const attributes = inside(signedAttributes, explicit0)
    const name = digestNameOf(digest)
    const isAbout =
      oidOf(attributeOf(attributes, ids.contentType)) === ids.tstInfo &&
      isSame(attributeOf(attributes, ids.messageDigest)?.content ?? info, await digestOfBytes(name, info))
    if (!isAbout || !(await isNamed(own, attributes))) return { wrong: 'its parts do not belong together' }
    // RFC 5652, 5.4: signed under the SET tag.
    const covered = Uint8Array.of(tags.set, ...(signedAttributes?.whole.subarray(1) ?? []))
    if (!(await isSignedBy(own, algorithm, name, signature?.content ?? covered, covered)))
      return { wrong: 'its signature is invalid' }
    if (!isForTimeStamps(own)) return { wrong: 'its certificate is not one for time-stamps' }
    const roots = trusted.map(readCertificate)
    const root = await rootAbove(own, { others: certificates, roots, moment: at })
    return { wrong: null, at, authority: nameOfSubject(own), isTrusted: root !== null }
  } catch (error) {
    return { wrong: `it cannot be read: ${error instanceof Error ? error.message : error}` }
  }
}
