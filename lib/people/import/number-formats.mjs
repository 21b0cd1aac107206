/* A badge number 123 in a cell formatted as 00000 is 00123: the reader gives 123, so the formats are read next to it. */

/** @param {Uint8Array | undefined} part */
const textOf = (part) => (part ? Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8') : '')

/** @param {string} tag @param {string} name */
const attribute = (tag, name) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]

/** @param {string} text */
const unescaped = (text) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/**
 * For each sheet in the order of the workbook: the format of each cell that shows zeros in front, by `D2`.
 * @param {Map<string, Uint8Array>} parts
 * @returns {Map<string, string>[]}
 */
export function zeroFormats(parts) {
  const formats = stylesOf(textOf(parts.get('xl/styles.xml')))
  if (formats.every((format) => format === '')) return []
  const targets = new Map()
  for (const [tag] of textOf(parts.get('xl/_rels/workbook.xml.rels')).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target')?.replace(/^\/?(?:xl\/)?/, 'xl/'))
  }
  const tags = [...textOf(parts.get('xl/workbook.xml')).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag)
  return tags.map((tag) => cellsOf(textOf(parts.get(targets.get(attribute(tag, '(?:\\w+:)?id')))), formats))
}

/** For each style its format; empty when no zeros stand in front. @param {string} xml */
function stylesOf(xml) {
  const codes = new Map()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    codes.set(attribute(tag, 'numFmtId'), unescaped(attribute(tag, 'formatCode') ?? ''))
  }
  const [, styles = ''] = /<(?:\w+:)?cellXfs[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml) ?? []
  return [...styles.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => {
    const [code = ''] = String(codes.get(attribute(tag, 'numFmtId')) ?? '').split(';')
    return /^[0#]*00/.test(code.replace(/"[^"]*"|\\.|[\s()-]/g, '')) && !/[.,%Ee?@[]/.test(code) ? code : ''
  })
}

/** @param {string} xml @param {string[]} formats */
function cellsOf(xml, formats) {
  const cells = new Map()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?c\s[^>]*>/g)) {
    const format = formats[Number(attribute(tag, 's') ?? -1)]
    if (format) cells.set(attribute(tag, 'r'), format)
  }
  return cells
}

/** 123 as 00000 is 00123, and 1234567 as 000-0000 is 123-4567. @param {number} number @param {string} format */
export function formatted(number, format) {
  if (!Number.isInteger(number) || number < 0) return String(number)
  const signs = [...format.matchAll(/"([^"]*)"|\\(.)|([^"\\])/g)].map(([, quoted, escaped, sign]) => ({
    text: quoted ?? escaped ?? sign ?? '',
    isDigit: sign === '0' || sign === '#',
    isZero: sign === '0',
  }))
  const digits = [...String(number)]
  const first = signs.findIndex(({ isDigit }) => isDigit)
  let shown = ''
  for (const [index, { text, isDigit, isZero }] of [...signs.entries()].reverse()) {
    if (!isDigit) shown = text + shown
    else if (index === first) shown = (digits.length > 0 ? digits.splice(0).join('') : isZero ? '0' : '') + shown
    else shown = (digits.pop() ?? (isZero ? '0' : '')) + shown
  }
  return shown
}

/** `AA1` for the row 0 and the column 26. @param {number} row @param {number} column */
export function cellAddress(row, column) {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}
