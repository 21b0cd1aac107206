import { Unreadable } from '@/lib/platform/file/unreadable'
import { unbakePng, unbakeSvg } from '@/lib/proof/credential/unbake'
import { bounds, UnreadableForm } from './bounds'
import { bytesOfBinary, latin1 } from './bytes'
import { maySeal } from './judge-seal'
import type { Form } from './verdict'

export interface CredentialReading {
  form: Form
  kind: 'json' | 'jwt'
  text: string
  /** For a badge: the PNG without its credential, or the SVG. */
  picture?: Uint8Array | string
}
export type Reading = { form: 'pdf'; bytes: Uint8Array } | CredentialReading

/** PDF readers look for `%PDF` in the first 1024 bytes. */
const PDF_HEAD = 1024
const PNG_MARK = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** No PDF reader opens a file that begins as JSON; a holder's name may contain the mark of a PDF. */
const opensAsJson = /^(?:\xef\xbb\xbf)?\s*\{/
const JPEG_MARK = [0xff, 0xd8, 0xff]
const ZIP_MARK = [0x50, 0x4b, 0x03, 0x04]
const unknownKind = 'This kind of file is not supported.'

/** Detects the form by content. PDF first: what opens as a page must be judged as that page. Throws `Unreadable`. */
export async function readDocument(bytes: Uint8Array, fromAddress = false): Promise<Reading> {
  if (bytes.length > bounds.bytes) throw new Unreadable('It is larger than 5 MB; no certificate is.')
  if (bytes.length === 0) throw new Unreadable('It is empty.')
  const head = latin1(bytes.subarray(0, PDF_HEAD))
  const beginsWith = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)
  const isPng = beginsWith(PNG_MARK)
  if (isPng && head.includes('%PDF-')) throw new UnreadableForm(refusals.mixed, 'png')
  if (head.includes('%PDF-') && !opensAsJson.test(head)) return { form: 'pdf', bytes }
  if (isPng) return readPicture('png', await unbakePng(bytes))
  if (beginsWith(JPEG_MARK)) throw new Unreadable(refusals.photo)
  if (beginsWith(ZIP_MARK)) throw new Unreadable(refusals.zip)
  const text = decode(bytes)
  return text.startsWith('data:') && !fromAddress ? readDocument(bytesOfDataUrl(text), true) : readText(text)
}

function decode(bytes: Uint8Array): string {
  const text = decoded(bytes)
  if (bytes.length > bounds.textBytes && !maySeal(text))
    throw new Unreadable('Its text is larger than a certificate can be.')
  return text
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    throw new Unreadable('This kind of file is not supported, or it is damaged.')
  }
}

function readText(text: string): Reading {
  if (text.startsWith('<') && text.includes('<svg')) return readPicture('svg', unbakeSvg(text))
  if (/^[\w-]+\.[\w-]+\.[\w-]+~/.test(text))
    throw new Unreadable('It is a selective-disclosure credential (SD-JWT), which is not supported.')
  const kind = kindOf(text)
  if (!kind) throw new Unreadable(unknownKind)
  return { form: kind, kind, text }
}

type Found = Awaited<ReturnType<typeof unbakePng>>

const refusals = {
  several: 'It has two credentials inside, so it is unclear which one counts.',
  photo: 'It is a photo or a scan, which has no signature: look up the serial that it shows.',
  zip: 'It is a ZIP file. If it is a packet from Northlight, check it with the offline verifier.',
  mixed: 'It is not only a picture: something stands before or after it.',
}

function readPicture(form: 'png' | 'svg', inside: Found): Reading {
  if (inside === null)
    throw new UnreadableForm('It is a picture without a certificate inside. If it shows one, look up the serial.', form)
  if (typeof inside === 'string') throw new UnreadableForm(refusals[inside], form)
  const { text, picture } = inside
  if (text.length > bounds.textBytes) throw new UnreadableForm('Its text is larger than a certificate can be.', form)
  const kind = kindOf(text)
  if (!kind) throw new UnreadableForm('The data inside this picture is not a certificate.', form)
  return { form, kind, text, picture }
}

export function kindOf(text: string): 'json' | 'jwt' | null {
  if (text.startsWith('{') || text.startsWith('[')) return 'json'
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text) ? 'jwt' : null
}

function bytesOfDataUrl(url: string): Uint8Array {
  const comma = url.indexOf(',')
  const head = url.slice(0, comma)
  const body = url.slice(comma + 1)
  if (comma < 0) throw new Unreadable(unknownKind)
  try {
    return head.endsWith(';base64') ? bytesOfBinary(atob(body)) : new TextEncoder().encode(decodeURIComponent(body))
  } catch {
    throw new Unreadable('Its text is incomplete, or a character is wrong.')
  }
}
