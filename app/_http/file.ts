import { type Read, read } from './read'
import { privately } from './respond'

export interface FileContent {
  body: BodyInit
  type: string
  /** The download name; without one, the browser displays the file. */
  name?: string
  headers?: Record<string, string>
}

/** Private unless its headers say otherwise. `work` guards and returns the bytes, or another response. */
export function file<Path extends string = '/'>(work: Read<Path, FileContent>) {
  return read(work, fileResponse)
}

/** For a download that answers a form. */
export function fileResponse({ body, type, name, headers }: FileContent): Response {
  const disposition = name && { 'Content-Disposition': `attachment; filename="${name}"` }
  return new Response(body, { headers: { ...privately, 'Content-Type': type, ...disposition, ...headers } })
}
