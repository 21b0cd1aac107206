import { randomUUID } from 'node:crypto'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse, listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { asCoordinator, asLearner, type Coordinator, type Learner, operator } from '@/lib/people/account/actor'
import { demoAccounts, demoPassword } from '@/lib/people/account/demo'
import { grantAdministrator } from '@/lib/people/account/grant-administrator'
import { createCohort } from '@/lib/people/organization/create-cohort'
import { createOrganization } from '@/lib/people/organization/create-organization'
import { makeJoinLink } from '@/lib/people/organization/make-join-link'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { db } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import type { World } from '@/lib/platform/world'
import { savePlace } from '@/lib/training/lesson/save-place'
import { isRequired } from '@/lib/training/progress/satisfied'
import { lessonsOf } from './course-parts'
import { academy, academySize } from './demo-academy'
import { amended } from './demo-amended'
import { expired, revoked, superseded, unsigned } from './demo-certificates'
import { noticed } from './demo-noticed'
import { demoWorld } from './demo-world'
import { certified, enrolled, joined, learner, unitsDone } from './factories'
import { isRead, lessonDone } from './lesson-done'

/* Idempotent; completes an interrupted start. */
const organizationName = 'Example County Sheriff’s Office'
const cohortName = 'Patrol, fall 2026'
const className = 'Class of 2026'
const others = ['Alex Sample', 'Bao Specimen', 'Chantal Example', 'Dmitri Test']

/** Everyone with an account of the demonstration, those in `others`, and four more with certificates. */
const everyone = demoAccounts.length + others.length + 4 + academySize
let begun = 0

/** `npm start` shows these lines while it waits. */
function begin(name: string): void {
  begun += 1
  console.log(`progress: making the demonstration: ${begun} of ${everyone} people, ${name}`)
}

async function person(name: string, email: string, world: World): Promise<Learner> {
  begin(name)
  const found = await db.account.findUnique({ where: { emailKey: email } })
  return found
    ? asLearner({ ...found, timeZone: siteTimeZone })
    : learner({ name, email, password: demoPassword }, world)
}

function demoPerson(address: string, world: World): Promise<Learner> {
  const found = demoAccounts.find(({ email }) => email === `${address}@demo.example`)
  if (!found) throw new Error(`no demo account ${address}`)
  return person(found.name, found.email, world)
}

async function organized(world: World): Promise<{ coordinator: Coordinator; codes: [string, string] }> {
  const account = await demoPerson('coordinator', world)
  await createOrganization(operator, { name: organizationName, timeZone: siteTimeZone }, world)
  const organization = await db.organization.findUniqueOrThrow({ where: { nameKey: organizationName.toLowerCase() } })
  await makeCoordinator(operator, { organizationId: organization.id, accountId: account.accountId }, world)
  const coordinator = asCoordinator(account.accountId, organization)
  const codeOf = async (name: string) => {
    await createCohort(coordinator, { name }, world)
    const { id, joinLinks } = await db.cohort.findFirstOrThrow({
      where: { organizationId: organization.id, name },
      include: { joinLinks: true },
    })
    return joinLinks[0]?.code ?? (await makeJoinLink(coordinator, { cohortId: id }, world)).code
  }
  return { coordinator, codes: [await codeOf(cohortName), await codeOf(className)] }
}

async function seed(course: Course, world: World): Promise<void> {
  const { coordinator, codes } = await organized(world)
  const [code, classCode] = codes
  const part = async (someone: Learner, lessons: number) => {
    await joined(someone, code, world)
    await enrolled(someone, course, world)
    for (const lesson of lessonsOf(course).slice(0, lessons)) {
      if (!(await isRead(someone, lesson))) await lessonDone(someone, course, lesson, world)
    }
  }
  const halfway = async (someone: Learner) => {
    await joined(someone, code, world)
    const required = listUnits(course).filter(isRequired)
    const left = required.slice(Math.ceil(required.length / 2))
    await unitsDone(someone, course, { without: left.map(({ id }) => id), world })
    const next = left.find((unit) => unit.kind === 'lesson')
    const step = next?.steps[1]
    if (next && step) await savePlace(someone, { course, lesson: next, stepId: step.id }, world)
  }
  await part(await demoPerson('learner', world), 0)
  await halfway(await demoPerson('officer', world))
  const another = async (name: string) => {
    const someone = await person(name, `${name.split(' ')[0]?.toLowerCase()}@demo.example`, world)
    await joined(someone, code, world)
    return someone
  }
  const holder = await demoPerson('certified', world)
  await joined(holder, code, world)
  await certified(holder, course, world)
  await unsigned(await another('Farah Model'), course, world)
  const people: Learner[] = []
  for (const [index, name] of others.entries()) {
    const someone = await another(name)
    if (index > 0) await part(someone, index)
    people.push(someone)
  }
  await expired(await another('Gil Placeholder'), course, world)
  await superseded(await another('Hana Sample'), course, 'Hana Smaple', world)
  await revoked(await another('Eden Instance'), course, world)
  await academy(course, classCode, begin)
  const [, bao, chantal, dmitri] = people as [Learner, Learner, Learner, Learner]
  await noticed(course, { hasty: bao, onTwoDevices: chantal, hastier: dmitri })
  await amended(coordinator, dmitri, course)
  // Last, so that it marks the seed as complete.
  await grantAdministrator(operator, (await demoPerson('admin', world)).accountId, world)
}

const whole = await db.administratorship.count({ where: { account: { emailKey: 'admin@demo.example' } } })
if (whole > 0) {
  console.log('the demonstration world is there')
} else {
  const course = findCourse(await loadCatalog(), 'law-enforcement')
  if (!course) throw new Error('there is no course law-enforcement')
  // An interrupted start has used some ids.
  const isFresh = (await db.account.count()) === 0
  await seed(course, demoWorld(isFresh ? '' : randomUUID()))
  console.log(`made the demonstration world: ${await db.account.count()} people`)
}
await db.$disconnect()
