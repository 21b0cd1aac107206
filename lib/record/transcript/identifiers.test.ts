import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { finalOf } from '@/prisma/course-parts'
import { cohort, enrolled, joined, learner, openFrom, organization, stillWorld } from '@/prisma/factories'
import type { Transcript } from './content'
import { downloadTranscript } from './download-transcript'
import { transcriptLines } from './lines'

const [course] = (await loadCatalog()).courses as [Course]

test('a learner’s transcript shows the identifiers of all organizations, and an organization’s copy only its own', async () => {
  const world = stillWorld()
  const person = await learner({}, world)
  const { accountId, name } = person
  const police = (await organization(undefined, {}, world)).coordinator
  const shelter = (await organization(undefined, {}, world)).coordinator
  const givenTo = ({ organizationId }: Coordinator) => `FOR-${organizationId}`
  const identifiers = [police, shelter].map((one) => {
    return { organizationId: one.organizationId, label: 'Officer number', value: givenTo(one) }
  })
  for (const one of [police, shelter]) {
    await askIdentifier(one, { label: 'Officer number' }, world)
    await joined(person, (await cohort(one, 'Patrol', world)).code, world)
  }
  await enrolled(person, course, world)
  const started = await startAttempt(
    person,
    { course: openFrom(course), quiz: finalOf(course), attested: { name, identifiers } },
    world,
  )
  if (!started.ok) throw new Error(started.reason)
  await submit(person, started, world)

  const textFor = async (actor: Parameters<typeof downloadTranscript>[0]) =>
    Buffer.from((await downloadTranscript(actor, { accountId, format: 'json' }, agreesWithLog, world)).bytes).toString()
  const own: Transcript = JSON.parse(await textFor(person))
  const entry = (one: Coordinator) => ({ organization: one.organizationName, value: givenTo(one) })
  expect(own.learner.identifiers).toHaveLength(2)
  expect(own.learner.identifiers).toEqual(
    expect.arrayContaining([police, shelter].map((one) => expect.objectContaining(entry(one)))),
  )
  const printed = transcriptLines({ ...own, timeZone: 'UTC' }).names.map(([what, given]) => [what, given])
  for (const one of [police, shelter]) {
    expect(printed).toContainEqual([`Officer number, requested by ${one.organizationName}`, givenTo(one)])
  }

  for (const [reader, other] of [
    [police, shelter],
    [shelter, police],
  ] as const) {
    const text = await textFor(reader)
    expect(JSON.parse(text).learner.identifiers).toMatchObject([entry(reader)])
    expect(text).not.toContain(givenTo(other))
  }
})
