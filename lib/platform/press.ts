import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontPaths } from './fonts'

let compiler: NodeCompiler | undefined
const templates = new Map<string, string>()

export interface Printed {
  pdf: Uint8Array
  /** SHA-256 of the template's source, in hexadecimal: tells one template from the next. */
  template: string
}

/**
 * Prints a Typst template, given by its path in the repository: tagged (PDF/UA-1), every font embedded. The day is the
 * document's own date, from its content and never from the clock, so that the same content gives the same bytes.
 * A template may attach files from its inputs (`pdf.attach`), which PDF/UA-1 allows.
 * Throws when a character has no glyph in our fonts, the day is none, or the template gives up.
 */
export function print(template: string, inputs: Record<string, string>, day: string): Printed {
  // The comment in the path is for Next's build, which would take every file of the project to be part of the server.
  const source =
    templates.get(template) ?? readFileSync(path.join(/*turbopackIgnore: true*/ process.cwd(), template), 'utf8')
  templates.set(template, source)
  // Fonts are handed over as bytes: a missing one then stops the work, where a path would fall back to the system's.
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fontPaths().map((file) => readFileSync(file)) }] })
  const time = Date.parse(`${day} UTC`)
  if (Number.isNaN(time)) throw new Error(`Not a day: ${day}`)
  try {
    // In one call: a compiled document in our hands would stay in memory until the event loop is idle.
    const options = { pdfStandard: 'ua-1', creationTimestamp: time / 1000 } as const
    const pdf = compiler.pdf({ mainFileContent: source, inputs }, options)
    return { pdf, template: createHash('sha256').update(source).digest('hex') }
  } catch (error) {
    // The compiler puts its reason into `code`, and often leaves the message empty.
    throw new Error(`${template} could not be printed: ${(error as { code?: unknown }).code ?? error}`)
  } finally {
    // The compiler keeps about a quarter of a megabyte for each document until it is told to forget.
    compiler.evictCache(0)
  }
}
