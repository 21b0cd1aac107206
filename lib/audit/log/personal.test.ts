import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { db, query } from '@/lib/platform/db'
import { annotate } from '@/lib/record/amendment/annotate'
import { endWaiver } from '@/lib/record/amendment/end-waiver'
import { extend } from '@/lib/record/amendment/extend'
import { reset } from '@/lib/record/amendment/reset'
import { waive } from '@/lib/record/amendment/waive'
import { dispose } from '@/lib/record/anomaly/dispose'
import { correct } from '@/lib/record/certificate/correct'
import { revoke } from '@/lib/record/certificate/revoke'
import { closeAccount } from '@/lib/record/close-account'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { recordExport } from '@/lib/record/roster/record-export'
import { grantAccommodation } from '@/lib/training/attempt/grant-accommodation'
import { startAttempt } from '@/lib/training/attempt/start'
import { unlock } from '@/lib/training/attempt/unlock'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { requireEnrollment } from '@/lib/training/enrollment/queries'
import { finalOf, lessonsOf } from '@/prisma/course-parts'
import { administrator, certified, cohort, enrolled, joined, learner, organization } from '@/prisma/factories'
import { eraseValues } from './erase-values'
import { logSearch } from './schema'
import { searchLog } from './search-log'

const [course] = (await loadCatalog()).courses as [Course]
/** Part of every text that is typed in this test. */
const mark = `quillon${randomUUID().slice(0, 8)}`
const reason = `because of ${mark}`

beforeAll(async () => {
  const email = (who: string) => `${who}.${mark}@test.example`
  const { coordinator } = await organization(`Town of ${mark}`, { email: email('chief') })
  const { administrator: admin } = await administrator({ name: `Admin ${mark}` })
  const person = await learner({ name: `Ann ${mark}`, email: email('ann') })
  const { accountId } = person
  const { code, cohortId } = await cohort(coordinator, `Patrol ${mark}`)
  await joined(person, code)
  await askIdentifier(coordinator, { label: `Badge ${mark}` })
  await askIdentifier(coordinator, { label: `Number ${mark}` })
  for (const typed of [email('ann'), email('nobody')])
    await verifyCredentials({ email: typed, password: mark, address: `${mark}.test.example` })

  await enrolled(person, course)
  await confirmName(person, course, { name: `Anna ${mark}` })
  const identifiers = [{ organizationId: coordinator.organizationId, label: mark, value: mark }]
  const name = `A ${mark}`
  await askIdentifier(coordinator, { label: null })
  const quiz = finalOf(course)
  await startAttempt(person, { course, quiz, attested: { name, identifiers } })

  const [lesson] = lessonsOf(course)
  if (!lesson) throw new Error('there is no lesson')
  const { id: enrollmentId } = await requireEnrollment(person, course)
  await annotate(coordinator, { accountId, object: null, text: reason })
  await waive(coordinator, { accountId, unit: lesson, reason })
  const { id: waiverId } = await db.waiver.findFirstOrThrow({ where: { accountId } })
  await endWaiver(coordinator, { accountId, waiverId, reason })
  await extend(coordinator, { accountId, enrollmentId, dueOn: '2099-01-01', reason })
  await reset(coordinator, { accountId, unit: lesson, reason })
  await unlock(coordinator, { accountId, unitId: quiz.id, reason })
  await grantAccommodation(coordinator, { accountId, timeFactor: 2, extraAttempts: 0, reason })
  const at = new Date()
  const anomaly = { id: randomUUID(), accountId, kind: 'long-day', object: 'day:2026-11-26', facts: {} }
  await db.anomaly.create({ data: { ...anomaly, happenedAt: at, noticedAt: at } })
  for (const outcome of ['explained', 'to-be-repeated'] as const)
    await dispose(coordinator, { anomalyId: anomaly.id, outcome, reason })
  await recordExport(coordinator, { course, cohortId, text: mark })
  const search = logSearch.parse({ person: mark, action: mark, object: mark })
  await searchLog(admin, { ...search, personId: null, limit: 5 })

  const holder = await learner({ name: `Bo ${mark}`, email: email('bo') })
  const corrected = await correct(
    admin,
    { serial: await certified(holder, course), name: `Beau ${mark}`, reason },
    agreesWithLog,
  )
  if (!corrected.ok) throw new Error(corrected.reason)
  await revoke(admin, { serial: corrected.serial, reason })
  await eraseValues(operator, { accountId: null, email: email('nobody'), reason })
  // Closing erases names and addresses, so somebody else's account is closed.
  await closeAccount(operator, (await learner()).accountId, reason)
})

test('personal and free text is stored beside the chain, where it can be erased, and never in it', async () => {
  const inChain = await query`select action from audit_event e where e::text like ${`%${mark}%`}`
  expect(inChain).toEqual([])
  const beside = await query<{ actions: string[] }>`
    select array_agg(distinct e.action order by e.action) as actions
    from audit_value v join audit_event e on e.id = v.event_id where v.value like ${`%${mark}%`}`
  expect(beside[0]?.actions).toEqual([
    'account.closed',
    'account.registered',
    'account.sign-in-failed',
    'amendment.annotated',
    'amendment.extended',
    'amendment.reset',
    'amendment.waived',
    'amendment.waiver-ended',
    'anomaly.disposed',
    'attempt.accommodation-granted',
    'attempt.attested',
    'attempt.unlocked',
    'certificate.corrected',
    'certificate.revoked',
    'enrollment.name-confirmed',
    'log.searched',
    'log.values-erased',
    'organization.cohort-created',
    'organization.created',
    'organization.identifier-asked',
    'organization.identifier-ended',
    'organization.people-exported',
  ])
})
