import { inflate } from '@/lib/proof/credential/inflate'
import { bounds, UnreadableForm } from './bounds'
import { latin1 } from './bytes'

/* One bounded pass over the bytes, without a PDF library: a signature covers everything but its own digits. */

export interface PdfSignature {
  /** The span of its own digits; null when its ranges are inconsistent. */
  gap: { from: number; to: number } | null
  end: number
  whole: boolean
  hex: string
  subFilter: string | null
}

const BYTE_RANGE =
  /\/ByteRange[\s\0]{0,20}\[[\s\0]{0,40}(\d{1,8})[\s\0]{1,40}(\d{1,8})[\s\0]{1,40}(\d{1,8})[\s\0]{1,40}(\d{1,8})[\s\0]{0,60}\]/y
const NEAR = 2000

function placesOf(word: string, text: string, most: number): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at >= 0 && places.length <= most; at = text.indexOf(word, at + word.length))
    places.push(at)
  return places
}

export function signaturesIn(pdf: Uint8Array): PdfSignature[] {
  const text = latin1(pdf)
  const found: PdfSignature[] = []
  for (let at = text.indexOf('/ByteRange'); at >= 0; at = text.indexOf('/ByteRange', at + 1)) {
    const signature = signatureAt(at, text, pdf)
    if (signature) found.push(signature)
    if (found.length > bounds.signatures)
      throw new UnreadableForm('It has more signatures than any certificate.', 'pdf')
  }
  return found.toSorted((a, b) => a.end - b.end)
}

function signatureAt(at: number, text: string, pdf: Uint8Array): PdfSignature | null {
  BYTE_RANGE.lastIndex = at
  const numbers = BYTE_RANGE.exec(text)?.slice(1).map(Number)
  if (!numbers) return null
  const [start = 0, first = 0, second = 0, rest = 0] = numbers
  const end = second + rest
  const digits = text.slice(first, second)
  const sane = start === 0 && first < second && end <= pdf.length && /^<[0-9A-Fa-f]*>$/.test(digits)
  const head = text.slice(Math.max(0, at - NEAR), at)
  const around = head.slice(head.lastIndexOf(' obj') + 1) + text.slice(at, at + NEAR)
  return {
    gap: sane ? { from: first, to: second } : null,
    end,
    // Otherwise an attacker could hide bytes in the unsigned gap.
    whole: sane && end === pdf.length && /\/Contents[\s\0]{0,20}$/.test(text.slice(Math.max(0, first - 40), first)),
    hex: sane ? digits.slice(1, -1) : '',
    subFilter: /\/SubFilter[\s\0]{0,20}\/([\w.]{1,60})/.exec(around)?.[1] ?? null,
  }
}

export function coveredBy({ gap, end }: PdfSignature, pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  const { from, to } = gap ?? { from: 0, to: end }
  const covered = new Uint8Array(from + end - to)
  covered.set(pdf.subarray(0, from))
  covered.set(pdf.subarray(to, end), from)
  return covered
}

export async function attachmentsIn(pdf: Uint8Array): Promise<string[]> {
  const text = latin1(pdf)
  const found: string[] = []
  let left: number = bounds.allUnpackedBytes
  const places = placesOf('/EmbeddedFile', text, 4 * bounds.attachments)
  for (const at of places.filter((place) => !/\w/.test(text.charAt(place + '/EmbeddedFile'.length)))) {
    const stream = streamAt(at, text, pdf)
    if (!stream || found.length === bounds.attachments) continue
    const bytes = stream.packed ? await inflate(stream.bytes, Math.min(left, bounds.unpackedBytes)) : stream.bytes
    if (bytes === 'damaged') continue
    if (bytes === 'too-large')
      throw new UnreadableForm('What is packed inside is larger than a certificate can be.', 'pdf')
    left -= bytes.length
    if (bytes.length <= bounds.textBytes) found.push(new TextDecoder().decode(bytes).trim())
  }
  return found
}

function streamAt(at: number, text: string, pdf: Uint8Array): { bytes: Uint8Array; packed: boolean } | null {
  const head = Math.max(0, at - NEAR)
  const open = text.slice(head, at).lastIndexOf(' obj')
  const mark = /stream\r?\n/.exec(text.slice(at, at + NEAR))
  if (open < 0 || !mark) return null
  const dictionary = text.slice(head + open, at + mark.index)
  const start = at + mark.index + mark[0].length
  const length = /\/Length[\s\0]{1,20}(\d{1,8})(?!\d|[\s\0]{1,20}\d{1,8}[\s\0]{1,20}R)/.exec(dictionary)?.[1]
  const end = length ? start + Number(length) : text.indexOf('endstream', start)
  const filter = /\/Filter[\s\0]{0,20}\[?[\s\0]{0,20}\/(\w{1,40})/.exec(dictionary)?.[1] ?? null
  if (end < start || end > pdf.length || (filter !== null && filter !== 'FlateDecode')) return null
  return { bytes: pdf.subarray(start, end), packed: filter !== null }
}
