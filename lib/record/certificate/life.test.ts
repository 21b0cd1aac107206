import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { askedAnew, change, left, makeVariant, partsOf, published, reworded } from '@/fixtures/delta'
import type { Course } from '@/lib/content/course/schema'
import { type Learner, operator } from '@/lib/people/account/actor'
import { completeDeltas } from '@/lib/record/delta/complete'
import { findHolding } from '@/lib/record/delta/queries'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { publish } from '@/lib/record/publication/publish'
import { submit } from '@/lib/training/attempt/submit'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { renew } from '@/lib/training/enrollment/renew'
import { findRenewal } from '@/lib/training/enrollment/renewal'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { findProgress } from '@/lib/training/progress/queries'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt, certified, learner, stillWorld } from '@/prisma/factories'
import { correct } from './correct'
import { currentCertificate, mayConfirmName } from './current'
import { issue } from './issue'
import { listCertificates } from './queries'
import { revoke } from './revoke'

/* Every state of a certificate with every event, as docs/records.md says. */

const text = readFileSync(path.join(import.meta.dirname, '../../../docs/records.md'), 'utf8')
const [table = ''] = text.slice(text.indexOf('| The certificate ')).split('\n\n')
const [header = [], , ...rows] = table.split('\n').map((line) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim()),
)
const events = header.slice(1)
const cells = rows.flatMap(([state = '', ...row]) =>
  row.map((expected, index) => ({ state, event: events[index] ?? '', expected })),
)
const reason = 'for the test'
const world = stillWorld('2028-06-01T12:00:00Z')
const until = (moment: string) => world.pass((Date.parse(moment) - world.now().getTime()) / 60_000)
const afterAllEnds = new Date('2040-01-01T12:00:00Z')

let first: Course
let second: Course
let third: Course
const people = new Map<string, { person: Learner; serial: string; before: Set<string> }>()
const keyOf = (state: string, event: string) => `${state}, and ${event}`

const asFinal = (course: Course): Course => ({
  ...course,
  expiry: { afterMonths: 24 },
  recertification: { opensDays: 700 },
  modules: course.modules.map((module) => ({
    ...module,
    units: module.units.map((unit) => (unit.kind === 'quiz' ? { ...unit, role: 'final' } : unit)),
  })),
})

async function certify(state: string, course: Course): Promise<void> {
  for (const event of events) {
    const person = await learner({}, world)
    people.set(keyOf(state, event), { person, serial: await certified(person, course, world), before: new Set() })
  }
}

const each = async (state: string, work: (one: { person: Learner; serial: string }) => Promise<unknown>) => {
  for (const event of events) {
    const one = people.get(keyOf(state, event))
    if (one) await work(one)
  }
}

/** As lib/record/advance.ts does for the courses of the catalog. */
async function advance(person: Learner, course: Course): Promise<void> {
  await completeDeltas(person, [course], world)
  await issue(person, course, agreesWithLog, world)
}

async function finishChanges(person: Learner, course: Course): Promise<void> {
  const open = await left(person, course)
  const [lesson] = partsOf(course)
  if (open.includes(lesson.id)) await markAsRead(person, { course, lesson }, world)
  await advance(person, course)
}

async function renewed(person: Learner, course: Course): Promise<boolean> {
  if (!(await renew(person, course, world)).ok) return false
  await finishChanges(person, course)
  const attemptId = await answeredAttempt(person, course, { quiz: finalOf(course), world })
  await submit(person, { attemptId }, world)
  await confirmName(person, course, { name: person.name }, world)
  await advance(person, course)
  return true
}

beforeAll(async () => {
  const variant = await makeVariant()
  ;[first, second, third] = published(
    [asFinal(await variant())],
    [asFinal(await variant(reworded)), change('les-first', 'law')],
    [asFinal(await variant(reworded, askedAnew)), change('enc-met', 'law')],
  ) as [Course, Course, Course]
  await certify('expired', first)
  until('2029-02-01T12:00:00Z')
  await certify('superseded by a law, ended', first)
  until('2030-06-15T12:00:00Z')
  await certify('superseded by a law', first)
  await certify('replaced after a law change', first)
  until('2030-12-01T12:00:00Z')
  await publish(second, world)
  world.pass(60)
  await each('replaced after a law change', ({ person }) => finishChanges(person, second))
  until('2031-06-01T12:00:00Z')
  for (const state of ['valid', 'revoked', 'replaced by a correction', 'followed by a renewal'])
    await certify(state, second)
  until('2031-06-15T12:00:00Z')
  await each('revoked', ({ serial }) => revoke(operator, { serial, reason }, world))
  await each('replaced by a correction', ({ serial }) =>
    correct(operator, { serial, name: 'Ann Example', reason }, agreesWithLog, world),
  )
  await each('followed by a renewal', ({ person }) => renewed(person, second))
  until('2031-07-15T12:00:00Z')
  for (const one of people.values())
    one.before = new Set((await listCertificates(one.person, world.now())).map(({ serial }) => serial))
}, 240_000)

/** False if it is refused. */
type Act = (person: Learner, serial: string) => Promise<boolean>

const acts: Record<string, Act> = {
  'its end passes': async () => true,
  'it is revoked': async (_, serial) => (await revoke(operator, { serial, reason: 'another' }, world)).ok,
  'its name is corrected': async (_, serial) =>
    (await correct(operator, { serial, name: 'Bo Example', reason }, agreesWithLog, world)).ok,
  'the changed units are done': async (person) => {
    await finishChanges(person, second)
    return true
  },
  'it is renewed': (person) => renewed(person, second),
  'one is asked for': async (person) => {
    await confirmName(person, second, { name: 'Asked Again' }, world)
    await advance(person, second)
    return true
  },
  'the law changes': async () => {
    await publish(third, world)
    return true
  },
}

/** Changing the law is last: it concerns everybody. */
const inOrder = cells.toSorted((a, b) => Number(a.event === 'the law changes') - Number(b.event === 'the law changes'))

test('the table has eight states and seven events, each with a known outcome', () => {
  expect([rows.length, events.length]).toEqual([8, 7])
  expect(events.toSorted()).toEqual(Object.keys(acts).toSorted())
})

test.each(inOrder)('$state, and $event: $expected', async ({ state, event, expected }) => {
  const one = people.get(keyOf(state, event))
  if (!one) throw new Error('nobody is in this state')
  const { person, serial, before } = one
  const stateOf = async (now: Date) =>
    (await listCertificates(person, now)).find((certificate) => certificate.serial === serial)?.state ?? ''
  const was = await stateOf(world.now())
  expect([state, 'superseded', 'valid']).toContain(was)
  const done = await acts[event]?.(person, serial)
  const now = event === 'its end passes' ? afterAllEnds : world.now()
  const issued = (await listCertificates(person, now)).filter((certificate) => !before.has(certificate.serial))
  const states = [...new Set(issued.map((certificate) => certificate.state))]
  const outcome = [await stateOf(now), ...states].join(' + ')
  expect(done ? outcome : 'refused').toBe(expected)
  if (!done) expect(outcome).toBe(was)
})

test('a page offers a button only where pressing it leads to a certificate, and says what does otherwise', async () => {
  const offered: Record<string, unknown> = {}
  const ends = { 'superseded by a law': 'its end passes', 'superseded by a law, ended': 'the changed units are done' }
  for (const [state, event] of Object.entries({ valid: 'one is asked for', expired: 'one is asked for', ...ends })) {
    const { person } = people.get(keyOf(state, event)) ?? {}
    if (!person) throw new Error('nobody is in this state')
    const now = world.now()
    const certificates = await listCertificates(person, now)
    const { satisfied } = await findProgress(person, second)
    const renewal = await findRenewal(person, second, now)
    const { isHolder, hasEnded } = await findHolding(person, second, now)
    offered[state] = {
      name: mayConfirmName(certificates, { courseId: second.id, satisfied, isRenewing: false }),
      renewal: renewal.state,
      shown: currentCertificate(certificates, second.id, now)?.state,
      isHolder,
      hasEnded,
    }
  }
  const no = { name: false, isHolder: false, hasEnded: false }
  expect(offered).toEqual({
    valid: { ...no, renewal: 'open', shown: undefined, isHolder: true },
    expired: { ...no, renewal: 'open', shown: 'expired', hasEnded: true },
    'superseded by a law': { ...no, renewal: 'open', shown: undefined, isHolder: true },
    'superseded by a law, ended': { ...no, renewal: 'open', shown: 'superseded', hasEnded: true },
  })
})
