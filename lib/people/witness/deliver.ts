import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NewestNote } from '@/lib/audit/newest-note'
import { findConsistency } from '@/lib/audit/tree-proofs'
import { readAtMost } from '@/lib/platform/read-at-most'
import { cosignedAt, readWitnessKey } from '@/lib/proof/note/cosignature'
import { partsOfPlace } from './place'

const timeoutMs = 20_000
/** A few signature lines; more is not an answer. */
const longestAnswer = 64 * 1024

/** One file a day, so that earlier ones stay. Written aside and renamed: no file is partial. */
export async function writeToFolder(address: string, { note, madeAt }: NewestNote): Promise<void> {
  const folder = fileURLToPath(address)
  const place = path.join(folder, nameOfDay(madeAt))
  await mkdir(folder, { recursive: true })
  const file = await open(`${place}.part`, 'w', 0o644)
  try {
    await file.writeFile(note)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${place}.part`, place)
}

export function nameOfDay(madeAt: Date): string {
  return `checkpoint-${madeAt.toISOString().slice(0, 10)}.txt`
}

/**
 * c2sp.org/tlog-witness: returns the signature lines, of the key after `#` if there is one. If `had` is wrong, the witness answers
 * 409 with the size it has.
 */
export async function askWitness(place: string, newest: NewestNote, had: number): Promise<string> {
  const { address, key: written } = partsOfPlace(place)
  const first = await addCheckpoint(address, newest, had)
  const known = first.status === 409 ? Number(/^(\d{1,15})\n?$/.exec(first.text)?.[1] ?? Number.NaN) : Number.NaN
  const { status, text } = known <= newest.size ? await addCheckpoint(address, newest, known) : first
  if (status !== 200) throw new Error(`the witness answered ${status}: ${text.slice(0, 200)}`)
  if (!/^(?:— [^\s+]+ [A-Za-z0-9+/]+={0,2}\n)+$/u.test(text))
    throw new Error('the witness answered without a signature')
  if (written === null) return text
  const key = await readWitnessKey(written)
  if (!key) throw new Error('the key after # is not one of c2sp.org/tlog-cosignature')
  if (!(await cosignedAt(newest.note, text, key)))
    throw new Error(`the answer has no valid cosignature of ${key.name} for this checkpoint`)
  return text
}

async function addCheckpoint(address: string, { note, size }: NewestNote, had: number) {
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
  return { status: response.status, text }
}
