import type { YAMLParseError } from 'yaml'

type Fault = { line: number; message: string }

const indentation = 'the indentation is wrong: the keys of one entry begin in the same column'
export const misplacedDash =
  'this dash is in another column than the one above it, so it is read as text: align the dashes of a list'
const quoted = 'put the whole value in quotes'

const sentences: Partial<Record<YAMLParseError['code'], string>> = {
  TAB_AS_INDENT: 'indent with spaces instead of a tab',
  MULTIPLE_DOCS: 'the file is one document: remove this line',
  BAD_SCALAR_START: `${quoted}: it begins with a special character`,
  TAG_RESOLVE_FAILED: `${quoted}: it begins with an exclamation mark`,
  BAD_DQ_ESCAPE: 'use single quotes: in double quotes, a backslash begins an escape',
  KEY_OVER_1024_CHARS: 'the key is too long; a line break may be missing',
}

/** The first syntax error, as a sentence for authors. The parser's later errors are usually caused by it. */
export function firstFault(errors: readonly YAMLParseError[], text: string): Fault | null {
  const [first] = [...errors].sort((a, b) => a.pos[0] - b.pos[0])
  if (!first) return null
  const line = text.slice(0, first.pos[0]).split('\n').length
  return faultIn(first, line, text.split('\n'))
}

function faultIn({ code, message, pos }: YAMLParseError, line: number, lines: string[]): Fault {
  const here = lines[line - 1] ?? ''
  if (/^ *\t/.test(here)) return { line, message: sentences.TAB_AS_INDENT ?? '' }
  if (/(?:[:,[{]|^ *-) *'[^']*'\w/.test(here)) {
    return { line, message: 'an apostrophe ends the value in single quotes: use double quotes' }
  }
  if (code === 'DUPLICATE_KEY') {
    return { line, message: `the key “${/^[\s-]*([^:]*):/.exec(here)?.[1] ?? ''}” is there twice` }
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') return faultOfNesting(line, lines)
  if (/^Flow /.test(message)) return { line, message: 'a bracket is not closed, here or above' }
  if (code === 'BAD_INDENT' || /without - indicator/.test(message)) return { line, message: indentation }
  if (/closing ["']/.test(message)) return { line, message: 'a quotation mark is not closed, here or above' }
  if (code === 'MISSING_CHAR') return { line, message: 'write a colon and a value after this key' }
  if (/same line with key/.test(message)) return { line, message: 'begin a list on the line below its key' }
  if (code === 'UNEXPECTED_TOKEN') {
    const isLineStart = lines.slice(0, line - 1).join('\n').length + 1 >= pos[0] - here.search(/\S|$/)
    return {
      line,
      message: isLineStart
        ? 'the line belongs to no entry: indent it, or begin it with a dash'
        : `${quoted}: something follows its end`,
    }
  }
  return { line, message: sentences[code] ?? 'this is not valid YAML' }
}

/** A second colon in the line, or the line below is indented too far. */
function faultOfNesting(line: number, lines: string[]): Fault {
  if (/: .*:(?: |$)/.test(lines[line - 1] ?? '')) return { line, message: `${quoted}: it contains a colon` }
  const indentOf = (one: string) => one.search(/\S|$/)
  const keyOf = (one: string) => /^[\s-]*/.exec(one)?.[0].length ?? 0
  const next = lines.findIndex((one, index) => index >= line && one.trim() !== '')
  const isDeeper = next >= 0 && indentOf(lines[next] ?? '') > keyOf(lines[line - 1] ?? '')
  return { line: isDeeper ? next + 1 : line, message: indentation }
}
