import { hexOf, inside, isSame, momentOf, oidOf, onlyPart, tags, unusable } from './der.mjs'

/** @typedef {{ tag: number, whole: Uint8Array, content: Uint8Array }} Part */

const digests = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
const signatureDigests = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
}
const rsaEncryption = '1.2.840.113549.1.1.1'
const curves = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', bytes: 32 },
  '1.3.132.0.34': { namedCurve: 'P-384', bytes: 48 },
  '1.3.132.0.35': { namedCurve: 'P-521', bytes: 66 },
}
const extensionIds = { constraints: '2.5.29.19', usage: '2.5.29.15', purposes: '2.5.29.37' }
const timeStamping = '1.3.6.1.5.5.7.3.8'
const commonName = '2.5.4.3'
const certSignBit = 4

/** @param {Part | undefined} algorithm */
export function digestNameOf(algorithm) {
  return digests[oidOf(inside(algorithm)[0])] ?? unusable('its kind of digest is not supported')
}

/** @param {string} name @param {Uint8Array} bytes */
export async function digestOfBytes(name, bytes) {
  return new Uint8Array(await crypto.subtle.digest(name, new Uint8Array(bytes)))
}

/** @param {Uint8Array} der */
export function readCertificate(der) {
  const [body, algorithm, signature] = inside(onlyPart(der, tags.sequence))
  const parts = inside(body).filter(({ tag }) => tag !== 0xa0)
  const [serial, , issuer, validity, subject, key] = parts
  const [notBefore, notAfter] = inside(validity).map(momentOf)
  const listed = parts.find(({ tag }) => tag === 0xa3)
  const extensions = new Map(
    (listed ? inside(onlyPart(listed.content, tags.sequence)) : []).map((one) => {
      const [id, ...rest] = inside(one)
      return [oidOf(id), { critical: rest.length > 1, value: rest.at(-1)?.content ?? new Uint8Array() }]
    }),
  )
  if (!body || !algorithm || !signature || !serial || !issuer || !subject || !key) return unusable('a part is missing')
  return {
    der,
    body,
    algorithm,
    signature: signature.content.subarray(1),
    serial,
    issuer,
    subject,
    key,
    notBefore,
    notAfter,
    extensions,
  }
}

/** @typedef {ReturnType<typeof readCertificate>} X509 */

/** @param {X509} certificate */
export function nameOfSubject({ subject }) {
  for (const set of inside(subject))
    for (const pair of inside(set, tags.set)) {
      const [type, value] = inside(pair)
      if (oidOf(type) === commonName && value) return new TextDecoder().decode(value.content)
    }
  return 'an authority without a name'
}

/** RFC 3161, 2.3: the purpose is critical and the only one. @param {X509} certificate */
export function isForTimeStamps({ extensions }) {
  const purposes = extensions.get(extensionIds.purposes)
  if (!purposes?.critical) return false
  const [first, other] = inside(onlyPart(purposes.value, tags.sequence))
  return oidOf(first) === timeStamping && !other
}

/** @param {X509} certificate */
function maySignCertificates({ extensions }) {
  const constraints = extensions.get(extensionIds.constraints)
  const usage = extensions.get(extensionIds.usage)
  const isAuthority =
    constraints && hexOf(inside(onlyPart(constraints.value, tags.sequence))[0]?.content ?? new Uint8Array()) === 'ff'
  const [, bits = 0] = usage ? onlyPart(usage.value, tags.bits).content : [0, certSignBit]
  return Boolean(isAuthority) && (bits & certSignBit) !== 0
}

/** @param {X509} certificate @param {Date} moment */
const isValidAt = ({ notBefore, notAfter }, moment) => notBefore <= moment && moment <= notAfter

/** WebCrypto wants both numbers at full length. @param {Uint8Array} der @param {number} length */
function plainEcdsa(der, length) {
  const numbers = inside(onlyPart(der, tags.sequence)).map(({ content }) => content)
  const plain = new Uint8Array(2 * length)
  for (const [index, number] of numbers.entries()) {
    const digits = number[0] === 0 ? number.subarray(1) : number
    if (index > 1 || digits.length > length) return unusable('its signature cannot be read')
    plain.set(digits, (index + 1) * length - digits.length)
  }
  return plain
}

/**
 * RSA (PKCS #1 v1.5) or ECDSA, with SHA-2.
 * @param {X509} by @param {Part | undefined} algorithm @param {string | null} digest
 * @param {Uint8Array} signature @param {Uint8Array} data
 */
export async function isSignedBy({ key }, algorithm, digest, signature, data) {
  const id = oidOf(inside(algorithm)[0])
  const hash = id === rsaEncryption ? digest : signatureDigests[id]
  const [kind, curve] = inside(inside(key)[0])
  if (!hash) return unusable('its kind of signature is not supported')
  const isRsa = oidOf(kind) === rsaEncryption
  const { namedCurve, bytes } = isRsa
    ? { namedCurve: '', bytes: 0 }
    : (curves[oidOf(curve)] ?? unusable('its kind of key is not supported'))
  const name = isRsa ? 'RSASSA-PKCS1-v1_5' : 'ECDSA'
  const imported = await crypto.subtle.importKey('spki', new Uint8Array(key.whole), { name, namedCurve, hash }, false, [
    'verify',
  ])
  const plain = isRsa ? new Uint8Array(signature) : plainEcdsa(signature, bytes)
  return crypto.subtle.verify({ name, hash }, imported, plain, new Uint8Array(data))
}

const mostChecks = 16

/**
 * The root above a certificate, valid then; null if none of the roots is. Revocation lists are not asked.
 * An attack: certificates of one name and key are all issued by each other, so the paths among them are bounded.
 * @param {X509} certificate
 * @param {{ others: X509[], roots: X509[], moment: Date, search?: { seen: Set<string>, checks: number } }} among
 * @returns {Promise<X509 | null>}
 */
export async function rootAbove(certificate, { others, roots, moment, search = { seen: new Set(), checks: 0 } }) {
  const own = hexOf(certificate.der)
  if (!isValidAt(certificate, moment) || search.seen.has(own)) return null
  search.seen.add(own)
  const self = roots.find(({ der }) => isSame(der, certificate.der))
  if (self) return self
  const isBy = async (above) => {
    if (!isSame(certificate.issuer.whole, above.subject.whole) || search.checks >= mostChecks) return false
    search.checks += 1
    return isSignedBy(above, certificate.algorithm, null, certificate.signature, certificate.body.whole)
  }
  for (const root of roots) if (isValidAt(root, moment) && (await isBy(root))) return root
  for (const other of others) {
    if (search.seen.has(hexOf(other.der)) || !maySignCertificates(other) || !(await isBy(other))) continue
    const found = await rootAbove(other, { others, roots, moment, search })
    if (found) return found
  }
  return null
}
