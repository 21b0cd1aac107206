import { createHash } from 'node:crypto'
import type { Signer } from '@/lib/proof/issuer/signer'
import { type Chain, chainOf, cmsOf, longestSignature, subjectOf } from './cms'
import { openPdf, pdfText, updatePdf, withAnnotation, withEntry } from './pdf-update'

/** Room for `[0 12345 …]`: the numbers are known only when the file is complete. */
const RANGE_WIDTH = 40

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

/** PAdES B-B (ETSI EN 319 142-1). PDF/UA and PDF/A ask no appearance of a field off the page. Throws `UnsignablePdf`. */
export async function signPdf(
  pdf: Uint8Array,
  signer: Signer,
  about: { reason: string; at: Date },
): Promise<Uint8Array> {
  const file = openPdf(pdf)
  const chain = chainOf(signer.key)
  const size = await sizeOfMessage(signer, chain)
  const signature = file.size
  const widget = file.size + 1
  const noRange = `[${' '.repeat(RANGE_WIDTH - 2)}]`
  const noMessage = `<${'0'.repeat(2 * size)}>`
  const signed = updatePdf(file, [
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
  const from = signed.lastIndexOf(noMessage)
  const to = from + noMessage.length
  const range = `[0 ${from} ${to} ${signed.length - to}]`.padEnd(RANGE_WIDTH)
  signed.write(range, signed.lastIndexOf(noRange), 'latin1')
  const digest = createHash('sha256').update(signed.subarray(0, from)).update(signed.subarray(to)).digest()
  signed.write((await cmsOf(digest, chain, signer)).toString('hex'), from + 1, 'latin1')
  return signed
}
