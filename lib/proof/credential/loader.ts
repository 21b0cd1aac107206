import contexts from './contexts.json' with { type: 'json' }

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

/** As published, by address; a test compares them with the packages that carry them. */
const bundled = new Map<string, object>(Object.entries(contexts))

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
