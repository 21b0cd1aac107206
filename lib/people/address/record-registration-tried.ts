import { record } from '@/lib/audit/log/record'
import type { Owner } from '@/lib/people/account/queries'
import type { Statements } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'

export async function recordRegistrationTried(on: Statements, owner: Owner, world: World): Promise<void> {
  const actor = { accountId: null, role: 'stranger' } as const
  await record(on, { action: 'account.registration-tried', actor, subjectId: owner.id }, world.now())
}
