import { createPublicKey, verify } from 'node:crypto'
import { canonical, sha256 } from './files.mjs'
import { expect } from './findings.mjs'

const keys = new Map()
const retirements = new Map()

export function takeKeys(jwks) {
  for (const jwk of jwks.keys) {
    keys.set(jwk.kid, createPublicKey({ key: jwk, format: 'jwk' }))
    if (jwk.retiredAt) retirements.set(jwk.kid, jwk.retiredAt)
  }
}

export const retirementOf = (kid) => retirements.get(kid) ?? null

/** The bytes of a multibase text in base 58: `z` and the digits. */
function bytesOf(multibase) {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  let number = 0n
  for (const sign of multibase.slice(1)) number = number * 58n + BigInt(digits.indexOf(sign))
  return Buffer.from(number.toString(16).padStart(128, '0'), 'hex')
}

/** W3C eddsa-jcs-2022: Ed25519 over SHA-256 of the proof without its value, then of the document without its proof. */
export function expectSealed({ proof, ...document }, name) {
  if (!proof) return expect(false, `${name} is not sealed, so nothing proves that it is unchanged`)
  const { proofValue, ...options } = proof
  const key = keys.get(options.verificationMethod)
  if (!key)
    return expect(false, `${name} is sealed by a key that is not among these keys: ${options.verificationMethod}`)
  const hashes = [options, document].map((part) => Buffer.from(sha256(canonical(part)), 'hex'))
  const fits = options.cryptosuite === 'eddsa-jcs-2022' && verify(null, Buffer.concat(hashes), key, bytesOf(proofValue))
  expect(fits, `${name} was changed after it was sealed`)
}

export function expectSigned(jwt, name) {
  const [header, payload, signature] = jwt.trim().split('.')
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url'))
  const key = keys.get(kid)
  if (!key) return expect(false, `${name} is signed by a key that is not among these keys: ${kid}`)
  const fits = alg === 'RS256' && verify('sha256', `${header}.${payload}`, key, Buffer.from(signature, 'base64url'))
  expect(fits, `${name} was changed after it was signed`)
  return JSON.parse(Buffer.from(payload, 'base64url'))
}

/** c2sp.org/signed-note: the signature is over the text, after four bytes that name the key. Early checkpoints have none. */
export function expectNoted({ note, size, tree, subjects, proof }, name) {
  if (tree === undefined || !proof) return
  const [text = '', line = ''] = String(note).split('\n\n')
  const inBase64 = (hex) => Buffer.from(hex, 'hex').toString('base64')
  const said = [size, inBase64(tree), `subjects ${subjects.count} ${inBase64(subjects.root)}`].join('\n')
  const key = keys.get(proof?.verificationMethod)
  const signature = Buffer.from(line.trim().split(' ')[2] ?? '', 'base64').subarray(4)
  const fits =
    key && text.slice(text.indexOf('\n') + 1) === said && verify(null, Buffer.from(`${text}\n`), key, signature)
  expect(fits, `${name} has a note that does not say the same`)
}
