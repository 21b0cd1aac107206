import { isChosenFile, readFormParts } from '@/app/_http/form-parts'

export type HandedIn =
  | { kind: 'file'; bytes: Uint8Array }
  | { kind: 'text'; text: string }
  | { kind: 'nothing' }
  | { kind: 'too-large' }

const mostBytes = 5 * 1024 * 1024
/** Bytes that a multipart form adds around a file. */
const mostAround = 64 * 1024
/** Ours has two, and what a browser or an extension adds. */
const mostFields = 10
const mostDrained = 64 * 1024 * 1024

/** Stores and logs nothing. A file wins over text. The caller checks the origin. Errors: invalid (not a form). */
export async function readHandedIn(request: Request): Promise<HandedIn> {
  const limits = { most: mostBytes + mostAround, drained: mostDrained, fields: mostFields }
  const form = await readFormParts(request, limits)
  if (!form) return { kind: 'too-large' }
  const parts = [form.get('file'), form.get('text')]
  const file = parts.find(isChosenFile)
  if (file) {
    if (file.size > mostBytes) return { kind: 'too-large' }
    return { kind: 'file', bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  const text = parts.find((part) => typeof part === 'string' && part.trim() !== '')
  return typeof text === 'string' ? { kind: 'text', text } : { kind: 'nothing' }
}
