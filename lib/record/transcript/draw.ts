import { renderPdf } from '@/lib/platform/file/pdf'
import { dayInWords, momentInWords } from '@/lib/platform/words'
import { hoursLine } from '@/lib/record/certificate/document/content'
import { directionOf, isPieced } from '@/lib/record/certificate/document/document'
import { printableText } from '@/lib/record/certificate/document/typeface'
import type { Transcript } from './content'
import { transcriptLines } from './lines'

const template = 'lib/record/transcript/template/transcript.typ'
/** US Letter, PDF/UA-1, text embedded. `signedBy` is the id of the key that will sign it, or null. */
export function drawTranscript(
  transcript: Transcript,
  { json, signedBy }: { json: string; signedBy: string | null },
): Uint8Array {
  const madeAt = new Date(transcript.madeAt)
  const { name, accountId } = transcript.learner
  const { until, timeZone } = transcript
  const content = {
    ...transcriptLines(transcript),
    title: `Transcript: ${name}${until ? `, until ${dayInWords(new Date(until), timeZone)}` : ''}`,
    name,
    nameDirection: directionOf(name),
    namePieced: isPieced(name),
    accountId,
    madeOn: momentInWords(madeAt, timeZone),
    issuer: transcript.issuer.name,
    hoursLine,
    verifyUrl: `${transcript.issuer.url}/verify`,
    verifyText: `${transcript.issuer.url.replace(/^https?:\/\//, '')}/verify`,
    signatureLine: signedBy ? `Signed by ${transcript.issuer.name} · key ${signedBy}` : 'This document is not signed',
    checkpointLine: transcript.checkpoint?.line ?? '',
    demonstration: transcript.demonstration,
  }
  const printed = JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'string' ? printableText(value) : value,
  )
  return renderPdf(template, { content: printed, attachment: json }, dayInWords(madeAt, timeZone)).pdf
}
