import type { Learner } from '@/lib/people/account/actor'
import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import { query, type Statements, type Transaction } from '@/lib/platform/db'

export function runsOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.encounterRun.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    include: { steps: { orderBy: { position: 'asc' } }, end: true },
  })
}

/** If a course asks for a sound ending, others learn only that one was reached. */
export async function listUntoldRuns(tx: Statements, subjects: Subjects): Promise<ReadonlySet<string>> {
  const rows = await query(tx)<{ id: string }>`
    select r.id::text from encounter_run r join run_end e on e.run_id = r.id
    join published_version v on v.id = r.course_version_id
    where r.account_id = any(${accountIdsOf(subjects)}::uuid[]) and e.outcome = 'costly'
      and coalesce(v.outline #>> array['moveOn', r.unit_id], v.outline #>> '{moveOn,encounters}') = 'sound'`
  return new Set(rows.map(({ id }) => id))
}

export function readingsOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.encounterReading.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy: [{ readAt: 'asc' }, { unitId: 'asc' }, { ordinal: 'asc' }],
  })
}

/** For the person's own copy: private notes are in no other. */
export function reflectionsOnRecord(tx: Transaction, { accountId }: Learner) {
  return tx.reflection.findMany({
    where: { run: { accountId } },
    orderBy: { keptAt: 'asc' },
    select: { text: true, keptAt: true, run: { select: { unitId: true, ordinal: true } } },
  })
}
