import { fileURLToPath } from 'node:url'
import { findGivenUp } from '@/lib/audit/tree/given-up'
import { findNewestNote, type NewestNote } from '@/lib/audit/tree/notes'
import { stopSealing } from '@/lib/audit/tree/stop-sealing'
import { writeMail } from '@/lib/people/mail/write-mail'
import { db, query } from '@/lib/platform/db'
import { runWithin } from '@/lib/platform/limit/run-within'
import { logError } from '@/lib/platform/log-error'
import type { World } from '@/lib/platform/world'
import { askWitness } from './ask-witness'
import { checkpointMail } from './checkpoint-mail'
import { type Conflict, sentenceOfStop } from './conflict'
import { findBeyond, type WithClone } from './find-conflicts'
import { addToFolder, firstConflictIn } from './folder'
import { placeLimitMs, type WitnessKind, type WitnessPlace } from './place'
import { configuredPlaces } from './places'

interface State {
  size: number
  tries: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const pauses = [5, 15, 60, 240]

/** Compares each place with the log, and sends it the newest checkpoint, which covers all earlier ones. */
export async function sendCheckpoints(
  withClone: WithClone,
  world: World,
  places: readonly WitnessPlace[] = configuredPlaces(),
  limitMs = placeLimitMs,
): Promise<void> {
  const newest = await findNewestNote()
  if (!newest) return
  for (const place of places) await sendTo(place, { newest, withClone, world, limitMs })
}

interface Sent {
  newest: NewestNote
  withClone: WithClone
  world: World
}

/**
 * Holds no transaction during a slow delivery. A worker that is killed meanwhile leaves the place due after its limit.
 * An attack: SQL can set the row's size or time far ahead, which must not silence the place.
 */
async function sendTo(
  place: WitnessPlace,
  { newest, withClone, world, limitMs }: Sent & { limitMs: typeof placeLimitMs },
): Promise<void> {
  const { address, kind } = place
  const begun = world.now()
  const limit = limitMs[kind]
  await query`insert into witness_place (address, next_at) values (${address}, ${begun}) on conflict do nothing`
  const beyond = await findBeyond(place)
  if (beyond) return stopSealing(sentenceOfStop(kind, beyond), beyond, world)
  const [state] = await query<State>`
    update witness_place set next_at = ${new Date(begun.getTime() + limit)}
    where address = ${address} and size < ${newest.size}
      and (next_at <= ${begun} or next_at > ${new Date(begun.getTime() + day)})
    returning size::float8 as size, tries`
  // It has it, or another worker sends it.
  if (!state) return
  try {
    const delivered = await runWithin(limit, `send ${address}`, () =>
      deliver(place, { newest, withClone, world, had: state.size }),
    )
    if ('answer' in delivered) return await settle(place, { newest, answer: delivered.answer, world })
    const sentence = sentenceOfStop(kind, delivered.conflict)
    await stopSealing(sentence, delivered.conflict, world)
    throw new Error(sentence)
  } catch (error) {
    logError(`The checkpoint at entry ${newest.size} did not reach ${address}`, error)
    await postponePlace(address, { tries: state.tries + 1, error: `${(error as Error).message}`, now: world.now() })
  }
}

type Delivered = { answer: string | null } | { conflict: Conflict }

async function deliver(
  { kind, address }: WitnessPlace,
  { newest, withClone, world, had }: Sent & { had: number },
): Promise<Delivered> {
  if (kind === 'http') return askWitness(address, { newest, had, isGivenUp: await findGivenUp() })
  if (kind === 'folder') return addUnlessConflict(fileURLToPath(address), newest)
  if (kind === 'git') return pushUnlessConflict(address, { newest, withClone })
  const recipient = decodeURIComponent(new URL(address).pathname)
  const effect = `checkpoint:${recipient}:${utcDay(world.now())}`
  await writeMail(db, checkpointMail({ effect, recipient, accountId: null, name: null }, newest), world)
  return { answer: null }
}

async function addUnlessConflict(folder: string, newest: NewestNote): Promise<Delivered> {
  const conflict = await firstConflictIn(folder, await findGivenUp())
  if (conflict) return { conflict }
  await addToFolder(folder, newest)
  return { answer: null }
}

async function pushUnlessConflict(
  address: string,
  { newest, withClone }: Pick<Sent, 'newest' | 'withClone'>,
): Promise<Delivered> {
  let delivered: Delivered = { answer: null }
  await withClone(address, async (folder) => {
    delivered = await addUnlessConflict(folder, newest)
    return 'conflict' in delivered ? null : `Checkpoint at entry ${newest.size}`
  })
  return delivered
}

/** Folders and Git remotes keep every checkpoint, so they get one an hour at most: 8,784 files of a kilobyte in a year. */
const nextSendAt: Record<WitnessKind, (now: Date) => Date> = {
  folder: (now) => new Date(now.getTime() + hour),
  git: (now) => new Date(now.getTime() + hour),
  mail: (now) => new Date(Date.parse(utcDay(now)) + day),
  http: (now) => now,
}

async function settle(
  { kind, address }: WitnessPlace,
  { newest, answer, world }: Pick<Sent, 'newest' | 'world'> & { answer: string | null },
): Promise<void> {
  const now = world.now()
  await query`
    update witness_place set size = ${newest.size}, sent_at = ${now}, tries = 0, next_at = ${nextSendAt[kind](now)}, last_error = null,
      answer = ${answer}
    where address = ${address} and size <= ${newest.size}`
}

async function postponePlace(
  address: string,
  { tries, error, now }: { tries: number; error: string; now: Date },
): Promise<void> {
  const nextAt = new Date(now.getTime() + (pauses[Math.min(tries, pauses.length) - 1] ?? 0) * minute)
  await query`
    update witness_place set tries = ${tries}, next_at = ${nextAt}, last_error = ${error.replace(/\s+/g, ' ').slice(0, 500)}
    where address = ${address}`
}

function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10)
}
