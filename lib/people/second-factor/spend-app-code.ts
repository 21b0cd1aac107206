import { query } from '@/lib/platform/db'
import { unseal } from '@/lib/platform/sealed'
import { sealedFor, stepOf } from './app-code'

/** A code works once: Postgres keeps the newest used time step, and of two requests one finds it taken. */
export async function spendAppCode({ accountId }: { accountId: string }, code: string, now: Date): Promise<boolean> {
  const apps = await query<{ id: string; secret: string }>`
    select id::text, secret from authenticator_app
    where account_id = ${accountId}::uuid and confirmed_at is not null order by confirmed_at`
  for (const { id, secret } of apps) {
    const opened = unseal(secret, sealedFor(id))
    if (opened === null) console.error('an authenticator app cannot be used: NEXTAUTH_SECRET has changed')
    const step = opened && stepOf(opened, code, now)
    if (step && (await takeStep(id, step, now))) return true
  }
  return false
}

async function takeStep(id: string, step: number, now: Date): Promise<boolean> {
  const taken = await query`
    update authenticator_app set last_step = ${step}, last_used_at = ${now}
    where id = ${id}::uuid and (last_step is null or last_step < ${step}) returning 1`
  return taken.length === 1
}
