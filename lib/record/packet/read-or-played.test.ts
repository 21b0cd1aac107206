import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf, check, course, filesIn, read, unpack, world } from '@/fixtures/packet'
import type { Encounter } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { listRoster } from '@/lib/record/roster/roster'
import { readInstead } from '@/lib/training/encounter/read-instead'
import { listCompletions } from '@/lib/training/progress/completions'
import { findProgress } from '@/lib/training/progress/queries'
import { beat } from '@/lib/training/time/beat'
import { openView } from '@/lib/training/time/open-view'
import { encountersOf, readingAnswersOf } from '@/prisma/course-parts'
import { cohort, enrolled, joined, learner, organization } from '@/prisma/factories'
import { played } from '@/prisma/played'
import { buildTranscript } from '../transcript/build'
import { transcriptLines } from '../transcript/lines'
import { requestPacket } from './request-packet'
import { streamPacket } from './stream-packet'

/* Two learners who did the same encounters, for the same time: one played them, the other read them. */
const folder = mkdtempSync(path.join(tmpdir(), 'read-or-played-'))
let coordinator: Coordinator
let people: Learner[]

async function counted({ accountId }: Learner, encounter: Encounter, pages: number): Promise<void> {
  const person = people.find((one) => one.accountId === accountId) as Learner
  const place = { courseId: course.id, unitId: encounter.id, sessionId: `sign-in-of-${accountId}` }
  let token = ''
  for (let at = 0; at < 6; at += 1) {
    if (at % (6 / pages) === 0) {
      const opened = await openView(person, { ...place, page: 'encounter' }, world)
      if (!opened.ok) throw new Error(opened.reason)
      token = opened.token
    }
    world.pass(0.3)
    await beat(person, { token, ...place }, world)
  }
}

beforeAll(async () => {
  coordinator = (await organization(undefined, {}, world)).coordinator
  const { cohortId, code } = await cohort(coordinator, 'Patrol', world)
  people = [await learner({ name: 'Same Name' }, world), await learner({ name: 'Same Name' }, world)]
  for (const person of people) {
    await joined(person, code, world)
    await enrolled(person, course, world)
  }
  const [player, reader] = people as [Learner, Learner]
  for (const encounter of encountersOf(course)) {
    await counted(player, encounter, 6)
    await played(player, course, encounter, { world })
    await counted(reader, encounter, 1)
    const answers = readingAnswersOf(encounter)
    expect(await readInstead(reader, { course, encounter, answers }, world)).toEqual({ ok: true })
    world.pass(1)
  }
  const packetId = await requestPacket(coordinator, { cohortId }, world)
  await unpack(await bytesOf(await streamPacket(coordinator, packetId, world)), folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** Without ids, times, hashes, positions and signatures, which differ between any two people. */
const plain = (text: string, email = '') =>
  text
    .replaceAll(email || '\0', 'EMAIL')
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/\b\d{1,2}:\d\d(?::\d\d)? [ap]\.?m\.?/gi, 'TIME')
    .replace(/\b[\da-f]{32,64}\b/g, 'HASH')
    .replace(/"(event|position|checkpoint|index)": ?"?\d+"?/g, '"$1":N')
    .replace(/<td[^>]*>\d+<\/td>/g, 'N')
    .replace(/"path": ?\[[^\]]*\]/g, '"path":[]')
    .replace(/"proofValue": ?"\w+"/g, '"proofValue":""')

test('the packet says the same of both, and its checker finds it sound', () => {
  expect(check(folder).status).toBe(0)
  const names = filesIn(path.join(folder, 'people'))
  const [first, second] = [...new Set(names.map((name) => name.split('/')[0] ?? ''))]
  const of = (own: string | undefined) =>
    names.filter((name) => name.startsWith(`${own}/`)).map((name) => name.slice(`${own}/`.length))
  expect(of(first)).toEqual(of(second))
  for (const file of of(first).filter((name) => !name.endsWith('.pdf'))) {
    const [one, other] = [first, second].map((own) => plain(read(folder, `people/${own}/${file}`)))
    expect(one, file).toBe(other)
  }
  expect(filesIn(folder).filter((name) => name.startsWith('encounters/'))).toEqual([])
  const done = JSON.parse(read(folder, `people/${first}/encounters.json`)).done
  expect(done).toHaveLength(encountersOf(course).length)
})

test('a transcript says the same of both, and so does its PDF', async () => {
  const lines = await Promise.all(
    people.map(async (person) => {
      const transcript = await buildTranscript(person, { timeZone: 'America/New_York' }, world)
      return plain(JSON.stringify([transcript, transcriptLines(transcript)]))
    }),
  )
  expect(lines[0]).toBe(lines[1])
})

test('the roster, its file, and the page about a person say the same of both', async () => {
  const rows = await listRoster(coordinator, { course }, { after: null, limit: 10, now: world.now() })
  expect(rows).toHaveLength(2)
  const [one, other] = rows.map((row) => plain(JSON.stringify(row), row.email))
  expect(one).toBe(other)
  const units = encountersOf(course)
  const shown = await Promise.all(
    people.map(async (person) =>
      plain(
        JSON.stringify([(await findProgress(person, course)).units, await listCompletions(coordinator, person, units)]),
      ),
    ),
  )
  expect(shown[0]).toBe(shown[1])
})

test('the log has the same entries about both', async () => {
  const entries = await Promise.all(
    people.map(async ({ accountId: subjectId }) =>
      (await db.auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
        ({ action, object, details, digests }) => [action, object, details, Object.keys(digests as object)],
      ),
    ),
  )
  const [one, other] = entries.map((list) => plain(JSON.stringify(list)))
  expect(one).toBe(other)
  expect(one).toContain('encounter.done')
})
