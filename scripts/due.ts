import { listWaiting } from '@/lib/mail/queries'
import type { World } from '@/lib/platform/world'
import { mailDue } from '@/lib/practice/mail-due'

/** What the clock asks for: each finds what is due by itself, and is harmless to repeat. */
const due: Record<string, (world: World) => Promise<void>> = {
  'mail of spaced cases': mailDue,
}

/** Each that is due, whatever became of the one before; then the mails that wait. */
export async function runDue(world: World): Promise<string[]> {
  for (const [name, run] of Object.entries(due)) {
    await run(world).catch((error) => console.error(`${name} failed:`, error))
  }
  return listWaiting(world.now(), 5000)
}
