import { noticeKeys } from '@/lib/audit/notice-keys'
import { sealLog } from '@/lib/audit/seal-log'
import { loadCatalog } from '@/lib/content/course/load'
import { listWaiting } from '@/lib/people/mail/queries'
import type { World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { noticeAnomalies } from '@/lib/record/anomaly/notice'
import { completeDone } from '@/lib/record/delta/complete-done'
import { mailDue } from '@/lib/record/spaced-practice/mail-due'

/** What the clock asks for: each finds what is due by itself, and is harmless to repeat. */
const due: Record<string, (world: World) => Promise<void>> = {
  'deltas that nothing is left of': async (world) => completeDone((await loadCatalog()).courses, world),
  'mail of spaced cases': mailDue,
  anomalies: noticeAnomalies,
  'keys of the issuer': async (world) => noticeKeys(configuredIssuer(), world),
  // The worker seals by itself; a site without it does so here.
  'the log': async (world) => void (await sealLog(world)),
}

/** Each that is due, whatever became of the one before; then the mails that wait. */
export async function runDue(world: World): Promise<string[]> {
  for (const [name, run] of Object.entries(due)) {
    await run(world).catch((error) => console.error(`${name} failed:`, error))
  }
  return listWaiting(world.now(), 5000)
}
