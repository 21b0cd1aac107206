import { createHash } from 'node:crypto'
import type { Signer } from '@/lib/proof/issuer/signer'
import { type Chain, chainOf, cmsOf, longestSignature, type StampFor, subjectOf } from './cms'
import { openPdf, pdfText, updatePdf, withAnnotation, withEntry } from './pdf-update'

/** Room for `[0 12345 …]`: the numbers are known only when the file is complete. */
const RANGE_WIDTH = 40
/** In bytes. Tokens of public authorities have up to 8 kB; a larger one stays outside the file. */
const ROOM_FOR_STAMP = 10_240

/** ISO 32000-2, 12.8.2.2: a certification signature. 1 allows no change at all. */
const noChanges = '/TransformParams << /Type /TransformParams /V /1.2 /P 1 >>'

function dateOf(at: Date): string {
  return `(D:${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z)`
}

/** In bytes, exact: otherwise an attacker could hide bytes in the unsigned gap. */
async function sizeOfMessage(signer: Signer, chain: Chain): Promise<number> {
  const blank = { key: signer.key, sign: async () => new Uint8Array(longestSignature(signer.key)) }
  return (await cmsOf(new Uint8Array(32), chain, blank)).length
}

interface About {
  reason: string
  at: Date
}

/** PAdES B-T with a stamp, otherwise B-B (ETSI EN 319 142-1). Throws `UnsignablePdf`. */
export async function signPdf(pdf: Uint8Array, signer: Signer, about: About, stampFor?: StampFor): Promise<Uint8Array> {
  const chain = chainOf(signer.key)
  const size = await sizeOfMessage(signer, chain)
  if (stampFor) {
    const draft = draftOf(pdf, chain, about, size + ROOM_FOR_STAMP)
    const message = await cmsOf(draft.digest, chain, signer, stampFor)
    if (message.length > size && message.length <= size + ROOM_FOR_STAMP) return filled(draft, message)
  }
  const draft = draftOf(pdf, chain, about, size)
  return filled(draft, await cmsOf(draft.digest, chain, signer))
}

interface Draft {
  bytes: Buffer
  /** The place for the digits of the message. */
  at: number
  digest: Buffer
}

function filled({ bytes, at }: Draft, message: Buffer): Buffer {
  bytes.write(message.toString('hex'), at, 'latin1')
  return bytes
}

/** PDF/UA and PDF/A ask no appearance of a field off the page. */
function draftOf(pdf: Uint8Array, chain: Chain, about: About, size: number): Draft {
  const file = openPdf(pdf)
  const signature = file.size
  const widget = file.size + 1
  const noRange = `[${' '.repeat(RANGE_WIDTH - 2)}]`
  const noMessage = `<${'0'.repeat(2 * size)}>`
  const bytes = updatePdf(file, [
    {
      ...file.catalog,
      body: withEntry(
        file.catalog.body,
        `/AcroForm << /SigFlags 3 /Fields [${widget} 0 R] >> /Perms << /DocMDP ${signature} 0 R >>`,
      ),
    },
    { ...file.page, body: withAnnotation(file.page.body, widget) },
    {
      number: signature,
      body: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached
/Name ${pdfText(subjectOf(chain.own))} /Reason ${pdfText(about.reason)} /M ${dateOf(about.at)}
/Reference [<< /Type /SigRef /TransformMethod /DocMDP ${noChanges} >>]
/ByteRange ${noRange}
/Contents ${noMessage} >>`,
    },
    {
      number: widget,
      // 132: print and locked. PDF/A forbids hidden.
      body: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (issuer) /TU (Signature of the issuer) /F 132
/Rect [-1 -1 -1 -1] /P ${file.page.number} 0 R /V ${signature} 0 R >>`,
    },
  ])

  // Searches from the end: an attachment could contain the same text.
  const from = bytes.lastIndexOf(noMessage)
  const to = from + noMessage.length
  const range = `[0 ${from} ${to} ${bytes.length - to}]`.padEnd(RANGE_WIDTH)
  bytes.write(range, bytes.lastIndexOf(noRange), 'latin1')
  const digest = createHash('sha256').update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest()
  return { bytes, at: from + 1, digest }
}
