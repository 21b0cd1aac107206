import { makeContextLoader } from './context-loader.mjs'
import contexts from './contexts.json' with { type: 'json' }

export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

export interface RemoteDocument {
  contextUrl: null
  documentUrl: string
  document: object
  tag?: 'static'
}

export type DocumentLoader = (url: string) => Promise<RemoteDocument>

/** As published by W3C and 1EdTech. Tests compare them with packages and published files: docs/decisions/032. */
export const bundledContexts = new Map<string, object>(Object.entries(contexts))

export const contextLoader = (extra?: (url: string) => Promise<object | null>): DocumentLoader =>
  makeContextLoader(bundledContexts, extra)
