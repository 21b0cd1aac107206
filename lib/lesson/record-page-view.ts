import type { Learner } from '@/lib/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** A page of a unit was opened: what active time will be built from. */
export async function recordPageView(
  learner: Learner,
  view: { courseId: string; unitId: string; page: 'practice' },
  world = systemWorld,
): Promise<void> {
  await db.pageView.create({
    data: { id: world.id(), accountId: learner.accountId, ...view, viewedAt: world.now() },
  })
}
