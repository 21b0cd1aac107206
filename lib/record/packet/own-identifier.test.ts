import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { beforeAll, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { attachmentsIn } from '@/lib/proof/verification/pdf-file'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { finalOf } from '@/prisma/course-parts'
import { cohort, enrolled, joined, learner, openFrom, organization, stillWorld } from '@/prisma/factories'
import { requestPacket } from './request-packet'
import { streamPacket } from './stream-packet'

const [course] = (await loadCatalog()).courses as [Course]
const world = stillWorld()

let police: Coordinator
let shelter: Coordinator
let person: Learner

/** A learner who gave each of two organizations a number and submitted. */
beforeAll(async () => {
  police = (await organization(undefined, {}, world)).coordinator
  shelter = (await organization(undefined, {}, world)).coordinator
  person = await learner({}, world)
  for (const one of [police, shelter]) {
    await askIdentifier(one, { label: `Number at ${one.organizationName}` }, world)
    await joined(person, (await cohort(one, 'Patrol', world)).code, world)
  }
  await enrolled(person, course, world)
  const identifiers = [
    { ...askedBy(police), value: 'FOR-POLICE-1047' },
    { ...askedBy(shelter), value: 'FOR-SHELTER-2208' },
  ]
  const attested = { name: person.name, identifiers }
  const started = await startAttempt(person, { course: openFrom(course), quiz: finalOf(course), attested }, world)
  if (!started.ok) throw new Error(started.reason)
  await submit(person, started, world)
  world.pass(1)
})

function askedBy({ organizationId, organizationName }: Coordinator) {
  return { organizationId, label: `Number at ${organizationName}` }
}

/** The packet's files as text; for a PDF, its embedded text. */
async function packetFor(coordinator: Coordinator): Promise<Map<string, string>> {
  const id = await requestPacket(coordinator, { accountId: person.accountId }, world)
  const bytes = await new Response((await streamPacket(coordinator, id, world)) as BodyInit).arrayBuffer()
  const files = new Map<string, string>()
  for (const entry of await new ZipReader(new Uint8ArrayReader(new Uint8Array(bytes))).getEntries()) {
    if (entry.directory) continue
    const content = await entry.getData(new Uint8ArrayWriter())
    const texts = entry.filename.endsWith('.pdf') ? await attachmentsIn(content) : [Buffer.from(content).toString()]
    files.set(entry.filename.replace(/^people\/[^/]*\//, 'theirs/'), texts.join('\n'))
  }
  return files
}

test.each([
  ['the one', () => [police, 'FOR-POLICE-1047', 'FOR-SHELTER-2208', shelter] as const],
  ['the other', () => [shelter, 'FOR-SHELTER-2208', 'FOR-POLICE-1047', police] as const],
])(
  'the packet of %s organization has its own identifier wherever one stands, and no trace of the other’s',
  async (_which, of) => {
    const [coordinator, own, foreign, asker] = of()
    const files = await packetFor(coordinator)
    const holding = (words: string) => [...files].filter(([, text]) => text.includes(words)).map(([name]) => name)
    expect(holding(own).sort()).toEqual([
      'theirs/attestations.json',
      'theirs/index.html',
      'theirs/log.json',
      'theirs/transcript.json',
      'theirs/transcript.pdf',
    ])
    expect(holding(foreign)).toEqual([])
    expect(holding(askedBy(asker).label)).toEqual([])
    // The other identifier stays in the log as a digest: the proof needs it.
    expect(holding(`"identifier.${asker.organizationId}"`)).toEqual(['theirs/log.json'])
  },
)
