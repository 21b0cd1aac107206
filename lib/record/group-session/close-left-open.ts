import { record } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { closeQuestion } from './move-on'
import { type GroupView, groupColumns, oldestWithCode } from './queries'

/** Closes questions that are still open when the code ends, so that their votes are deleted. */
export async function closeLeftOpen(world: World): Promise<void> {
  const now = world.now()
  const left = await query<{ id: string }>`
    select id::text from group_session where is_open and started_at <= ${oldestWithCode(now)} order by started_at limit 1000`
  for (const { id } of left) {
    await db.$transaction(async (tx) => {
      // A coordinator may close it meanwhile: the lock waits, and then finds no open question.
      const [group] = await query(tx)<GroupView & { organizationId: string }>`
        select ${groupColumns}, g.organization_id::text as "organizationId"
        from group_session g where g.id = ${id}::uuid and g.is_open for update`
      if (!group) return
      await closeQuestion(tx, group)
      const details = { groupId: id, question: group.question, closed: true }
      const object = `organization:${group.organizationId}`
      await record(tx, { action: 'classroom.group-moved', actor: system, object, details }, now)
    })
  }
}
