import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { findLearnerTallies } from '@/lib/measurement/discrimination/queries'
import { type Coordinator, operator } from '@/lib/people/account/actor'
import { answerConsent } from '@/lib/people/organization/answer-consent'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { correct } from '@/lib/record/certificate/correct'
import { downloadCertificate } from '@/lib/record/certificate/download-certificate'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { requestPacket } from '@/lib/record/packet/request-packet'
import { listReportRows } from '@/lib/record/report/report-rows'
import { listRoster } from '@/lib/record/roster/roster'
import { findLearnerRecord } from '@/lib/training/attempt/learner-record'
import { listAttestations } from '@/lib/training/attempt/queries'
import { listCompletions } from '@/lib/training/progress/completions'
import { listProgressFor } from '@/lib/training/progress/queries'
import { listLessonTimes } from '@/lib/training/time/queries'
import { actionsAbout, certified, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import type { Transcript } from './content'
import { downloadTranscript } from './download-transcript'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const notFound = { code: 'not-found' }

/** Certified while with one organization, then removed there and joined to another. */
async function moved() {
  const world = stillWorld()
  const first = await organization(undefined, undefined, world)
  const next = await organization(undefined, undefined, world)
  const person = await learner(undefined, world)
  await joined(person, (await cohort(first.coordinator, 'Patrol', world)).code, world)
  const serial = await certified(person, course, world)
  world.pass(60)
  await removeLearner(first.coordinator, { accountId: person.accountId, reason: 'Moved' }, world)
  world.pass(60)
  const { code } = await cohort(next.coordinator, 'Patrol', world)
  await joined(person, code, world)
  world.pass(60)
  return { world, first, next, person, serial, code }
}

type Moved = Awaited<ReturnType<typeof moved>>

function rosterOf({ coordinator }: { coordinator: Coordinator }, { world }: Moved, of = course) {
  return listRoster(coordinator, { course: of }, { after: null, limit: 10, now: world.now() })
}

async function transcriptFor({ coordinator }: { coordinator: Coordinator }, { person, world }: Moved) {
  const asked = { accountId: person.accountId, format: 'json' } as const
  const { bytes } = await downloadTranscript(coordinator, asked, agreesWithLog, world)
  return JSON.parse(Buffer.from(bytes).toString()) as Transcript
}

test('a new organization sees no earlier certificate, attempt, lesson, time or statement', async () => {
  const one = await moved()
  const { first, next, person, serial } = one
  const { coordinator } = next
  expect(await rosterOf(next, one)).toMatchObject([{ state: 'not-started', serial: null }])
  const record = await findLearnerRecord(coordinator, person)
  expect(record.attempts).toEqual([])
  expect(await listAttestations(coordinator, person.accountId)).toEqual([])
  expect(await listProgressFor(coordinator, person, [course])).toMatchObject([{ doneCount: 0 }])
  expect(await listCompletions(coordinator, person, listUnits(course))).toEqual([])
  const lessons = listUnits(course).flatMap(({ id, kind }) => (kind === 'lesson' ? [id] : []))
  const times = await listLessonTimes(person, lessons, coordinator.organizationId)
  expect(times.filter(({ activeMs, completedAt }) => activeMs > 0 || completedAt)).toEqual([])
  expect(await findLearnerTallies(coordinator, person.accountId, course)).toEqual({})
  const reader = { learner: next.account, shareToken: null, hasFactor: true }
  await expect(downloadCertificate(reader, { serial })).rejects.toMatchObject(notFound)
  const transcript = await transcriptFor(next, one)
  expect(transcript.certificates).toEqual([])
  expect(transcript.organizations.map(({ name }) => name)).toEqual([coordinator.organizationName])
  expect(transcript.units.flatMap(({ attempts, completions }) => [...attempts, ...completions])).toEqual([])
  expect(JSON.stringify(transcript)).not.toContain(first.coordinator.organizationName)
})

test('a correction does not show an earlier certificate to the new organization', async () => {
  const one = await moved()
  const { world, next, serial } = one
  const corrected = await correct(
    operator,
    { serial, name: 'Ann Corrected', reason: 'Misspelled' },
    agreesWithLog,
    world,
  )
  if (!corrected.ok) throw new Error(corrected.reason)
  expect(await rosterOf(next, one)).toMatchObject([{ state: 'not-started', serial: null }])
  const reader = { learner: next.account, shareToken: null, hasFactor: true }
  await expect(downloadCertificate(reader, { serial: corrected.serial })).rejects.toMatchObject(notFound)
  expect((await transcriptFor(next, one)).certificates).toEqual([])
  const page = { after: null, limit: 10, now: world.now() }
  expect(await listReportRows(next.coordinator, {}, page)).toEqual([])
})

test('a packet is refused when part of the record is from before they joined', async () => {
  const { next, person } = await moved()
  const asked = requestPacket(next.coordinator, { accountId: person.accountId })
  await expect(asked).rejects.toMatchObject({ code: 'forbidden' })
})

test('a new organization sees an earlier certificate, but no attempt, only while consent lasts', async () => {
  const one = await moved()
  const { world, next, person, serial } = one
  const { organizationId } = next.coordinator
  await answerConsent(person, { organizationId, agrees: true }, world)
  await answerConsent(person, { organizationId, agrees: true }, world)
  expect(await rosterOf(next, one)).toMatchObject([{ state: 'certified', serial }])
  const reader = { learner: next.account, shareToken: null, hasFactor: true }
  expect((await downloadCertificate(reader, { serial })).pdf.length).toBeGreaterThan(1000)
  const transcript = await transcriptFor(next, one)
  expect(transcript.certificates).toMatchObject([{ serial }])
  expect(transcript.units.flatMap(({ attempts }) => attempts)).toEqual([])
  expect((await findLearnerRecord(next.coordinator, person)).attempts).toEqual([])
  await answerConsent(person, { organizationId, agrees: false }, world)
  expect(await rosterOf(next, one)).toMatchObject([{ state: 'not-started', serial: null }])
  await expect(downloadCertificate(reader, { serial })).rejects.toMatchObject(notFound)
  const consents = (await actionsAbout(person)).filter((action) => action.startsWith('organization.certificates'))
  expect(consents).toEqual(['organization.certificates-shown', 'organization.certificates-hidden'])
})

test('consent is refused to an organization the person is not in, and ends with the membership', async () => {
  const one = await moved()
  const { world, first, next, person, serial, code } = one
  const foreign = { organizationId: first.coordinator.organizationId, agrees: true }
  await expect(answerConsent(person, foreign, world)).rejects.toMatchObject(notFound)
  await answerConsent(person, { organizationId: next.coordinator.organizationId, agrees: true }, world)
  await removeLearner(next.coordinator, { accountId: person.accountId, reason: 'Moved' }, world)
  const reader = { learner: next.account, shareToken: null, hasFactor: true }
  await expect(downloadCertificate(reader, { serial })).rejects.toMatchObject(notFound)
  world.pass(60)
  const between = await certified(person, other, world)
  world.pass(60)
  await joined(person, code, world)
  expect(await rosterOf(next, one, other)).toMatchObject([{ serial: null }])
  expect(await rosterOf(next, one)).toMatchObject([{ serial: null }])
  const transcript = JSON.stringify(await transcriptFor(next, one))
  for (const hidden of [serial, between]) expect(transcript).not.toContain(hidden)
})

test('the earlier organization still sees what they did there', async () => {
  const one = await moved()
  const { first, world, person, serial } = one
  const page = { after: null, limit: 10, now: world.now() }
  expect(await listRoster(first.coordinator, { course, isFormer: true }, page)).toMatchObject([
    { accountId: person.accountId, serial },
  ])
  expect((await transcriptFor(first, one)).certificates).toMatchObject([{ serial }])
})
