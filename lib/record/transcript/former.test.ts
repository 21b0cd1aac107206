import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { findCurrentLearner } from '@/lib/people/organization/membership/current-learner'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { downloadCertificate } from '@/lib/record/certificate/download-certificate'
import { revoke } from '@/lib/record/certificate/revoke'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { listRoster } from '@/lib/record/roster/roster'
import { submit } from '@/lib/training/attempt/submit'
import { quizOf } from '@/prisma/course-parts'
import {
  answeredAttempt,
  certified,
  cohort,
  enrolled,
  joined,
  learner,
  organization,
  stillWorld,
} from '@/prisma/factories'
import type { Transcript } from './content'
import { downloadTranscript } from './download-transcript'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const reason = 'Moved to another agency'
const notFound = { code: 'not-found' }

async function leftAfterOneAttempt() {
  const world = stillWorld()
  const { account, coordinator } = await organization(undefined, undefined, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const person = await learner(undefined, world)
  await joined(person, code, world)
  await enrolled(person, course, world)
  const quiz = quizOf(course)
  world.pass(60)
  await submit(
    person,
    { attemptId: await answeredAttempt(person, course, { quiz, world, wrong: quiz.bank.length }) },
    world,
  )
  world.pass(60)
  await removeLearner(coordinator, { accountId: person.accountId, reason }, world)
  world.pass(60)
  return { world, account, coordinator, code, person }
}

type Left = Awaited<ReturnType<typeof leftAfterOneAttempt>>

async function transcriptFor({ coordinator, person, world }: Left): Promise<Transcript> {
  const asked = { accountId: person.accountId, format: 'json' } as const
  return JSON.parse(Buffer.from((await downloadTranscript(coordinator, asked, agreesWithLog, world)).bytes).toString())
}

function formerRoster({ coordinator, world }: Left, of = course) {
  return listRoster(coordinator, { course: of, isFormer: true }, { after: null, limit: 10, now: world.now() })
}

test('a former learner’s transcript ends when they left', async () => {
  const left = await leftAfterOneAttempt()
  const before = await transcriptFor(left)
  expect(before.until).toBeDefined()
  expect(before.units.flatMap(({ attempts }) => attempts)).toHaveLength(1)
  // Longer than the lessons take, whose time ends when they are marked as read.
  left.world.pass(24 * 60)
  const serial = await certified(left.person, course, left.world)
  await enrolled(left.person, other, left.world)
  left.world.pass(60)
  const after = await transcriptFor(left)
  expect({ ...after, madeAt: before.madeAt, proof: null }).toEqual({ ...before, proof: null })
  expect(JSON.stringify(after)).not.toContain(serial)
})

test('a certificate from before they left opens, and one from after it is not found', async () => {
  const world = stillWorld()
  const { account, coordinator } = await organization(undefined, undefined, world)
  const person = await learner(undefined, world)
  await joined(person, (await cohort(coordinator, 'Patrol', world)).code, world)
  const early = await certified(person, course, world)
  world.pass(60)
  await removeLearner(coordinator, { accountId: person.accountId, reason }, world)
  world.pass(60)
  const late = await certified(person, other, world)
  await revoke(operator, { serial: early, reason: 'issued in error' }, world)
  const left = { world, account, coordinator, code: '', person }
  expect(await formerRoster(left)).toMatchObject([{ state: 'certified', serial: early }])
  expect(await formerRoster(left, other)).toMatchObject([{ state: 'halfway', serial: null }])
  expect((await transcriptFor(left)).certificates).toMatchObject([{ serial: early, state: 'valid' }])
  const reader = { learner: account, shareToken: null, hasFactor: true }
  expect((await downloadCertificate(reader, { serial: early })).pdf.length).toBeGreaterThan(1000)
  await expect(downloadCertificate(reader, { serial: late })).rejects.toMatchObject(notFound)
})

test('the former list shows the state at the end, and the current list and record are gone', async () => {
  const left = await leftAfterOneAttempt()
  const { coordinator, person, code, world } = left
  expect(await formerRoster(left)).toMatchObject([{ accountId: person.accountId, state: 'started' }])
  await certified(person, course, world)
  expect(await formerRoster(left)).toMatchObject([{ state: 'started', serial: null }])
  const page = { after: null, limit: 10, now: world.now() }
  expect(await listRoster(coordinator, { course }, page)).toEqual([])
  expect(await findCurrentLearner(coordinator, person.accountId)).toBeNull()
  await joined(person, code, world)
  expect(await formerRoster(left)).toEqual([])
  expect(await listRoster(coordinator, { course }, page)).toMatchObject([{ state: 'certified' }])
  expect((await transcriptFor(left)).until).toBeUndefined()
})

test('another organization’s coordinator gets nothing of a former learner', async () => {
  const left = await leftAfterOneAttempt()
  const { coordinator } = await organization()
  await expect(transcriptFor({ ...left, coordinator })).rejects.toMatchObject(notFound)
  expect(await formerRoster({ ...left, coordinator })).toEqual([])
})
