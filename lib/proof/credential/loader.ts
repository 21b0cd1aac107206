import contexts from './contexts.json' with { type: 'json' }

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

export interface RemoteDocument {
  contextUrl: null
  documentUrl: string
  document: object
  /** Never changes, so the JSON-LD processor may cache it. */
  tag?: 'static'
}

export type DocumentLoader = (url: string) => Promise<RemoteDocument>

export class UnknownContext extends Error {
  override name = 'UnknownContext'
  constructor(readonly url: string) {
    super(`Not bundled, and nothing is fetched: ${url.slice(0, 200)}`)
  }
}

/** As published by W3C and 1EdTech. Tests compare them with packages and published files: docs/decisions/032. */
const bundled = new Map<string, object>(Object.entries(contexts))

/** Bundled contexts, then `extra`, which can't replace one. Never fetches; throws UnknownContext. */
export function contextLoader(extra?: (url: string) => Promise<object | null>): DocumentLoader {
  return async (url) => {
    const context = bundled.get(url)
    if (context) return { contextUrl: null, documentUrl: url, document: context, tag: 'static' }
    const document = await extra?.(url)
    if (!document) throw new UnknownContext(url)
    return { contextUrl: null, documentUrl: url, document }
  }
}
