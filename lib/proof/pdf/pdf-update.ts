class UnsignablePdf extends Error {
  constructor(reason: string) {
    super(`This PDF cannot be signed: ${reason}`)
    this.name = 'UnsignablePdf'
  }
}

export interface PdfFile {
  bytes: Uint8Array
  /** The byte offset of the cross-reference table. */
  table: number
  size: number
  /** `/Root`, `/Info`, `/ID`: an update repeats them. */
  trailer: string
  catalog: PdfObject
  page: PdfObject
}

export interface PdfObject {
  number: number
  body: string
}

const ENTRY = 20

/** A plain table only: `0 27`, then 27 lines of twenty bytes. */
function readTable(text: string, at: number): Map<number, number> {
  const offsets = new Map<number, number>()
  const head = /\s*(\d+) (\d+)\s*\n/y
  head.lastIndex = at + 'xref'.length
  for (let section = head.exec(text); section; section = head.exec(text)) {
    const first = Number(section[1])
    const count = Number(section[2])
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

/** Throws `UnsignablePdf` for cross-reference streams, encryption, form fields and earlier updates. */
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

export function withEntry(body: string, entry: string): string {
  return `${body.slice(0, body.lastIndexOf('>>'))}  ${entry}\n>>`
}

/** Throws `UnsignablePdf` when the page refers to its annotations instead of listing them. */
export function withAnnotation(body: string, number: number): string {
  const added = `${number} 0 R`
  if (!body.includes('/Annots')) return withEntry(withEntry(body, `/Annots [${added}]`), '/Tabs /S')
  const extended = body.replace(/\/Annots\s*\[([^\]]*)\]/, (_, others: string) => `/Annots [${others} ${added}]`)
  if (extended === body) throw new UnsignablePdf('the list of annotations of its page is elsewhere')
  return extended
}

/** ASCII in parentheses, anything else as UTF-16 in hexadecimal. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

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
