import { listDisputed } from '@/lib/audit/log/disputes'
import { asSubject } from '@/lib/people/account/actor'
import type { World } from '@/lib/platform/world'
import { agreesWithLog } from './agreement'

/** Ends the disputes about people whose record was repaired. */
export async function checkDisputed(world: World): Promise<void> {
  for (const accountId of await listDisputed()) await agreesWithLog(asSubject(accountId), world)
}
