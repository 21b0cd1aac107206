import { createHash } from 'node:crypto'
import type { Signer } from '@/lib/proof/issuer/signer'
import { type Chain, chainOf, cmsOf, longestSignature, subjectOf } from './cms'
import { openPdf, pdfText, updatePdf, withAnnotation, withEntry } from './pdf-update'

/** `[0 12345 …]` in a fixed width, since its numbers are known only when the file is complete. */
const RANGE_WIDTH = 40

function dateOf(at: Date): string {
  return `(D:${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z)`
}

/**
 * The size of the signature message. It is made once with zeros for a signature as long as they get, so that no room is left
 * but a byte or two: what is in no signature's range could otherwise be written there.
 */
async function sizeOfMessage(signer: Signer, chain: Chain): Promise<number> {
  const blank = { key: signer.key, sign: async () => new Uint8Array(longestSignature(signer.key)) }
  return (await cmsOf(new Uint8Array(32), chain, blank)).length
}

/**
 * Signs a PDF as PAdES B-B (ETSI EN 319 142-1) by an incremental update: the bytes that were there stay in front, and the
 * signature is of the whole file but its own hexadecimal digits. Its field is not seen: it has no size and lies outside the page,
 * where PDF/UA and PDF/A ask for no appearance and no tag.
 *
 * Throws `UnsignablePdf` when the file has no plain cross-reference table or was signed already, and an `Error` when the key
 * has no certificate or the signer fails.
 */
export async function signPdf(
  pdf: Uint8Array,
  signer: Signer,
  about: { reason: string; at: Date },
): Promise<Uint8Array> {
  const file = openPdf(pdf)
  const chain = chainOf(signer.key)
  const size = await sizeOfMessage(signer, chain)
  const [signature, widget] = [file.size, file.size + 1]
  const noRange = `[${' '.repeat(RANGE_WIDTH - 2)}]`
  const noMessage = `<${'0'.repeat(2 * size)}>`
  const signed = updatePdf(file, [
    { ...file.catalog, body: withEntry(file.catalog.body, `/AcroForm << /SigFlags 3 /Fields [${widget} 0 R] >>`) },
    { ...file.page, body: withAnnotation(file.page.body, widget) },
    {
      number: signature,
      body: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached
/Name ${pdfText(subjectOf(chain.own))} /Reason ${pdfText(about.reason)} /M ${dateOf(about.at)}
/ByteRange ${noRange}
/Contents ${noMessage} >>`,
    },
    {
      number: widget,
      // 132: printed and locked. Not hidden, which PDF/A forbids.
      body: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (issuer) /TU (Signature of the issuer) /F 132
/Rect [-1 -1 -1 -1] /P ${file.page.number} 0 R /V ${signature} 0 R >>`,
    },
  ])

  // From behind: an attachment could hold the same text.
  const from = signed.lastIndexOf(noMessage)
  const to = from + noMessage.length
  const range = `[0 ${from} ${to} ${signed.length - to}]`.padEnd(RANGE_WIDTH)
  signed.write(range, signed.lastIndexOf(noRange), 'latin1')
  const digest = createHash('sha256').update(signed.subarray(0, from)).update(signed.subarray(to)).digest()
  signed.write((await cmsOf(digest, chain, signer)).toString('hex'), from + 1, 'latin1')
  return signed
}
