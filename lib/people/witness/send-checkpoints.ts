import { findNewestNote, type NewestNote } from '@/lib/audit/newest-note'
import { writeMail } from '@/lib/people/mail/write-mail'
import { db, query } from '@/lib/platform/db'
import { logError } from '@/lib/platform/log-error'
import type { World } from '@/lib/platform/world'
import { checkpointMail } from './checkpoint-mail'
import { askWitness, writeToFolder } from './deliver'
import type { WitnessPlace } from './place'
import { configuredPlaces } from './places'

/** The app starts no program, so the worker hands this in. */
export type PushToGit = (address: string, newest: NewestNote) => Promise<void>

interface State {
  size: number
  tries: number
}

const minute = 60_000
/** More than a delivery may take: git has four steps of a minute. */
const longest = 5 * minute
const pauses = [5, 15, 60, 240]

/** Sends the newest checkpoint, which covers all earlier ones, to each place that doesn't have it. */
export async function sendCheckpoints(
  pushToGit: PushToGit,
  world: World,
  places: readonly WitnessPlace[] = configuredPlaces(),
): Promise<void> {
  const newest = await findNewestNote()
  if (!newest) return
  for (const place of places) await sendTo(place, { newest, pushToGit, world })
}

interface Sent {
  newest: NewestNote
  pushToGit: PushToGit
  world: World
}

/** Holds no transaction during a slow delivery. A worker that is killed meanwhile leaves the place due after `longest`. */
async function sendTo(place: WitnessPlace, { newest, pushToGit, world }: Sent): Promise<void> {
  const { address } = place
  const begun = world.now()
  await query`insert into witness_place (address, next_at) values (${address}, ${begun}) on conflict do nothing`
  const [state] = await query<State>`
    update witness_place set next_at = ${new Date(begun.getTime() + longest)}
    where address = ${address} and size < ${newest.size} and next_at <= ${begun} returning size::float8 as size, tries`
  // It has it, or another worker sends it.
  if (!state) return
  try {
    const answer = await deliver(place, { newest, pushToGit, world, had: state.size })
    await settle(place, { newest, answer, world })
  } catch (error) {
    logError(`The checkpoint at entry ${newest.size} did not reach ${address}`, error)
    await postponePlace(address, { tries: state.tries + 1, error: `${(error as Error).message}`, now: world.now() })
  }
}

async function deliver({ kind, address }: WitnessPlace, { newest, pushToGit, world, had }: Sent & { had: number }) {
  if (kind === 'folder') await writeToFolder(address, newest)
  if (kind === 'git') await pushToGit(address, newest)
  if (kind === 'mail') {
    const recipient = decodeURIComponent(new URL(address).pathname)
    const effect = `checkpoint:${recipient}:${dayOf(world.now())}`
    await writeMail(db, checkpointMail({ effect, recipient, accountId: null, name: null }, newest), world)
  }
  return kind === 'http' ? askWitness(address, newest, had) : null
}

/** A mail address gets one a day. */
async function settle(
  { kind, address }: WitnessPlace,
  { newest, answer, world }: Pick<Sent, 'newest' | 'world'> & { answer: string | null },
): Promise<void> {
  const now = world.now()
  const nextAt = kind === 'mail' ? new Date(Date.parse(dayOf(now)) + 24 * 60 * minute) : now
  await query`
    update witness_place set size = ${newest.size}, sent_at = ${now}, tries = 0, next_at = ${nextAt}, last_error = null,
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

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
