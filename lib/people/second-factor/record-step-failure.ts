import { record } from '@/lib/audit/log/record'
import { transact } from '@/lib/platform/db'
import { takeTry } from '@/lib/platform/limit/rate-limit'

interface Person {
  accountId: string
}

const stranger = { accountId: null, role: 'stranger' } as const
/** Or a stranger with the password could fill the log. */
const logged = { name: 'second-step-logged', limit: 20, windowMinutes: 15 }

export async function recordStepFailure(
  { accountId }: Person,
  reason: 'no-match' | 'copied',
  now: Date,
): Promise<void> {
  if (!(await takeTry(logged, accountId, now))) return
  const about = { subjectId: accountId, details: { reason } }
  await transact((tx) => record(tx, { action: 'account.second-step-failed', actor: stranger, ...about }, now))
}

export async function recordCodesPaused({ accountId }: Person, now: Date): Promise<void> {
  await transact((tx) => record(tx, { action: 'account.app-codes-paused', actor: stranger, subjectId: accountId }, now))
}
