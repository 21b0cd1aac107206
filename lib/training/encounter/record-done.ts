import { record } from '@/lib/audit/log/record'
import { rowsField } from '@/lib/audit/log/rows-field'
import type { Learner } from '@/lib/people/account/actor'
import type { Statements } from '@/lib/platform/db'
import { listEncounterRows, rowsHash } from './rows-hash'

interface Done {
  courseId: string
  courseVersionId: string
  unitId: string
}

/**
 * One entry for a case that was played and for one that was read, so the log does not show who read it. Its salted digest
 * covers the rows, so verify-record finds a changed one.
 */
export async function recordDone(tx: Statements, learner: Learner, done: Done, now: Date): Promise<void> {
  const { unitId, ...details } = done
  const { accountId: subjectId } = learner
  const rowsOf = await listEncounterRows(tx, learner, unitId)
  const rows = rowsHash(rowsOf(subjectId), { unitId, until: now })
  const object = `unit:${unitId}`
  const values = { [rowsField]: rows }
  await record(tx, { action: 'encounter.done', actor: learner, subjectId, object, details, values }, now)
}
