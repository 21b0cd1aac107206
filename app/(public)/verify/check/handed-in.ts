import { readBody } from '@/app/_http/body'
import { DomainError } from '@/lib/platform/error'

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
  const body = await readBody(request, { most: mostBytes + mostAround, drained: mostDrained })
  if (!body) return { kind: 'too-large' }
  const parts = await readParts(body, request.headers.get('content-type') ?? '')
  // Browsers send an unnamed file when none was chosen.
  const file = parts.find((part) => part instanceof File && (part.name !== '' || part.size > 0))
  if (file instanceof File) {
    if (file.size > mostBytes) return { kind: 'too-large' }
    return { kind: 'file', bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  const text = parts.find((part) => typeof part === 'string' && part.trim() !== '')
  return typeof text === 'string' ? { kind: 'text', text } : { kind: 'nothing' }
}

async function readParts(body: Buffer<ArrayBuffer>, type: string): Promise<(FormDataEntryValue | null)[]> {
  if (body.length === 0) return []
  if (hasManyFields(body, type)) throw unreadable()
  try {
    const form = await new Response(body, { headers: { 'Content-Type': type } }).formData()
    return [form.get('file'), form.get('text')]
  } catch {
    throw unreadable()
  }
}

/** Counts before parsing. Also true for a boundary that the form's parser could read in another way. */
function hasManyFields(body: Buffer, type: string): boolean {
  if (type.startsWith('application/x-www-form-urlencoded')) return hasMore(body, '&', mostFields - 1)
  const boundary = /^multipart\/form-data; *boundary="?([\w'()+,./:=?-]{1,70})"?$/i.exec(type)?.[1]
  // A multipart form ends with its delimiter once more.
  return !boundary || hasMore(body, `--${boundary}`, mostFields + 1)
}

function hasMore(bytes: Buffer, delimiter: string, most: number): boolean {
  let at = -1
  for (let count = 0; count <= most; count += 1) {
    at = bytes.indexOf(delimiter, at + 1)
    if (at < 0) return false
  }
  return true
}

function unreadable(): DomainError {
  return new DomainError('invalid', 'This form could not be read.')
}
