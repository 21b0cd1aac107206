import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import { type Subject, system } from '@/lib/people/account/actor'
import { db, query, type Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { findPublishedVersion } from '@/lib/training/enrollment/published-version'
import { versionTerms } from './document/snapshot'
import { prepareReplacement } from './prepare-replacement'

interface Update {
  /** False after a race: another certificate is now the one to replace. */
  isCurrent(tx: Transaction): Promise<boolean>
  write(tx: Transaction, deltaId: string): Promise<void>
  /** Call after the commit. */
  publish(): Promise<void>
}

/** Replaces the latest of the learner's superseded certificates; no-op without one that has not expired. */
export async function prepareUpdate(learner: Subject, course: Course, world: World): Promise<Update> {
  const now = world.now()
  const find = (on: Transaction) => findSuperseded(on, { accountId: learner.accountId, courseId: course.id, now })
  const found = await find(db)
  const isCurrent = async (tx: Transaction) => (await find(tx))?.id === found?.id
  if (!found) return { isCurrent, write: async () => {}, publish: async () => {} }
  const earlier = await db.certificate.findUniqueOrThrow({ where: { id: found.id } })
  const version = await findPublishedVersion(await findVersion(course))
  const { subtitle, ...terms } = versionTerms.parse(version.outline)
  const change = {
    courseVersionId: version.id,
    courseTitle: version.title,
    edition: version.edition,
    lawAsOf: version.lawAsOf,
    terms: { ...terms, courseSubtitle: subtitle },
  }
  const { certificateId, serial, accountId, issuedAt, logged, write, publish } = await prepareReplacement(
    earlier,
    { version, change },
    world,
  )
  return {
    isCurrent,
    write: async (tx, deltaId) => {
      await write(tx)
      await tx.certificateUpdate.create({ data: { certificateId, enrollmentId: deltaId, updatedAt: issuedAt } })
      const object = `certificate:${certificateId}`
      const { identitySource } = earlier
      const details = { serial, supersedes: earlier.serial, courseVersionId: version.id, identitySource, ...logged }
      await record(
        tx,
        { action: 'certificate.updated', actor: system, subjectId: accountId, object, details },
        issuedAt,
      )
    },
    publish,
  }
}

async function findSuperseded(on: Transaction, owner: { accountId: string; courseId: string; now: Date }) {
  const [earlier] = await query(on)<{ id: string }>`
    select id::text from current_certificate(${owner.now})
    where account_id = ${owner.accountId}::uuid and course_id = ${owner.courseId}
      and state = 'superseded' and replaced_by is null and lasts
    order by completed_at desc, issued_at desc limit 1`
  return earlier ?? null
}
