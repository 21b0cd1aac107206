import { createHash } from 'node:crypto'
import { record } from '@/lib/audit/log/record'
import { placeSubjects } from '@/lib/audit/tree/prove-subjects'
import { sealLog } from '@/lib/audit/tree/seal-log'
import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'
import type { Collected } from './collected'
import { type PacketFile, slugOf } from './content/file'
import { makeItemCache } from './content/items'
import { makeVersionCache } from './content/versions'
import { disputeFile } from './dispute-file'
import { listingFile } from './listing'
import { type Listed, manifestFile, manifestOf } from './manifest'
import { personFiles } from './person-files'
import { findPacket, listPeople, type PacketPerson, type PacketView } from './queries'
import { sharedFiles } from './shared-files'
import { zipOf } from './zip'

/** One person at a time, to bound memory. An aborted download leaves `finishedAt` null. Errors: not-found. */
export async function streamPacket(
  coordinator: Coordinator,
  packetId: string,
  world: World = systemWorld,
): Promise<ReadableStream<Uint8Array>> {
  const packet = await findPacket(coordinator, packetId)
  const people = await listPeople(coordinator, packet)
  if (people.length === 0) throw notFound()
  const startedAt = world.now()
  await begin(coordinator, packet, { startedAt, people: people.length })
  // After the entry about beginning: its checkpoint is no older than the packet, or newer entries could be left out.
  await sealLog(world)
  const { newest, places } = await placeSubjects(people.map(({ subject }) => subject))
  const collected: Collected = {
    size: newest?.size ?? 0,
    places,
    versions: makeVersionCache(),
    items: makeItemCache(),
    checked: new Map(),
    checkpoints: new Set(newest ? [newest.size] : []),
    disputed: [],
    people: [],
  }
  const run = { coordinator, packet, startedAt, people, collected, world }
  let manifestHash = ''
  async function* files(): AsyncGenerator<PacketFile> {
    const listed: Listed[] = []
    const add = (file: PacketFile) => {
      listed.push({ path: file.path, size: file.bytes.length, sha256: sha256(file.bytes) })
      return file
    }
    const content = { listed, madeAt: startedAt, size: collected.size }
    for await (const file of contents(run)) yield add(file)
    yield add(await listingFile(coordinator, manifestOf(coordinator, packet, content), world))
    const manifest = await manifestFile(manifestOf(coordinator, packet, content), startedAt)
    manifestHash = sha256(manifest.bytes)
    yield manifest
  }
  return zipOf(files(), { at: startedAt, finished: () => finish(run, manifestHash) })
}

/** The log keeps what the row said about an earlier run. */
async function begin(
  coordinator: Coordinator,
  { id, manifestHash }: PacketView,
  run: { startedAt: Date; people: number },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.packet.update({ where: { id }, data: { ...run, finishedAt: null, manifestHash: null, made: 0 } })
    const { organizationId } = coordinator
    const details = { organizationId, people: run.people, 'manifestHash.old': manifestHash }
    const entry = { action: 'packet.begun', actor: coordinator, object: `packet:${id}`, details } as const
    await record(tx, entry, run.startedAt)
  })
}

interface Run {
  coordinator: Coordinator
  packet: PacketView
  /** Identifies the run: only the last one updates the progress. */
  startedAt: Date
  people: PacketPerson[]
  collected: Collected
  world: World
}

async function* contents(run: Run): AsyncGenerator<PacketFile> {
  const { coordinator, packet, people, collected, startedAt, world } = run
  const digits = String(people.length).length
  for (const [index, { subject, name }] of people.entries()) {
    await recordSent(run, subject, index)
    const number = String(index + 1).padStart(digits, '0')
    const folder = `people/${[number, slugOf(name)].filter(Boolean).join('-')}`
    const dispute = await disputeFile({ subject, name }, folder, collected, world)
    if (dispute) yield dispute
    else yield* personFiles(coordinator, { subject, folder }, collected, world)
  }
  yield* sharedFiles(coordinator, packet, collected, startedAt)
}

function keysOf(issuer: Issuer | null): string[] {
  return issuer ? [issuer.signer('credential').key.id, issuer.signer('pdf').key.id] : []
}

/** Logged before anything of a person leaves: an aborted download has still revealed that person. */
async function recordSent(
  { coordinator, packet, startedAt, world }: Run,
  { accountId: subjectId }: Subject,
  made: number,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.packet.updateMany({ where: { id: packet.id, startedAt }, data: { made } })
    const about = { subjectId, object: `packet:${packet.id}`, details: { keys: keysOf(configuredIssuer()) } }
    await record(tx, { action: 'packet.sent', actor: coordinator, ...about }, world.now())
  })
}

async function finish({ coordinator, packet, startedAt, people, world }: Run, manifestHash: string): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const data = { made: people.length, finishedAt: now, manifestHash }
    await tx.packet.updateMany({ where: { id: packet.id, startedAt }, data })
    const keys = keysOf(configuredIssuer())
    const details = { organizationId: coordinator.organizationId, people: people.length, manifestHash, keys }
    await record(tx, { action: 'packet.sent', actor: coordinator, object: `packet:${packet.id}`, details }, now)
  })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
