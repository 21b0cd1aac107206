import { DomainError } from '@/lib/platform/error'
import { readBody } from './body'

interface Limits {
  most: number
  drained: number
  fields: number
}

/** The fields of a form with files. Null for more than `most` bytes. The caller checks the origin. Errors: invalid (not a form). */
export async function readFormParts(request: Request, { most, drained, fields }: Limits): Promise<FormData | null> {
  const body = await readBody(request, { most, drained })
  if (!body) return null
  const type = request.headers.get('content-type') ?? ''
  if (body.length === 0) return new FormData()
  if (hasManyFields(body, type, fields)) throw unreadable()
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData()
  } catch {
    throw unreadable()
  }
}

/** Browsers send an unnamed file when none was chosen. */
export function isChosenFile(part: FormDataEntryValue | null | undefined): part is File {
  return part instanceof File && (part.name !== '' || part.size > 0)
}

/** Counts before parsing. Also true for a boundary that the form's parser could read in another way. */
function hasManyFields(body: Buffer, type: string, mostFields: number): boolean {
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
