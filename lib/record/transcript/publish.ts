import { findNewestNote, printedCheckpoint } from '@/lib/audit/tree/notes'
import { makeTurns } from '@/lib/platform/turns'
import { systemWorld, type World } from '@/lib/platform/world'
import { sealDocument } from '@/lib/proof/credential/seal'
import { transcriptText } from '@/lib/proof/credential/transcript-text'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { signDocument } from '@/lib/proof/pdf/sign'
import type { Transcript } from './content'
import { drawTranscript } from './draw'

/** Rendering occupies the processor, so requests queue. */
const inTurn = makeTurns(1)

/** Unsealed without an issuer. */
export async function sealTranscript(transcript: Transcript, world: World = systemWorld): Promise<string> {
  return sealed(await withCheckpoint(transcript), world)
}

/** A kept file is a kept checkpoint. */
async function withCheckpoint(transcript: Transcript): Promise<Transcript> {
  const newest = await findNewestNote()
  return newest ? { ...transcript, checkpoint: { line: printedCheckpoint(newest), note: newest.note } } : transcript
}

async function sealed(transcript: Transcript, world: World): Promise<string> {
  const issuer = configuredIssuer()
  const document = issuer
    ? await sealDocument(issuer, transcript, world.now())
    : { ...transcript, unsigned: 'This site has no signing keys, so nothing proves that this text is unchanged.' }
  return transcriptText(document)
}

/** Stores neither the text nor the PDF. Throws when rendering or signing fails. */
export async function publishTranscript(
  record: Transcript,
  world: World = systemWorld,
): Promise<{ pdf: Uint8Array; json: string }> {
  const transcript = await withCheckpoint(record)
  const json = await sealed(transcript, world)
  const signer = configuredIssuer()?.signer('pdf') ?? null
  return inTurn(async () => {
    const drawn = drawTranscript(transcript, { json, signedBy: signer?.key.id ?? null })
    const { pdf } = await signDocument(drawn, signer, world, { reason: 'Transcript made' })
    return { pdf, json }
  })
}
