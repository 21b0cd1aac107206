/* `npm start` reads this before anything is installed: Node built-ins only. */
import { isLoopback } from '../../platform/settings.mjs'

export const newestSigned = `
  select document from audit_checkpoint where document like '%"proof"%' order by size desc limit 1`

/** The newest checkpoint that covers at most $1 entries, by a digest of its document. */
export const newestUpTo = `
  select size::int, encode(sha256(convert_to(document, 'UTF8')), 'hex') as sha256
  from audit_checkpoint where size <= $1 order by size desc limit 1`

/** `url` is null for an issuer that is not a did:web. @param {string} document */
export function logSignerOf(document) {
  const [did = '', keyId = ''] = String(JSON.parse(document).proof.verificationMethod).split('#')
  const [, host] = /^did:web:(.+)$/.exec(did) ?? []
  if (!host) return { did, keyId, url: null }
  const { hostname } = new URL(`http://${decodeURIComponent(host)}`)
  return { did, keyId, url: `${isLoopback(hostname) ? 'http' : 'https'}://${decodeURIComponent(host)}` }
}

/**
 * A sentence for the operator if this issuer must not continue a log whose newest signed checkpoint is `document`; or null.
 * @param {string} document
 * @param {{ dids: readonly string[], url: string, keyIds: readonly string[] } | null} issuer
 */
export function wrongSigner(document, issuer) {
  const { did, keyId, url } = logSignerOf(document)
  const signer = url ?? did
  if (!issuer) return `The audit log is signed by ${signer}. Set ISSUER_URL to it again.`
  if (!issuer.dids.includes(did))
    return `The audit log is signed by ${signer}, but ISSUER_URL is ${issuer.url}. Correct ISSUER_URL. To move the issuer: npm run admin -- move-issuer`
  if (issuer.keyIds.includes(keyId)) return null
  const others = issuer.keyIds.length > 0 ? 'move the present file away, and then: ' : ''
  return `The audit log is signed by ${keyId}, which is not among the keys here. Put your copy of the key file of ${signer} where KEYS_FILE says. If every copy is lost: ${others}npm run admin -- recover-keys`
}
