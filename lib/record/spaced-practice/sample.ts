import { loadCatalog } from '@/lib/content/course/load'
import type { Course } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { makeSerial } from '@/lib/record/certificate/serial'
import { enroll } from '@/lib/training/enrollment/enroll'
import { certified, deedsAbout, learner, stillWorld, wrongOf } from '@/prisma/factories'
import { answerCase } from './answer-case'
import { optIn } from './opt-in'
import { findCase, findPracticeOverview } from './queries'

/** For tests: the courses, and the first of them, in which people hold certificates. */
export const { courses } = await loadCatalog()
export const [course] = courses as [Course]

/** As a form for cases by mail sends it. */
export const settings = { byMail: true, quietFrom: 20, quietUntil: 8 }

/** In minutes. */
export const oneDay = 24 * 60

let first: Promise<string> | undefined

/**
 * A learner with a certificate of this moment. A whole course is done once; others get a copy of that certificate, as a row.
 */
export async function holder(world: World): Promise<{ person: Learner; serial: string; certificateId: string }> {
  first ??= learner({}, world).then((person) => certified(person, course, world))
  const template = await db.certificate.findUniqueOrThrow({ where: { serial: await first } })
  const person = await learner({}, world)
  await enroll(person, course, world)
  const { accountId } = person
  const enrollment = await db.enrollment.findFirstOrThrow({ where: { accountId } })
  const [id, serial, now] = [world.id(), makeSerial(world.random), world.now()]
  const own = { id, serial, accountId, enrollmentId: enrollment.id, name: person.name, completedAt: now, issuedAt: now }
  await db.certificate.create({ data: { ...template, ...own, snapshot: template.snapshot ?? {} } })
  return { person, serial, certificateId: id }
}

/** A learner with a certificate of a minute ago, at noon in Maine, and what they may do. */
export async function candidate() {
  const world = stillWorld('2026-11-25T17:00:00Z')
  const held = await holder(world)
  const { person } = held
  world.pass(1)
  const asks = (input = settings) => optIn(person, { ...input, courses }, world)
  const openCase = async () => {
    const { open } = await findPracticeOverview(person, world.now())
    if (!open) throw new Error('no case is open')
    return findCase(person, open.id)
  }
  const answers = async (right = true) => {
    const { id, item } = await openCase()
    return answerCase(person, { caseId: id, value: right ? keyOf(item) : wrongOf(item), courses }, world)
  }
  return { ...held, world, asks, openCase, answers }
}

export const plansOf = ({ accountId }: Learner) =>
  db.practicePlan.findMany({ where: { accountId }, orderBy: { startedAt: 'asc' } })

export const casesOf = ({ accountId }: Learner) =>
  db.spacedCase.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' }, include: { version: true } })

/** What the audit says of somebody's practice, in order. */
export async function practiceDeeds(person: Learner): Promise<string[]> {
  const deeds = await deedsAbout(person)
  return deeds.filter((deed) => deed.startsWith('practice.')).map((deed) => deed.slice('practice.'.length))
}
