import { query, transact } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import type { Message } from './message'
import { Refused } from './message'
import { withSecret } from './secret'
import { type Crash, Crashed, type Transport } from './transport'
import { mostTries, pauseAfter } from './tries'

/** `waits`: not due yet, or another process has it. `settled`: finished earlier. */
export type Sending = 'sent' | 'failed' | 'withdrawn' | 'waits' | 'settled'

interface Waiting extends Message {
  state: 'queued' | 'handing'
  tries: number
  lastError: string | null
  sealedSecret: string | null
  isClosed: boolean
}

/** Commits each step; for a mail left in `handing` by a dead process, first asks whether the transport has it. */
export async function send(
  mailId: string,
  transport: Transport,
  world = systemWorld,
  crash: Crash = () => {},
): Promise<Sending> {
  // Postgres releases the lock when its process dies, so its holder knows that no other process sends this mail.
  return transact(async (held) => {
    // Keeps the server from ending the idle transaction during a slow delivery.
    const [lock] = await query(held)<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`mail ${mailId}`}, 0)) as free
      from set_config('idle_in_transaction_session_timeout', '0', true)`
    if (!lock?.free) return 'waits'
    const [mail] = await query<Waiting>`
      select id, recipient, subject, text, html, unsubscribe_url as "unsubscribeUrl", created_at as "createdAt", state, tries,
        last_error as "lastError", sealed_secret as "sealedSecret",
        account_id is not null and not exists (select from open_account o where o.id = mail.account_id) as "isClosed"
      from mail where id = ${mailId}::uuid and state in ('queued', 'handing')`
    if (!mail) return 'settled'
    crash('chosen')
    if (mail.state === 'handing' && (await transport.has(mail))) return settle(mail, 'sent', null, world)
    if (mail.isClosed) return settle(mail, 'withdrawn', mail.lastError, world)
    if (mail.state === 'handing' && mail.tries % mostTries === 0)
      return settle(mail, 'failed', 'the worker stopped during the last try', world)
    return handOver(mail, transport, world, crash)
  })
}

async function handOver(stored: Waiting, transport: Transport, world: World, crash: Crash): Promise<Sending> {
  const mail = withSecret(stored, stored.sealedSecret)
  if (!mail) return settle(stored, 'failed', 'the secret of its link can no longer be opened', world)
  const begun = await query<{ tries: number }>`
    update mail set state = 'handing', tries = tries + 1
    where id = ${mail.id}::uuid and state in ('queued', 'handing') and (state = 'handing' or not_before <= ${world.now()})
    returning tries`
  const tries = begun[0]?.tries
  if (tries === undefined) return 'waits'
  crash('begun')
  const failure = await transport.hand(mail, crash).then(
    () => null,
    (error: Error) => error,
  )
  if (failure instanceof Crashed) throw failure
  crash('handed')
  if (failure === null) {
    const sent = await settle(mail, 'sent', null, world)
    crash('settled')
    return sent
  }
  const reason = failure.message.replace(/\s+/g, ' ').slice(0, 500)
  if (failure instanceof Refused || tries % mostTries === 0) return settle(mail, 'failed', reason, world)
  const notBefore = new Date(world.now().getTime() + pauseAfter(tries) * 60_000)
  await query`
    update mail set state = 'queued', last_error = ${reason}, not_before = ${notBefore}
    where id = ${mail.id}::uuid and state = 'handing'`
  return 'waits'
}

async function settle(
  { id }: Waiting,
  state: 'sent' | 'failed' | 'withdrawn',
  lastError: string | null,
  world: World,
): Promise<Sending> {
  await query`
    update mail set state = ${state}::mail_state, last_error = ${lastError}, settled_at = ${world.now()},
      sealed_secret = case when ${state} = 'failed' then sealed_secret end
    where id = ${id}::uuid and state in ('queued', 'handing')`
  return state
}
