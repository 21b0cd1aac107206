/** Of a PDF that cannot be signed here; the message says why. */
class UnsignablePdf extends Error {
  constructor(reason: string) {
    super(`This PDF cannot be signed: ${reason}`)
    this.name = 'UnsignablePdf'
  }
}

/** A PDF that is to be added to: what an incremental update has to know of it. */
export interface PdfFile {
  bytes: Uint8Array
  /** Where its table begins. */
  table: number
  /** One more than its highest object number. */
  size: number
  /** The trailer's entries that an update repeats: `/Root`, `/Info`, `/ID`. */
  trailer: string
  catalog: PdfObject
  page: PdfObject
}

export interface PdfObject {
  number: number
  /** Between `obj` and `endobj`. */
  body: string
}

const ENTRY = 20

/** Offsets by object number, from a plain table: `0 27`, then 27 lines of twenty bytes. */
function readTable(text: string, at: number): Map<number, number> {
  const offsets = new Map<number, number>()
  const head = /\s*(\d+) (\d+)\s*\n/y
  head.lastIndex = at + 'xref'.length
  for (let section = head.exec(text); section; section = head.exec(text)) {
    const [first, count] = [Number(section[1]), Number(section[2])]
    for (let n = 0; n < count; n++) {
      const entry = text.slice(head.lastIndex + n * ENTRY, head.lastIndex + (n + 1) * ENTRY)
      const used = /^(\d{10}) 00000 n/.exec(entry)
      if (used) offsets.set(first + n, Number(used[1]))
    }
    head.lastIndex += count * ENTRY
  }
  return offsets
}

function reference(body: string, key: string): number {
  const found = new RegExp(`/${key}\\s*\\[?\\s*(\\d+) 0 R`).exec(body)
  if (!found) throw new UnsignablePdf(`it has no ${key} where one is expected`)
  return Number(found[1])
}

/**
 * Reads what an update needs. Throws `UnsignablePdf` when there is no plain cross-reference table (but a stream of one), and
 * when the file is encrypted, has form fields, or was added to already: our press makes no such file.
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes).toString('latin1')
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN)
  if (!text.startsWith('xref', table)) throw new UnsignablePdf('it has no plain cross-reference table')
  const offsets = readTable(text, table)
  const trailer = text.slice(text.indexOf('trailer', table))
  const unfit = /\/(Prev|Encrypt|XRefStm)\b/.exec(trailer)
  if (unfit) throw new UnsignablePdf(`its trailer has ${unfit[0]}`)

  const object = (number: number): PdfObject => {
    const at = offsets.get(number) ?? Number.NaN
    const head = `${number} 0 obj`
    if (!text.startsWith(head, at)) throw new UnsignablePdf(`object ${number} is not where its table says`)
    return { number, body: text.slice(at + head.length, text.indexOf('endobj', at)).trim() }
  }
  const catalog = object(reference(trailer, 'Root'))
  if (catalog.body.includes('/AcroForm')) throw new UnsignablePdf('it has form fields')
  let page = object(reference(catalog.body, 'Pages'))
  for (let depth = 0; depth < 8 && page.body.includes('/Kids'); depth++) page = object(reference(page.body, 'Kids'))
  if (!/\/Type\s*\/Page\b/.test(page.body)) throw new UnsignablePdf('its first page was not found')

  const repeated = /\/ID\s*\[[^\]]*\]/.exec(trailer)?.[0] ?? ''
  return {
    bytes,
    table,
    size: Number(/\/Size (\d+)/.exec(trailer)?.[1]),
    trailer: `/Root ${catalog.number} 0 R /Info ${reference(trailer, 'Info')} 0 R ${repeated}`,
    catalog,
    page,
  }
}

/** A dictionary with one more entry at its end. */
export function withEntry(body: string, entry: string): string {
  return `${body.slice(0, body.lastIndexOf('>>'))}  ${entry}\n>>`
}

/** A page with one more annotation. Throws `UnsignablePdf` when its list of annotations is not in the page itself. */
export function withAnnotation(body: string, number: number): string {
  const added = `${number} 0 R`
  if (!body.includes('/Annots')) return withEntry(withEntry(body, `/Annots [${added}]`), '/Tabs /S')
  const extended = body.replace(/\/Annots\s*\[([^\]]*)\]/, (_, others: string) => `/Annots [${others} ${added}]`)
  if (extended === body) throw new UnsignablePdf('the list of annotations of its page is elsewhere')
  return extended
}

/** A text as a PDF writes it: plain when ASCII, else UTF-16 in hexadecimal. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

/** The file with objects added or replaced by an incremental update: what was there stays in front, byte for byte. */
export function updatePdf(file: PdfFile, objects: PdfObject[]): Buffer {
  const sorted = objects.toSorted((a, b) => a.number - b.number)
  let text = '\n'
  const entries = sorted.map(({ number, body }) => {
    const offset = file.bytes.length + text.length
    text += `${number} 0 obj\n${body}\nendobj\n\n`
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = file.bytes.length + text.length
  const size = Math.max(file.size, ...sorted.map(({ number }) => number + 1))
  text += `xref\n${entries.join('')}trailer\n<< /Size ${size} ${file.trailer} /Prev ${file.table} >>\n`
  text += `startxref\n${table}\n%%EOF\n`
  return Buffer.concat([file.bytes, Buffer.from(text, 'latin1')])
}
