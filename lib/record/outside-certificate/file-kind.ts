/** The largest file, in bytes. */
export const mostOutsideBytes = 5 * 1024 * 1024

export const outsideKinds = {
  'application/pdf': { ending: 'pdf', text: 'PDF' },
  'image/png': { ending: 'png', text: 'PNG' },
  'image/jpeg': { ending: 'jpg', text: 'JPEG' },
} as const
export type OutsideKind = keyof typeof outsideKinds

/**
 * Decides by content, never by the name or type that a browser sends. Null: another kind, a damaged file, or one that is also
 * something else (a polyglot), as far as its frame shows. Streams inside are not decoded.
 */
export function outsideKindOf(bytes: Uint8Array): OutsideKind | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (endsAsZip(file)) return null
  if (isPdf(file)) return 'application/pdf'
  if (isPng(file)) return 'image/png'
  return isJpeg(file) ? 'image/jpeg' : null
}

/** ZIP readers look for a record near the end that says how long a comment follows it (APPNOTE 4.3.16). */
function endsAsZip(file: Buffer): boolean {
  const first = Math.max(0, file.length - 22 - 0xff_ff)
  for (
    let at = file.indexOf('PK\x05\x06', first, 'latin1');
    at >= 0;
    at = file.indexOf('PK\x05\x06', at + 1, 'latin1')
  ) {
    if (at + 22 <= file.length && at + 22 + file.readUInt16LE(at + 20) === file.length) return true
  }
  return false
}

const markup = /<(?:!doctype|html|head|body|script|svg|\?php)/i

/** Starts with its header, ends with its end (ISO 32000-1, 7.5), and has no markup where browsers would look for it. */
function isPdf(file: Buffer): boolean {
  if (!/^%PDF-[12]\.\d[\r\n \t%]/.test(file.toString('latin1', 0, 10))) return false
  if (markup.test(file.toString('latin1', 0, 1024))) return false
  return /startxref\s+\d+\s+%%EOF[\s\0]*$/.test(file.toString('latin1', Math.max(0, file.length - 1024)))
}

const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** Chunks from IHDR to IEND with pixels between, and nothing after (PNG 5.2, 5.6). */
function isPng(file: Buffer): boolean {
  if (!file.subarray(0, 8).equals(pngStart)) return false
  let hasPixels = false
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const isFirst = at === 8
    if (isFirst !== (type === 'IHDR') || !/^[a-zA-Z]{4}$/.test(type)) return false
    if (isFirst && (length !== 13 || file.readUInt32BE(at + 8) === 0 || file.readUInt32BE(at + 12) === 0)) return false
    at += 12 + length
    if (type === 'IDAT') hasPixels = true
    if (type === 'IEND') return hasPixels && length === 0 && at === file.length
  }
  return false
}

/** A picture from its start to its end; phones add smaller ones after it (CIPA DC-007), zeros, notes, or a film. */
function isJpeg(file: Buffer): boolean {
  let at = 0
  do {
    const end = endOfJpeg(file, at)
    if (end === null) return false
    const rest = file.subarray(end)
    if (isSamsungNote(rest) || isFilm(rest)) return true
    at = end
    while (file[at] === 0) at += 1
  } while (at < file.length)
  return true
}

/** Samsung's cameras end a photo with entries, their directory, and its length (ExifTool, Samsung trailer). */
function isSamsungNote(rest: Buffer): boolean {
  if (rest.length < 12 || rest.toString('latin1', rest.length - 4) !== 'SEFT') return false
  const start = rest.length - 8 - rest.readUInt32LE(rest.length - 8)
  return start >= 0 && rest.toString('latin1', start, start + 4) === 'SEFH'
}

/** The short film of a moving photo: boxes up to the end, the first of which names its type (ISO 14496-12, 4.2). */
function isFilm(rest: Buffer): boolean {
  if (rest.toString('latin1', 4, 8) !== 'ftyp') return false
  let at = 0
  while (at + 8 <= rest.length) {
    const size = rest.readUInt32BE(at)
    if (size < 8) return false
    at += size
  }
  return at === rest.length
}

/** The end of the picture that begins at `start`: a frame, then scans, in their markers (ITU T.81, B.2). */
function endOfJpeg(file: Buffer, start: number): number | null {
  if (start + 4 > file.length || file.readUInt16BE(start) !== 0xff_d8) return null
  let hasFrame = false
  let hasScan = false
  for (let at = start + 2; at + 1 < file.length; ) {
    if (file[at] !== 0xff) return null
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) return hasFrame && hasScan ? at + 2 : null
    else {
      if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || at + 4 > file.length) return null
      if (marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) hasFrame = true
      at += 2 + file.readUInt16BE(at + 2)
      if (marker !== 0xda) continue
      hasScan = true
      at = endOfScan(file, at)
    }
  }
  return null
}

/** Coded data goes on through stuffed zeros and restart markers. */
function endOfScan(file: Buffer, from: number): number {
  let at = file.indexOf(0xff, from)
  while (at >= 0 && (file[at + 1] === 0 || ((file[at + 1] ?? 0) >= 0xd0 && (file[at + 1] ?? 0) <= 0xd7)))
    at = file.indexOf(0xff, at + 2)
  return at < 0 ? file.length : at
}
