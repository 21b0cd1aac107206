import { type AuditEntry, insertEntries } from '@/lib/audit/log/record'
import { hashOf } from '@/lib/content/course/hash'
import type { Result } from '@/lib/content/quiz/schema'
import { score } from '@/lib/content/quiz/scoring'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { isOver } from './policy'
import { storedPassRule } from './schema'
import type { Sitting } from './sitting'

/** Race: null when a save, a submission, or more time came after the sitting was read. One round trip. */
export async function closeAttempt(sitting: Sitting, actor: AuditEntry['actor'], now: Date): Promise<Result | null> {
  const { id, dueAt, form, items, revisions } = sitting
  const endedBy = isOver(sitting, now) ? 'time' : 'learner'
  const at = endedBy === 'time' && dueAt ? dueAt : now
  const answers = form.map(({ item }, index) => ({ item, value: items[index]?.value ?? [] }))
  const result = score({ items: answers, passRule: storedPassRule.parse(sitting.passRule) })
  const { raw, max, scaled, passed, objectives, credits } = result
  const entry = {
    action: endedBy === 'time' ? 'attempt.expired' : 'attempt.submitted',
    actor,
    subjectId: sitting.accountId,
    object: `attempt:${id}`,
    details: { raw, max, passed, answers: answersHash(answers) },
  } as const
  const isClosed = Prisma.sql`where exists (select from closed)`
  try {
    const closed = await query<object>`
      with closed as (
        update attempt a set submitted_at = ${at}
        where id = ${id}::uuid and submitted_at is null and attempt_due(a)::timestamptz(3) is not distinct from ${dueAt}
        returning id
      ), entered as (${insertEntries([entry], now, isClosed)})
      insert into submission (attempt_id, submitted_at, ended_by, raw, max, scaled, passed, objectives, credits)
      select id, ${at}, ${endedBy}::submission_end, ${raw}, ${max}, ${scaled}, ${passed},
        ${JSON.stringify(objectives)}::jsonb, ${JSON.stringify(credits)}::jsonb
      from closed where require_revisions(id, ${revisions}::int)
      returning attempt_id`
    return closed.length > 0 ? result : null
  } catch (error) {
    if (isStale(error)) return null
    throw error
  }
}

/** `require_revisions` raises it. */
function isStale(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40001'
}

/** SHA-256 over the answers: the log exposes an answer that is changed later, even if the score stays. */
function answersHash(answers: { item: { hash: string }; value: readonly string[] }[]): string {
  const rows = answers.map(({ item, value }, index) => [index + 1, item.hash, value])
  return hashOf(rows)
}
