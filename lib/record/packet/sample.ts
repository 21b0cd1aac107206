import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { record } from '@/lib/audit/record'
import { loadCatalog } from '@/lib/content/course/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { recordSignInFailure } from '@/lib/people/account/record-sign-in-failure'
import { db } from '@/lib/platform/db'
import { annotate } from '@/lib/record/amendment/annotate'
import { reset } from '@/lib/record/amendment/reset'
import { dispose } from '@/lib/record/anomaly/dispose'
import { grantAccommodation } from '@/lib/training/attempt/grant-accommodation'
import { keepPages } from '@/lib/training/enrollment/keep-pages'
import { beat } from '@/lib/training/time/beat'
import { openView } from '@/lib/training/time/open-view'
import { lessonsOf } from '@/prisma/course-parts'
import { certified, cohort, enrolled, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { bundleVerifier } from '@/scripts/start/steps.mjs'
import { request } from './request'
import { streamPacket } from './stream-packet'

export const [course] = (await loadCatalog()).courses as [Course]
export const [lesson] = lessonsOf(course) as [ReturnType<typeof lessonsOf>[0]]
export const world = stillWorld('2026-11-25T12:00:00Z')

export type Sample = Awaited<ReturnType<typeof makeSample>>

/** A packet, unpacked, of one person of whom there is everything, and another of whom there is nothing. */
export async function makeSample() {
  await bundleVerifier()
  const { coordinator } = await organization(undefined, {}, world)
  const stranger = (await organization(undefined, {}, world)).coordinator
  const { cohortId, code } = await cohort(coordinator, 'Patrol', world)
  const person = await learner({ name: 'Ána Okafor <b>' }, world)
  const beginner = await learner({ name: 'ស្រី' }, world)
  for (const one of [person, beginner]) await joined(one, code, world)
  await enrolled(person, course, world)
  await readFor(person, 3)
  const serial = await certified(person, course, world)
  await joined(person, (await cohort(stranger, 'Elsewhere', world)).code, world)
  await noted(person.accountId, coordinator, stranger)
  await keptPage()
  world.pass(1440)
  const packetId = await request(coordinator, { cohortId }, world)
  const zip = await bytesOf(await streamPacket(coordinator, packetId, world))
  const folder = mkdtempSync(path.join(tmpdir(), 'packet-'))
  await unpack(zip, folder)
  return { coordinator, stranger, person, beginner, serial, cohortId, packetId, zip, folder }
}

async function readFor(reader: Learner, minutes: number): Promise<void> {
  const place = { courseId: course.id, unitId: lesson.id, sessionId: 'a-sign-in' }
  const opened = await openView(reader, { ...place, page: 'lesson' }, world)
  if (!opened.ok) throw new Error(opened.reason)
  for (let passed = 0; passed < minutes; passed += 1) {
    world.pass(0.3)
    await beat(reader, { token: opened.token, ...place }, world)
  }
}

/** What coordinators write: one of ours, one of another organization, and ours for that one. */
async function noted(accountId: string, ours: Coordinator, theirs: Coordinator): Promise<void> {
  const oursThere = { ...theirs, accountId: ours.accountId }
  const anomalyId = await noticed(accountId)
  await dispose(ours, { anomalyId, outcome: 'explained', reason: 'Read on paper' }, world)
  await annotate(ours, { accountId, object: null, text: 'A note of ours' }, world)
  const reason = 'NOT-OURS-TO-READ'
  for (const one of [theirs, oursThere]) {
    world.pass(1)
    await dispose(one, { anomalyId, outcome: 'to-be-repeated', reason }, world)
    await annotate(one, { accountId, object: null, text: reason }, world)
    await reset(one, { accountId, unit: { ...lesson, id: 'another' }, reason }, world)
  }
  const grant = { accountId, timeFactor: 1.5, extraAttempts: 0, reason: 'WHY-MORE-TIME' }
  await grantAccommodation(ours, grant, world)
  await recordSignInFailure({ accountId, email: '', address: '203.0.113.77', reason: 'no-match' }, world.now())
  const walk = await db.walk.findFirst({ where: { accountId } })
  if (walk) await db.reflection.create({ data: { walkId: walk.id, text: 'FOR-MYSELF-ALONE', keptAt: world.now() } })
}

/** As the worker keeps one: lib/record/anomaly/notice.ts. */
async function noticed(accountId: string): Promise<string> {
  const [id, at] = [world.id(), world.now()]
  const [kind, about] = ['short-lesson', `completion:${world.id()}`]
  const facts = { activeMs: 1000, minimumMs: 60_000, version: 1 }
  const row = { id, accountId, kind, object: about, unitId: lesson.id, facts, happenedAt: at, noticedAt: at }
  const actor = { accountId: null, role: 'system' } as const
  const entry = { action: 'anomaly.noticed', actor, subjectId: accountId, object: `anomaly:${id}` } as const
  await db.$transaction(async (tx) => {
    await tx.anomaly.create({ data: row })
    await record(tx, { ...entry, details: { kind, about, ...facts } }, at)
  })
  return id
}

/** Where the app was built, its own pages are kept already. */
async function keptPage(): Promise<void> {
  const build = mkdtempSync(path.join(tmpdir(), 'build-'))
  const place = path.join(build, 'plain', 'learn', course.slug)
  mkdirSync(place, { recursive: true })
  writeFileSync(path.join(place, `${lesson.slug}.html`), `<main>As sent ✓ ${lesson.version}</main>`)
  await keepPages(course, world, build)
  rmSync(build, { recursive: true })
}

export async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

async function unpack(packet: Uint8Array, folder: string): Promise<void> {
  for (const entry of await new ZipReader(new Uint8ArrayReader(packet)).getEntries()) {
    if (entry.directory) continue
    mkdirSync(path.dirname(path.join(folder, entry.filename)), { recursive: true })
    writeFileSync(path.join(folder, entry.filename), await entry.getData(new Uint8ArrayWriter()))
  }
}

/** As an auditor runs it: in the folder, and with nothing installed. */
export function check(folder: string, ...more: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['check.mjs', ...more], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { said: stdout + stderr, status }
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => !one.isDirectory())
    .map((one) => path.relative(folder, path.join(one.parentPath, one.name)))
    .sort()
}

export function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8')
}
