import { randomUUID } from 'node:crypto'
import type { Course, Quiz, Unit } from '@/lib/content/course/schema'
import { keyOf, pair } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import {
  asAdministrator,
  asCoordinator,
  asLearner,
  type Coordinator,
  type Learner,
  operator,
} from '@/lib/people/account/actor'
import { createAccount } from '@/lib/people/account/create-account'
import { grantAdministrator } from '@/lib/people/account/grant-administrator'
import { hashPassword, type NewPassword } from '@/lib/people/account/password'
import { createCohort } from '@/lib/people/organization/create-cohort'
import { createOrganization } from '@/lib/people/organization/create-organization'
import { makeJoinLink } from '@/lib/people/organization/make-join-link'
import { join } from '@/lib/people/organization/membership/join'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { db } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import { systemWorld, type World } from '@/lib/platform/world'
import { issue } from '@/lib/record/certificate/issue'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { publish } from '@/lib/record/publication/publish'
import type { Attested } from '@/lib/training/attempt/attest'
import { respond } from '@/lib/training/attempt/respond'
import { findSitting } from '@/lib/training/attempt/sitting'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { enroll } from '@/lib/training/enrollment/enroll'
import { findProgress } from '@/lib/training/progress/queries'
import { isRequired } from '@/lib/training/progress/satisfied'
import { quizOf } from './course-parts'
import { lessonDone } from './lesson-done'
import { played } from './played'

/* Only this and app/_auth may construct an actor. */

export const testPassword = 'lobster pot rain on casco'

interface Person {
  name?: string
  email?: string
  password?: string
  /** True by default. */
  confirmed?: boolean
}

const hashes = new Map<string, Promise<string>>()

/** Caches hashes: hashing is slow by design, and these accounts share two passwords. */
function hashOnce(password: NewPassword): Promise<string> {
  const known = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, known)
  return known
}

/** `password` skips the password rules, which the demonstration's password would fail. */
export async function learner(person: Person = {}, world: World = systemWorld): Promise<Learner> {
  const unique = randomUUID().slice(0, 8)
  const name = person.name ?? `Sample Person ${unique}`
  const email = person.email ?? `person-${unique}@test.example`
  const proof = person.confirmed === false ? null : 'mail'
  const passwordHash = await hashOnce((person.password ?? testPassword) as NewPassword)
  const registered = await createAccount({ name, email, passwordHash, proof }, 'themselves', world)
  if (!registered.ok) throw new Error(`the address ${email} is taken`)
  return asLearner({ id: registered.accountId, name, email, timeZone: siteTimeZone })
}

export async function administrator(person: Person = {}, world: World = systemWorld) {
  const account = await learner(person, world)
  await grantAdministrator(operator, account.accountId, world)
  return { account, administrator: asAdministrator(account) }
}

export async function organization(
  name = `Organization ${randomUUID().slice(0, 8)}`,
  person: Person = {},
  world: World = systemWorld,
): Promise<{ account: Learner; coordinator: Coordinator }> {
  const created = await createOrganization(operator, { name, timeZone: siteTimeZone }, world)
  if (!created.ok) throw new Error(`the name ${name} is taken`)
  const account = await learner(person, world)
  await makeCoordinator(operator, { organizationId: created.organizationId, accountId: account.accountId }, world)
  const row = await db.organization.findUniqueOrThrow({ where: { id: created.organizationId } })
  return { account, coordinator: asCoordinator(account.accountId, row) }
}

export async function cohort(
  coordinator: Coordinator,
  name = 'Patrol',
  world: World = systemWorld,
): Promise<{ cohortId: string; code: string }> {
  const created = await createCohort(coordinator, { name }, world)
  if (!created.ok) throw new Error(`the name ${name} is taken`)
  const { code } = await makeJoinLink(coordinator, { cohortId: created.cohortId }, world)
  return { cohortId: created.cohortId, code }
}

export async function joined(person: Learner, code: string, world: World = systemWorld): Promise<void> {
  const outcome = await join(person, { code }, world)
  if (!outcome.ok) throw new Error('the code cannot be used')
}

export async function enrolled(person: Learner, course: Course, world: World = systemWorld): Promise<void> {
  await publish(course, world)
  await enroll(person, course, world)
}

/** A response that earns nothing: an order reversed, a match shifted by one. */
export function wrongOf(item: Item): string[] {
  if (item.interaction === 'choice') return [item.options.find((option) => !option.key)?.id ?? '']
  if (item.interaction === 'order') return item.key.toReversed().map((id, index) => pair(id, String(index + 1)))
  const targets = item.options.map((option) => option.target)
  return item.options.map(({ id }, index) => pair(id, targets[(index + 1) % targets.length] ?? ''))
}

/** The course with a final that waits for nothing. */
export function openFrom(course: Course): Course {
  return { ...course, opensAfter: 'nothing' }
}

/** The default attestation before a final; other quizzes have none. */
export function attestedBy({ name }: Pick<Learner, 'name'>): Attested {
  return { name, identifiers: [] }
}

/** An open attempt with every item answered, `wrong` of them incorrectly. */
export async function answeredAttempt(
  person: Learner,
  course: Course,
  { wrong = 0, quiz = quizOf(course), world = systemWorld }: { wrong?: number; quiz?: Quiz; world?: World } = {},
): Promise<string> {
  const started = await startAttempt(person, { course: openFrom(course), quiz, attested: attestedBy(person) }, world)
  if (!started.ok) throw new Error(started.reason)
  const { attemptId } = started
  const bank = new Map(quiz.bank.map((item) => [item.id, item]))
  const rows = await db.attemptItem.findMany({ where: { attemptId }, orderBy: { position: 'asc' } })
  const sitting = await findSitting(person, attemptId)
  if (sitting?.items.length !== rows.length) throw new Error('the attempt is not theirs')
  for (const { position, itemId } of rows) {
    const item = bank.get(itemId)
    if (!item) throw new Error(`${itemId} is not in the bank`)
    const value = position > wrong ? keyOf(item) : wrongOf(item)
    await respond(person, quiz, { attemptId, position, value, flagged: false }, world)
  }
  return attemptId
}

/** Completes every unit that a course requires except these, with one wrong answer per quiz. Idempotent. */
export async function unitsDone(
  person: Learner,
  course: Course,
  { without = [], world = systemWorld }: { without?: string[]; world?: World } = {},
): Promise<void> {
  await enrolled(person, course, world)
  for (const { unit, done } of (await findProgress(person, course)).units) {
    if (!done && isRequired(unit) && !without.includes(unit.id)) await unitDone(person, course, unit, world)
  }
}

export async function unitDone(person: Learner, course: Course, unit: Unit, world: World = systemWorld): Promise<void> {
  if (unit.kind === 'lesson') await lessonDone(person, course, unit, world)
  else if (unit.kind === 'encounter') await played(person, course, unit, { world })
  else
    await submit(person, { attemptId: await answeredAttempt(person, course, { wrong: 1, quiz: unit, world }) }, world)
}

/** A completed course with the name confirmed: only the certificate is missing. */
export async function satisfied(person: Learner, course: Course, world: World = systemWorld): Promise<void> {
  await unitsDone(person, course, { world })
  await confirmName(person, course, { name: person.name }, world)
}

export async function certified(person: Learner, course: Course, world: World = systemWorld): Promise<string> {
  await satisfied(person, course, world)
  const issued = await issue(person, course, agreesWithLog, world)
  if (!issued.ok) throw new Error(`${person.email} has no certificate: ${issued.reason}`)
  return issued.serial
}

export function stillWorld(at = '2026-11-25T12:00:00Z'): World & { pass(minutes: number): void } {
  let time = Date.parse(at)
  return {
    ...systemWorld,
    now: () => new Date(time),
    pass: (minutes) => {
      time += minutes * 60_000
    },
  }
}

export async function actionsAbout(person: Pick<Learner, 'accountId'>): Promise<string[]> {
  const rows = await db.auditEvent.findMany({ where: { subjectId: person.accountId }, orderBy: { id: 'asc' } })
  return rows.map((row) => row.action)
}
