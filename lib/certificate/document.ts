import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { drawQr } from './qr'
import { fontPaths } from './typeface'

/** What a certificate says, as it will be printed. Days are written out: `November 25, 2026`. */
export interface CertificateContent {
  serial: string
  name: string
  /** `Name as declared by the holder`, or null when a roster or a sign-on provider confirmed it. */
  nameLine: string | null
  courseTitle: string
  courseSubtitle: string
  edition: string
  hours: string
  hoursLine: string
  completedOn: string
  issuedOn: string
  lawAsOf: string
  provider: string
  approvalLine: string
  counselLine: string | null
  expiresOn: string | null
  verifyUrl: string
  demonstration: boolean
}

const RIGHT_TO_LEFT = /^\p{Script=Arabic}/u
/** Scripts whose letters are one glyph each; in all others the text of a PDF comes back in pieces and out of order. */
const GLYPH_A_LETTER =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Ethiopic}\p{Script=Common}\p{Script=Inherited}]*$/u

let press: { compiler: NodeCompiler; template: string; version: string } | undefined

/** Fonts are handed over as bytes: a missing one then stops the work, where a path would fall back to the system's. */
function openPress() {
  const template = readFileSync(path.join(process.cwd(), 'lib/certificate/template/certificate.typ'), 'utf8')
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fontPaths().map((file) => readFileSync(file)) }] })
  return { compiler, template, version: `1-${createHash('sha256').update(template).digest('hex').slice(0, 12)}` }
}

/** A name runs as its first letter does. */
function directionOf(name: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(name.replace(/^\P{L}+/u, '')) ? 'rtl' : 'ltr'
}

/** The document's own date: from the content, never from the clock, so that the same content gives the same bytes. */
function secondsOf(day: string): number {
  const time = Date.parse(`${day} UTC`)
  if (Number.isNaN(time)) throw new Error(`Not a day: ${day}`)
  return time / 1000
}

function inputsOf(content: CertificateContent): Record<string, string> {
  const printed = {
    ...content,
    documentTitle: `Certificate of completion: ${content.courseTitle}, ${content.name}`,
    nameDirection: directionOf(content.name),
    namePieced: !GLYPH_A_LETTER.test(content.name),
    verifyText: content.verifyUrl.replace(/^https?:\/\//, ''),
    demonstrationLine: 'Demonstration only: this certificate proves nothing.',
  }
  return { content: JSON.stringify(printed), qr: drawQr(content.verifyUrl) }
}

/**
 * Draws a certificate: one page, US Letter landscape, tagged (PDF/UA-1), every font embedded.
 * Throws when a character has no glyph in our fonts (ask `uncoveredCharacters` first), a day is none, or it will not fit.
 */
export function drawCertificate(content: CertificateContent): { pdf: Uint8Array; templateVersion: string } {
  press ??= openPress()
  const { compiler, template, version } = press
  const creationTimestamp = secondsOf(content.issuedOn)
  const source = { mainFileContent: template, inputs: inputsOf(content) }
  try {
    // In one call: a compiled document in our hands would stay in memory until the event loop is idle.
    const pdf = compiler.pdf(source, { pdfStandard: 'ua-1', creationTimestamp })
    return { pdf, templateVersion: version }
  } catch (error) {
    // The compiler puts its reason into `code`, and often leaves the message empty.
    throw new Error(`Certificate ${content.serial} could not be drawn: ${(error as { code?: unknown }).code ?? error}`)
  } finally {
    // The compiler keeps about a quarter of a megabyte for each document until it is told to forget.
    compiler.evictCache(0)
  }
}
