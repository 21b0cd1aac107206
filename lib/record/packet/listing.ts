import { listSealedOn } from '@/lib/audit/log/queries'
import { record } from '@/lib/audit/log/record'
import { listCheckpoints, proveEvents } from '@/lib/audit/tree/prove'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { hashOf } from '@/lib/content/course/hash'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { jsonFile, type PacketFile } from './content/file'
import type { manifestOf } from './manifest'

/** An entry with the hash of the list of files, and its proof: a packet with any other file is not the one in the log. */
export async function listingFile(
  coordinator: Coordinator,
  manifest: ReturnType<typeof manifestOf>,
  world: World,
): Promise<PacketFile> {
  const hash = hashOf(manifest)
  const object = `packet:${manifest.packet}`
  const entry = { action: 'packet.listed', actor: coordinator, object, details: { manifest: hash } } as const
  await db.$transaction((tx) => record(tx, entry, world.now()))
  await sealLog(world)
  const about = await listSealedOn([object], Number.MAX_SAFE_INTEGER)
  const proven = (await proveEvents(about.map(({ id }) => id))).findLast((one) => {
    const details: { manifest?: unknown } = one.entry.details
    return one.entry.action === 'packet.listed' && details.manifest === hash
  })
  const [checkpoint] = proven ? await listCheckpoints([proven.checkpoint]) : []
  if (!proven || !checkpoint) throw new Error(`The files of ${object} are not in the sealed log`)
  return jsonFile('log/packet.json', { ...proven, sealed: JSON.parse(checkpoint.document) })
}
