import { renderPdf } from '@/lib/platform/file/pdf'
import { drawQr } from './qr'
import { templateOf } from './template-version'

/** Days are in words: `November 25, 2026`. Null fields are not printed and leave no gap. */
export interface CertificateContent {
  serial: string
  name: string
  /** `Name as declared by the holder`, or who confirmed it. */
  nameLine: string | null
  organization: string | null
  courseTitle: string
  courseSubtitle: string
  courseNumber: string | null
  edition: string
  hours: string
  hoursLine: string
  /** From template 4 on. */
  activeTime: string | null
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
  /** `Signed by … · key …`, or that the document is not signed. */
  signatureLine: string
  demonstration: boolean
}

export interface DrawOptions {
  templateVersion: number
  /** The credential, embedded in the file from template 2 on. */
  attachment: { name: string; bytes: Uint8Array } | null
}

const RIGHT_TO_LEFT = /^[\p{Script=Arabic}\p{Script=Hebrew}]/u
/** Scripts with one glyph per letter. Text of any other script comes out of a PDF in pieces and out of order. */
const GLYPH_A_LETTER =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Ethiopic}\p{Script=Common}\p{Script=Inherited}]*$/u

export function directionOf(name: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(name.replace(/^\P{L}+/u, '')) ? 'rtl' : 'ltr'
}

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
  // `fatal`: typst inputs are text, so bytes that are not UTF-8 would change silently.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(attachment.bytes)
  return { ...inputs, attachmentName: attachment.name, attachment: text }
}

export interface DrawnCertificate {
  pdf: Uint8Array
  /** `2-0123456789ab`: number and hash of the template. */
  templateVersion: string
}

/** US Letter landscape, PDF/UA-1. Throws on a missing glyph (call `uncoveredCharacters` first). */
export function drawCertificate(content: CertificateContent, options: DrawOptions): DrawnCertificate {
  try {
    const { pdf, template } = renderPdf(
      templateOf(options.templateVersion),
      inputsOf(content, options),
      content.issuedOn,
    )
    return { pdf, templateVersion: `${options.templateVersion}-${template.slice(0, 12)}` }
  } catch (cause) {
    throw new Error(`Certificate ${content.serial} could not be drawn: ${(cause as Error).message}`, { cause })
  }
}
