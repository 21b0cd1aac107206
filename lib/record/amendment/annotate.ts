import { record } from '@/lib/audit/log/record'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db, query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import type { AnnotationInput } from './schema'

/** Errors: not-found (another coordinator's learner, or an object outside the learner's record). */
export async function annotate(
  actor: CoordinatorOrOperator,
  input: AnnotationInput & { accountId: string },
  world = systemWorld,
): Promise<void> {
  const { accountId, object, text } = input
  const now = world.now()
  await db.$transaction(async (tx) => {
    await requireOwnLearner(tx, actor, accountId)
    if (object && !(await isOnTheirRecord(tx, accountId, object))) throw notFound()
    const id = world.id()
    const attribution = { organizationId: organizationOf(actor), annotatedAt: now, annotatedById: actor.accountId }
    if ((await insertOnce(tx, tx.annotation, { id, accountId, object, text, ...attribution })) !== 'new') return
    const entry = {
      action: 'amendment.annotated' as const,
      actor,
      subjectId: accountId,
      object: `annotation:${id}`,
      details: { on: object },
      values: { text },
    }
    await record(tx, entry, now)
  })
}

/** The caller checks that a unit exists: courses are files. */
async function isOnTheirRecord(tx: Transaction, accountId: string, object: string): Promise<boolean> {
  const [kind, id = ''] = object.split(':')
  if (kind === 'unit') return true
  if (!isUuid(id)) return false
  const found = await (kind === 'attempt'
    ? query(tx)`select from begun_attempt where id = ${id}::uuid and account_id = ${accountId}::uuid`
    : query(tx)`select from current_certificate(now()) where id = ${id}::uuid and account_id = ${accountId}::uuid`)
  return found.length > 0
}
