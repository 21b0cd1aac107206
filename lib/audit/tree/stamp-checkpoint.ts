import { db } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredAuthorities, stampPatiently } from '@/lib/proof/time-stamp/stamp-now'
import { findNewestNote } from './notes'

const hour = 3600_000

/** At most once an hour: the newest checkpoint covers the earlier ones. A later run tries again after a failure. */
export async function stampCheckpoint(world: World = systemWorld): Promise<void> {
  if (configuredAuthorities().length === 0) return
  const last = await db.checkpointStamp.findFirst({
    orderBy: { size: 'desc' },
    select: { size: true, receivedAt: true },
  })
  if (last && world.now().getTime() - last.receivedAt.getTime() < hour) return
  const newest = await findNewestNote()
  if (!newest || newest.size === Number(last?.size)) return
  const stamp = await stampPatiently(new TextEncoder().encode(newest.note), world)
  if (!stamp) return
  // No log entry: it would make a new checkpoint, which would need a stamp.
  const row = { size: newest.size, token: new Uint8Array(stamp.token), stampedAt: stamp.at, receivedAt: world.now() }
  await db.checkpointStamp.createMany({ data: [row], skipDuplicates: true })
}
