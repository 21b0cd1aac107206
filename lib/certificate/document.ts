import { type Printed, print } from '@/lib/platform/press'
import { drawQr } from './qr'

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

/** A name runs as its first letter does. */
function directionOf(name: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(name.replace(/^\P{L}+/u, '')) ? 'rtl' : 'ltr'
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
export function drawCertificate(content: CertificateContent): Printed {
  try {
    return print('lib/certificate/template/certificate.typ', inputsOf(content), content.issuedOn)
  } catch (cause) {
    throw new Error(`Certificate ${content.serial} could not be drawn: ${(cause as Error).message}`, { cause })
  }
}
