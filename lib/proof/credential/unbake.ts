import { inflate } from './inflate'
import { type PngChunk, readChunks } from './png-chunk'

/* Reads a stranger's badge in bounded time and memory: no XML parser, nothing that fetches. No Node modules. */

/** Bytes of a credential in a badge, packed or not: ours have 4 kB. */
const LIMIT = 2_000_000
const KEYWORD = 'openbadgecredential'

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** PNG `iTXt`: keyword, compression flag and method, language, translated keyword, text. */
async function textOf(data: Uint8Array): Promise<string | null> {
  const compression = data.subarray(KEYWORD.length + 1, KEYWORD.length + 3)
  const language = data.indexOf(0, KEYWORD.length + 3)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0) return null
  const rest = data.subarray(translated + 1)
  if (compression[0] === 0) return rest.length > LIMIT ? null : decode(rest)
  if (compression[0] !== 1 || compression[1] !== 0) return null
  const text = await inflate(rest, LIMIT)
  return typeof text === 'string' ? null : decode(text)
}

/** Also those of Open Badges 2.0, and the other two kinds of text: a viewer might read one that we don't. */
const texts = ['tEXt', 'zTXt', 'iTXt']

function hasKeyword({ data }: PngChunk, keyword: string): boolean {
  return String.fromCharCode(...data.subarray(0, keyword.length + 1)) === `${keyword}\0`
}

function isBaked(chunk: PngChunk): boolean {
  return texts.includes(chunk.type) && (hasKeyword(chunk, KEYWORD) || hasKeyword(chunk, 'openbadges'))
}

interface Unbaked {
  /** The credential: JSON or a JWT. */
  text: string
  /** The file: of a PNG, without the credential. */
  picture: Uint8Array | string
}

/** `several`: credentials; `mixed`: something stands before or after the picture. */
type Refused = 'several' | 'mixed'

/** Null when there is no credential, or the file is damaged. */
export async function unbakePng(bytes: Uint8Array): Promise<Unbaked | Refused | null> {
  const chunks = readChunks(bytes)
  const end = chunks?.at(-1)
  if (!chunks || !end) return null
  const [only, ...others] = chunks.filter(isBaked)
  if (others.length > 0) return 'several'
  if (end.at + end.data.length + AROUND < bytes.length) return 'mixed'
  if (only?.type !== 'iTXt' || !hasKeyword(only, KEYWORD)) return null
  const text = (await textOf(only.data))?.trim()
  const after = only.at + only.data.length + AROUND
  return text ? { text, picture: joined(bytes.subarray(0, only.at), bytes.subarray(after)) } : null
}

/** The length, type, and checksum of a chunk. */
const AROUND = 12

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const OPEN = '<openbadges:credential'
const CLOSE = '</openbadges:credential'
const CDATA = '<![CDATA['

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,6})|#x([\da-fA-F]{1,5}));/g, (_, name, decimal, hex) =>
    name ? (named[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )
}

function readTag(text: string, from: number): { verify: string | null; empty: boolean; end: number } | null {
  const attribute = /\s+([^\s=/>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
  const close = /\s*(\/?)>/y
  let verify: string | null = null
  attribute.lastIndex = from
  close.lastIndex = from
  for (let match = attribute.exec(text); match; match = attribute.exec(text)) {
    if (match[1] === 'verify') verify = match[2] ?? match[3] ?? null
    close.lastIndex = attribute.lastIndex
  }
  const match = close.exec(text)
  return match && { verify, empty: match[1] === '/', end: close.lastIndex }
}

function readContent(text: string, from: number): { content: string; end: number } | null {
  const parts: string[] = []
  for (let at = from; ; ) {
    const next = text.indexOf('<', at)
    if (next < 0) return null
    parts.push(unescaped(text.slice(at, next)))
    if (text.startsWith(CLOSE, next)) return { content: parts.join(''), end: next }
    const end = text.startsWith(CDATA, next) ? text.indexOf(']]>', next) : -1
    if (end < 0) return null
    parts.push(text.slice(next + CDATA.length, end))
    at = end + 3
  }
}

/** Under any prefix, and those of Open Badges 2.0. */
const baked = /<[\w.-]{1,40}:(?:credential|assertion)(?=[\s>/])/

/** Drawing programs write such lines first. An attack: a comment with a picture of its own inside. */
const opening =
  /^(?:<\?xml[^<>]{0,200}\?>\s*)?(?:(?:<!--[^<]{0,1000}?-->|<!DOCTYPE svg[^<>[\]]{0,300}>)\s{0,100}){0,5}<svg[\s>]/

/** The JWT in the `verify` attribute, else the element's content. Null when there is none. */
export function unbakeSvg(text: string): Unbaked | Refused | null {
  if (!opening.test(text) || !text.endsWith('</svg>')) return 'mixed'
  const start = text.indexOf(OPEN)
  const tag = start < 0 ? null : readTag(text, start + OPEN.length)
  if (!tag) return null
  const element = tag.empty ? { content: '', end: tag.end } : readContent(text, tag.end)
  if (!element) return null
  if (baked.test(text.slice(0, start)) || baked.test(text.slice(element.end))) return 'several'
  const found = (tag.verify || element.content).trim()
  return found === '' || found.length > LIMIT ? null : { text: found, picture: text }
}
