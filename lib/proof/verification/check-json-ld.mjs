/* Canonicalizes a stranger's document, which can take a second. Runs in a thread of the site, or in a browser. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import signatures from 'jsonld-signatures'
import { makeContextLoader } from '../credential/context-loader.mjs'

/** A limit of RDF canonicalization. More than one deep comparison for each ambiguous node: only a hostile graph needs it. */
const maxWorkFactor = 1

/**
 * @typedef {{ name: string, message: string, details: { property?: unknown, type?: unknown, id?: unknown } }} Cause
 * @typedef {{ document: object, id: string, jwk: object, milliseconds: number }} Proof
 */

/**
 * Whether the proof holds, by the key with that id, and why not.
 * @param {Proof} proof
 * @param {Map<string, object>} bundled
 * @returns {Promise<{ verified: boolean, causes: Cause[] }>}
 */
export async function checkJsonLd({ document, id, jwk, milliseconds }, bundled) {
  const limits = { maxWorkFactor, signal: AbortSignal.timeout(milliseconds) }
  const limited = {
    ...cryptosuite,
    canonize: (/** @type {object} */ input, /** @type {object} */ options) =>
      cryptosuite.canonize(input, { ...options, ...limits }),
  }
  const key = { id, type: 'JsonWebKey', controller: id.split('#', 1)[0], publicKeyJwk: jwk }
  const controller = { id: key.controller, assertionMethod: [id] }
  const { verified, error, results } = await signatures.verify(document, {
    suite: new DataIntegrityProof({ cryptosuite: limited }),
    purpose: new signatures.purposes.AssertionProofPurpose({ controller }),
    documentLoader: makeContextLoader(bundled, async (url) => (url === id ? key : null)),
  })
  const causes = [error, ...(error?.errors ?? []), ...(results ?? []).map((result) => result.error)]
  return { verified, causes: causes.filter((cause) => cause !== undefined).map(plain) }
}

/** Without functions, which no thread can hand over. @param {any} cause @returns {Cause} */
function plain({ name, message, details }) {
  const { property, type, id } = details?.event?.details ?? {}
  return JSON.parse(JSON.stringify({ name, message, details: { property, type, id } }))
}
