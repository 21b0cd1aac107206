import { randomUUID } from 'node:crypto'
import { invitation } from '@/fixtures/invitation'
import { mailTo } from '@/fixtures/mail'
import { openedSession } from '@/fixtures/opened-session'
import { withApp } from '@/fixtures/second-factor'
import { providerOf, samlProviderOf } from '@/fixtures/sign-on'
import { record } from '@/lib/audit/log/record'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Course, Encounter, Lesson } from '@/lib/content/course/schema'
import { type Coordinator, type Learner, operator, system } from '@/lib/people/account/actor'
import { writeMail } from '@/lib/people/mail/write-mail'
import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { placeHold } from '@/lib/people/privacy/place-hold'
import { offerCoordinator } from '@/lib/people/role/offer-coordinator'
import { removeCoordinator } from '@/lib/people/role/remove-coordinator'
import { offerApp } from '@/lib/people/second-factor/offer-app'
import { db, transact } from '@/lib/platform/db'
import { requestPacket } from '@/lib/record/packet/request-packet'
import { optIn } from '@/lib/record/spaced-practice/opt-in'
import { unsubscribeToken } from '@/lib/record/spaced-practice/unsubscribe-token'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { startRun } from '@/lib/training/encounter/start'
import { encountersOf, finalOf, quizzesOf } from '@/prisma/course-parts'
import * as make from '@/prisma/factories'
import { played } from '@/prisma/played'
import { findPlace } from './course'
import type { Names, Role } from './roles'
import { makeAssignment, makeAuditors, makeClassroom, makeMandate, makeOutside } from './scene-organization'

export interface Scene {
  people: Record<Exclude<Role, 'nobody'>, Learner>
  coordinator: Coordinator
  lesson: Lesson
  otherCourse: Course
  unmet: Encounter
  names: Names
}

/** One person of each role, and one of each thing that an address names. */
export async function makeScene(): Promise<Scene> {
  const learner = await make.learner()
  const holder = await make.learner()
  const { account, coordinator } = await make.organization()
  const { cohortId, code } = await make.cohort(coordinator)
  const supervisor = await make.learner()
  for (const person of [learner, holder, supervisor]) await make.joined(person, code)
  const details = { rank: '', identifier: '', hiredOn: null, divisionId: null, supervisorId: supervisor.accountId }
  await changeDetails(coordinator, { accountId: learner.accountId, version: 0, ...details })
  const left = await make.organization()
  await make.joined(learner, (await make.cohort(left.coordinator)).code)
  const { organizationId } = coordinator
  const ended = await make.learner()
  await makeCoordinator(operator, { organizationId, accountId: ended.accountId })
  await removeCoordinator(operator, { organizationId, accountId: ended.accountId, reason: 'Moved' })
  const { account: administrator, administrator: acting } = await make.administrator()
  const { account: otherAdministrator } = await make.administrator()
  const audits = await makeAuditors(coordinator)
  const people = {
    learner,
    holder,
    coordinator: account,
    otherCoordinator: (await make.organization()).account,
    endedCoordinator: ended,
    ...audits.people,
    supervisor,
    administrator,
  }

  const mail = `test:${randomUUID()}`
  await transact((tx) => writeMail(tx, mailTo(learner, mail)))
  const unconfirmed = await make.learner({ confirmed: false })
  await offerCoordinator(acting, { organizationId, accountId: unconfirmed.accountId }, { byMail: false })
  const anomaly = {
    ...{ id: randomUUID(), kind: 'short-lesson', object: `completion:${randomUUID()}` },
    ...{ facts: { activeMs: 1000, minimumMs: 60_000, version: 1 }, happenedAt: new Date(), noticedAt: new Date() },
  }
  await db.$transaction(async (tx) => {
    const about = { subjectId: learner.accountId, object: `anomaly:${anomaly.id}` }
    const details = { kind: anomaly.kind, about: anomaly.object, ...anomaly.facts }
    await tx.anomaly.create({ data: { ...anomaly, accountId: learner.accountId } })
    await record(tx, { action: 'anomaly.noticed', actor: system, ...about, details }, anomaly.noticedAt)
  })
  const { id: provider } = await providerOf(organizationId)
  const { id: factor } = await withApp(learner)
  const offered = await offerApp(learner, 'Tablet')
  const training = await makeTraining(learner, holder)
  const classroom = await makeClassroom(coordinator, learner)
  await invitation(coordinator, { name: 'Maximiliana Bartholomew-Fontaine', email: `${randomUUID()}@test.example` })
  await sealLog()
  return {
    people,
    coordinator,
    ...training,
    names: {
      account: learner.accountId,
      address: learner.email,
      anomaly: anomaly.id,
      app: offered.ok ? offered.id : '',
      assignment: await makeAssignment(coordinator, learner),
      code,
      cohort: cohortId,
      coordinator: account.accountId,
      factor,
      grant: audits.grant,
      hold: (await placeHold(acting, { target: { accountId: learner.accountId }, reason: 'A lawsuit' })).holdId,
      invitation: (await db.invitation.findFirstOrThrow({ where: { accountId: unconfirmed.accountId } })).id,
      mandate: await makeMandate(coordinator),
      mail: (await db.mail.findUniqueOrThrow({ where: { effect: mail } })).id,
      newAddress: `new-${randomUUID()}@test.example`,
      oldOrganization: left.coordinator.organizationId,
      organization: organizationId,
      otherAdministrator: otherAdministrator.accountId,
      outside: await makeOutside(coordinator, learner),
      packet: await requestPacket(coordinator, { cohortId }),
      provider,
      samlProvider: (await samlProviderOf(randomUUID(), null, { organizationId })).id,
      session: (await openedSession(learner)).sessionId,
      token: 'x'.repeat(43),
      unique: randomUUID(),
      ...classroom,
      ...training.names,
    },
  }
}

async function makeTraining(learner: Learner, holder: Learner) {
  const { course, lesson, quiz } = await findPlace()
  const catalog = await loadCatalog()
  const otherCourse = findCourse(catalog, 'ngo-volunteer')
  const [begun, over, unmet] = encountersOf(course)
  const [, secondQuiz] = quizzesOf(course)
  if (!otherCourse || !begun || !over || !unmet || !secondQuiz) throw new Error('the courses lack a part')

  await make.enrolled(learner, course)
  const started = await startAttempt(learner, { course, quiz })
  if (!started.ok) throw new Error(started.reason)
  const submittedAttempt = await make.answeredAttempt(learner, course, { wrong: 3, quiz: secondQuiz })
  await submit(learner, { attemptId: submittedAttempt })
  const { runId } = await startRun(learner, { course, encounter: begun })
  const endedRun = await played(learner, course, over)
  const serial = await make.certified(holder, course)
  await optIn(holder, { byMail: true, quietFrom: 20, quietUntil: 8, courses: catalog.courses })
  const own = { where: { accountId: holder.accountId } }
  const certificate = await db.certificate.findUniqueOrThrow({ where: { serial } })
  const enrollment = await db.enrollment.findFirstOrThrow({ where: { accountId: learner.accountId } })
  return {
    lesson,
    otherCourse,
    unmet,
    names: {
      attempt: started.attemptId,
      case: (await db.spacedCase.findFirstOrThrow(own)).id,
      certificate: certificate.id,
      choice: begun.nodes[0]?.choices?.[0]?.id ?? '',
      course: course.slug,
      encounter: begun.slug,
      endedEncounter: over.slug,
      endedRun,
      enrollment: enrollment.id,
      file: `${serial}.json`,
      final: finalOf(course).id,
      item: quiz.bank[0]?.id ?? '',
      lesson: lesson.slug,
      lessonId: lesson.id,
      otherCourse: otherCourse.slug,
      plan: unsubscribeToken((await db.practicePlan.findFirstOrThrow(own)).id),
      practiceItem: lesson.practice[0]?.id ?? '',
      quiz: quiz.slug,
      run: runId,
      secondQuiz: secondQuiz.slug,
      serial,
      step: lesson.steps[0]?.id ?? '',
      task: course.modules.flatMap(({ tasks }) => tasks)[0]?.slug ?? '',
      submittedAttempt,
      unmetEncounter: unmet.slug,
      version: course.hash.slice(0, 12),
    },
  }
}
