import type { IsGivenUp } from '@/lib/audit/tree/given-up'
import type { NewestNote } from '@/lib/audit/tree/notes'
import { findConsistency } from '@/lib/audit/tree/tree-proofs'
import { readAtMost } from '@/lib/platform/file/read-at-most'
import { cosignedAt, readWitnessKey } from '@/lib/proof/note/cosignature'
import type { Conflict } from './conflict'
import { partsOfPlace } from './place'

const timeoutMs = 20_000
/** A few signature lines; more is not an answer. */
const longestAnswer = 64 * 1024

interface Asked {
  newest: NewestNote
  /** The length that the witness should have, by our row. */
  had: number
  isGivenUp: IsGivenUp
}

/**
 * c2sp.org/tlog-witness: returns the signature lines, of the key after `#` if there is one; or that the witness has a log that
 * ours does not extend. If `had` is wrong, the witness answers 409 with the size it has.
 */
export async function askWitness(
  place: string,
  { newest, had, isGivenUp }: Asked,
): Promise<{ answer: string } | { conflict: Conflict }> {
  const { address, key: written } = partsOfPlace(place)
  let position = had > newest.size ? 0 : had
  let reply = await addCheckpoint(address, newest, position)
  if (reply.has !== null && reply.has !== position && reply.has <= newest.size) {
    position = reply.has
    reply = await addCheckpoint(address, newest, position)
  }
  const { status, text } = reply
  const sentence = sentenceOf(reply, position, newest.size)
  const conflict = sentence && { size: reply.has ?? position, root: address, sentence }
  if (conflict && !isGivenUp(conflict)) return { conflict }
  if (status !== 200) throw new Error(`the witness answered ${status}: ${text.slice(0, 200)}`)
  if (!/^(?:— [^\s+]+ [A-Za-z0-9+/]+={0,2}\n)+$/u.test(text))
    throw new Error('the witness answered without a signature')
  if (written === null) return { answer: text }
  const key = await readWitnessKey(written)
  if (!key) throw new Error('the key after # is not one of c2sp.org/tlog-cosignature')
  if (!(await cosignedAt(newest.note, text, key)))
    throw new Error(`the answer has no valid cosignature of ${key.name} for this checkpoint`)
  return { answer: text }
}

/** Null for an answer that is no conflict. 422: the proof leads from another log. */
function sentenceOf({ status, has }: Reply, position: number, size: number): string | null {
  if (status === 422 && position > 0)
    return `The witness has another log of ${position} entries than the first ${position} here.`
  if (has === null) return null
  if (has > size) return `The witness has a log of ${has} entries, but the log has ${size}.`
  return has === position && has > 0 ? `The witness has another log of ${has} entries.` : null
}

interface Reply {
  status: number
  text: string
  /** The length that the witness has, if it answers 409. */
  has: number | null
}

async function addCheckpoint(address: string, { note, size }: NewestNote, had: number): Promise<Reply> {
  const { consistency } = had > 0 ? await findConsistency({ from: had, to: size }) : { consistency: [] }
  const body = `old ${had}\n${consistency.map((hash) => `${hash}\n`).join('')}\n${note}`
  const response = await fetch(`${address.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const text = new TextDecoder().decode(await readAtMost(response, longestAnswer))
  const [, has] = (response.status === 409 && /^(\d{1,15})\n?$/.exec(text)) || []
  return { status: response.status, text, has: has === undefined ? null : Number(has) }
}
