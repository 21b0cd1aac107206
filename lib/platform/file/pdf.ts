import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type NodeAddFontPaths, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { type ExtraFont, extraFontFolder } from './extra-fonts'
import { extraFontsFor, fontPaths } from './fonts'

let usual: NodeCompiler | undefined
let withExtra: NodeCompiler | undefined
const templates = new Map<string, string>()

export interface Template {
  file: string
  /** Replacements in the file's text. */
  edits: readonly (readonly [from: string, to: string])[]
}

export interface RenderedPdf {
  pdf: Uint8Array
  template: string
}

/** Base fonts as bytes: a missing one then fails, where a path would fall back to system fonts. */
function makeCompiler(more: NodeAddFontPaths[] = []): NodeCompiler {
  return NodeCompiler.create({ fontArgs: [{ fontBlobs: fontPaths().map((file) => readFileSync(file)) }, ...more] })
}

function compilerFor(extra: readonly ExtraFont[]): NodeCompiler {
  if (extra.length === 0) {
    usual ??= makeCompiler()
    return usual
  }
  // From a path, so that it reads a font only when a text needs it. A compiler for each text would leak memory.
  withExtra ??= makeCompiler([{ fontPaths: [extraFontFolder] }])
  return withExtra
}

export function sourceOf({ file, edits }: Template): string {
  const source = templates.get(file) ?? readFileSync(path.join(/*turbopackIgnore: true*/ process.cwd(), file), 'utf8')
  templates.set(file, source)
  return edits.reduce((text, [from, to]) => text.replace(from, to), source)
}

/** PDF/UA-1. `day` is the document's own date: equal content gives equal bytes. Throws on missing glyphs. */
export function renderPdf(template: Template | string, inputs: Record<string, string>, day: string): RenderedPdf {
  const used = typeof template === 'string' ? { file: template, edits: [] } : template
  const source = sourceOf(used)
  const extra = extraFontsFor(inputs.content ?? '')
  const compiler = compilerFor(extra)
  const time = Date.parse(`${day} UTC`)
  if (Number.isNaN(time)) throw new Error(`Not a day: ${day}`)
  try {
    const options = { pdfStandard: 'ua-1', creationTimestamp: time / 1000 } as const
    const families = JSON.stringify(extra.map(({ family }) => family))
    const pdf = compiler.pdf({ mainFileContent: source, inputs: { ...inputs, families } }, options)
    return { pdf, template: createHash('sha256').update(source).digest('hex') }
  } catch (error) {
    throw new Error(`${used.file} could not be rendered: ${(error as { code?: unknown }).code ?? error}`)
  } finally {
    // The compiler caches about 0.25 MB for each document.
    compiler.evictCache(0)
  }
}
