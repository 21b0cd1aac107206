import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontPaths } from './fonts'

let compiler: NodeCompiler | undefined
const templates = new Map<string, string>()

export interface RenderedPdf {
  pdf: Uint8Array
  template: string
}

/** PDF/UA-1. `day` is the document's own date: equal content gives equal bytes. Throws on missing glyphs. */
export function renderPdf(template: string, inputs: Record<string, string>, day: string): RenderedPdf {
  const source =
    templates.get(template) ?? readFileSync(path.join(/*turbopackIgnore: true*/ process.cwd(), template), 'utf8')
  templates.set(template, source)
  // As bytes: a missing font then fails, where a path would fall back to system fonts.
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fontPaths().map((file) => readFileSync(file)) }] })
  const time = Date.parse(`${day} UTC`)
  if (Number.isNaN(time)) throw new Error(`Not a day: ${day}`)
  try {
    const options = { pdfStandard: 'ua-1', creationTimestamp: time / 1000 } as const
    const pdf = compiler.pdf({ mainFileContent: source, inputs }, options)
    return { pdf, template: createHash('sha256').update(source).digest('hex') }
  } catch (error) {
    throw new Error(`${template} could not be rendered: ${(error as { code?: unknown }).code ?? error}`)
  } finally {
    // The compiler caches about 0.25 MB for each document.
    compiler.evictCache(0)
  }
}
