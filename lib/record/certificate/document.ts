import { print } from '@/lib/platform/press'
import { drawQr } from './qr'
import { templateOf } from './template-version'

/** What a certificate says, as it will be printed. Days are written out: `November 25, 2026`. */
export interface CertificateContent {
  serial: string
  name: string
  /** `Name as declared by the holder`, or null when a roster or a sign-on provider confirmed it. */
  nameLine: string | null
  /** Here and below: what is null is not printed, and leaves no empty place. */
  organization: string | null
  courseTitle: string
  courseSubtitle: string
  courseNumber: string | null
  edition: string
  hours: string
  hoursLine: string
  startedOn: string | null
  completedOn: string
  issuedOn: string
  lawAsOf: string
  provider: string
  providerNumber: string | null
  instructor: string | null
  category: string | null
  mandate: string | null
  approvalLine: string
  counselLine: string | null
  expiresOn: string | null
  verifyUrl: string
  /** `Signed by … · key …`, or that nobody signed. */
  signatureLine: string
  demonstration: boolean
}

export interface DrawOptions {
  /** The released template that the certificate was issued with. */
  templateVersion: number
  /** A text to keep inside the file (the credential), from the second template on. */
  attachment: { name: string; bytes: Uint8Array } | null
}

const RIGHT_TO_LEFT = /^\p{Script=Arabic}/u
/** Scripts whose letters are one glyph each; in all others the text of a PDF comes back in pieces and out of order. */
const GLYPH_A_LETTER =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Ethiopic}\p{Script=Common}\p{Script=Inherited}]*$/u

/** A name runs as its first letter does. */
export function directionOf(name: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(name.replace(/^\P{L}+/u, '')) ? 'rtl' : 'ltr'
}

/** Whether a PDF holds a text in pieces, so that a reader aloud has to be given the text itself. */
export function isPieced(text: string): boolean {
  return !GLYPH_A_LETTER.test(text)
}

function inputsOf(content: CertificateContent, { attachment }: DrawOptions): Record<string, string> {
  const printed = {
    ...content,
    documentTitle: `Certificate of completion: ${content.courseTitle}, ${content.name}`,
    nameDirection: directionOf(content.name),
    namePieced: isPieced(content.name),
    verifyText: content.verifyUrl.replace(/^https?:\/\//, ''),
    demonstrationLine: 'Demonstration only: this certificate proves nothing.',
  }
  const inputs = { content: JSON.stringify(printed), qr: drawQr(content.verifyUrl) }
  if (!attachment) return inputs
  // Inputs are text: what is none must not be changed into something else without a word.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(attachment.bytes)
  return { ...inputs, attachmentName: attachment.name, attachment: text }
}

export interface DrawnCertificate {
  pdf: Uint8Array
  /** Number and hash of the template, as the record keeps it: `2-0123456789ab`. */
  templateVersion: string
}

/**
 * Draws a certificate: one page, US Letter landscape, tagged (PDF/UA-1), every font embedded, the attachment inside.
 * Throws when a character has no glyph in our fonts (ask `uncoveredCharacters` first), a day is none, it will not fit, no
 * template has that number, or the attachment is not text.
 */
export function drawCertificate(content: CertificateContent, options: DrawOptions): DrawnCertificate {
  try {
    const { pdf, template } = print(templateOf(options.templateVersion), inputsOf(content, options), content.issuedOn)
    return { pdf, templateVersion: `${options.templateVersion}-${template.slice(0, 12)}` }
  } catch (cause) {
    throw new Error(`Certificate ${content.serial} could not be drawn: ${(cause as Error).message}`, { cause })
  }
}
