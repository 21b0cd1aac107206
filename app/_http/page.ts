import { type Read, read } from './read'
import { type DocumentContent, renderDocument } from './render'
import { htmlResponse } from './respond'

export interface PageContent extends DocumentContent {
  status?: number
  headers?: Record<string, string>
}

/** `work` guards, queries, and returns the page or another response. Without a session: sign-in, then back here. */
export function page<Path extends string = '/'>(work: Read<Path, PageContent>) {
  return read(work, async ({ status, headers, ...shown }, address) =>
    htmlResponse(await renderDocument({ ...shown, address }), { status, headers }),
  )
}
