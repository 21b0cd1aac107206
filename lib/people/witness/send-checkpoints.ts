import { findNewestNote, type NewestNote } from '@/lib/audit/newest-note'
import { writeMail } from '@/lib/people/mail/write-mail'
import { query, type Statements, transact } from '@/lib/platform/db'
import { logError } from '@/lib/platform/log-error'
import type { World } from '@/lib/platform/world'
import { checkpointMail } from './checkpoint-mail'
import { askWitness, writeToFolder } from './deliver'
import { configuredPlaces, type WitnessPlace } from './places'

/** The app starts no program, so the worker hands this in. */
export type PushToGit = (address: string, newest: NewestNote) => Promise<void>

interface State {
  size: number
  tries: number
}

const minute = 60_000
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

async function sendTo(place: WitnessPlace, { newest, pushToGit, world }: Sent): Promise<void> {
  const { address } = place
  await query`insert into witness_place (address, next_at) values (${address}, ${world.now()}) on conflict do nothing`
  await transact(async (tx) => {
    // Another worker has it; the server must not end the idle transaction during a slow delivery.
    const [state] = await query(tx)<State>`
      select size::float8 as size, tries, set_config('idle_in_transaction_session_timeout', '0', true) from witness_place
      where address = ${address} and size < ${newest.size} and next_at <= ${world.now()} for update skip locked`
    if (!state) return
    try {
      const answer = await deliver(tx, place, { newest, pushToGit, world, had: state.size })
      await settle(tx, place, { newest, answer, world })
    } catch (error) {
      logError(`The checkpoint at entry ${newest.size} did not reach ${address}`, error)
      await postponePlace(tx, address, {
        tries: state.tries + 1,
        error: `${(error as Error).message}`,
        now: world.now(),
      })
    }
  })
}

async function deliver(
  tx: Statements,
  { kind, address }: WitnessPlace,
  { newest, pushToGit, world, had }: Sent & { had: number },
) {
  if (kind === 'folder') await writeToFolder(address, newest)
  if (kind === 'git') await pushToGit(address, newest)
  if (kind === 'mail') {
    const recipient = decodeURIComponent(new URL(address).pathname)
    const effect = `checkpoint:${recipient}:${dayOf(world.now())}`
    await writeMail(tx, checkpointMail({ effect, recipient, accountId: null, name: null }, newest), world)
  }
  return kind === 'http' ? askWitness(address, newest, had) : null
}

/** A mail address gets one a day. */
async function settle(
  tx: Statements,
  { kind, address }: WitnessPlace,
  { newest, answer, world }: Pick<Sent, 'newest' | 'world'> & { answer: string | null },
): Promise<void> {
  const now = world.now()
  const nextAt = kind === 'mail' ? new Date(Date.parse(dayOf(now)) + 24 * 60 * minute) : now
  await query(tx)`
    update witness_place set size = ${newest.size}, sent_at = ${now}, tries = 0, next_at = ${nextAt}, last_error = null,
      answer = ${answer}
    where address = ${address}`
}

async function postponePlace(
  tx: Statements,
  address: string,
  { tries, error, now }: { tries: number; error: string; now: Date },
): Promise<void> {
  const nextAt = new Date(now.getTime() + (pauses[Math.min(tries, pauses.length) - 1] ?? 0) * minute)
  await query(tx)`
    update witness_place set tries = ${tries}, next_at = ${nextAt}, last_error = ${error.replace(/\s+/g, ' ').slice(0, 500)}
    where address = ${address}`
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
