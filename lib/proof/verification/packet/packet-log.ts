import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { bytesOfHex, sha256Hex } from '../bytes'
import { isObject, type JsonObject, listOf, textOf } from '../parse-json'

/** By the number of entries that each covers. */
export type Checkpoints = Map<unknown, JsonObject>

/** True if the checkpoint covers the entry; the packet's README.txt says how links are hashed. */
export async function isUnder(one: JsonObject, checkpoint: JsonObject | undefined): Promise<boolean> {
  if (!checkpoint) return false
  const from = Number(checkpoint.from)
  const place = { index: Number(one.position) - from, leaves: Number(checkpoint.size) - from + 1 }
  return (await rootOf(await linkOf(one), place, listOf(one.path).map(String))) === checkpoint.root
}

interface PersonFiles {
  log: unknown
  chain: unknown
  record: unknown
}

/** Names the entries missing from a person's log, by their chain under the packet's newest checkpoint. */
export async function chainProblems(
  name: string,
  { subjects }: JsonObject,
  { log, chain, record }: PersonFiles,
): Promise<string[]> {
  const account = isObject(record) && isObject(record.account) ? textOf(record.account.id) : null
  if (!isObject(chain) || !isObject(subjects) || !account)
    return [`${name}: nothing shows how many entries are about the person.`]
  const links = listOf(chain.links).filter(isObject)
  let head = '0'.repeat(64)
  for (const { hash, own } of links)
    head = await sha256Text(`northlight subject link 1\n${head}\n${own ? 'own' : 'listed'}\n${hash}`)
  const leaf = await sha256Text(`northlight subject 1\n${account}\n${links.length}\n${head}`)
  const place = { index: Number(chain.index), leaves: Number(subjects.count) }
  const root = await rootOf(leaf, place, listOf(chain.path).map(String))
  const entries = listOf(log).filter(isObject)
  const there = new Set(await Promise.all(entries.map(linkOf)))
  const left = links.filter(({ hash, own }) => own && !there.has(String(hash))).length
  const chained = new Set(links.map(({ hash }) => hash))
  const added = [...there].filter((hash) => !chained.has(hash)).length
  return [
    root === subjects.root ? [] : `${name}: the person’s chain is not in the sealed log.`,
    left === 0 ? [] : `${name}: ${left} of ${links.length} entries about the person are left out.`,
    added === 0 ? [] : `${name}: ${added} entries are not in the person’s chain.`,
  ].flat()
}

/** Clocks of machines differ. */
const slackMs = 120_000

const parts = ['subjects', 'tree', 'note']

/** With an older checkpoint, the newest entries could be left out. Packets of version 1 are from before there were chains. */
export function tailProblems(manifest: JsonObject, checkpoints: Checkpoints): string[] {
  const last = checkpoints.get(manifest.log)
  const isEarly = last && Date.parse(String(last.madeAt)) < Date.parse(String(manifest.madeAt)) - slackMs
  const hasChains = [...checkpoints.values()].some(({ subjects }) => subjects)
  const lost = manifest.version === 1 ? [] : parts.filter((part) => !last?.[part])
  return [
    ...lost.map((part) => `The newest checkpoint has no “${part}”, which each packet since version 2 has.`),
    ...(last?.subjects && isEarly ? [`The checkpoint at entry ${last.size} is older than the packet.`] : []),
    ...(!last?.subjects && hasChains ? ['The packet does not name the newest of its checkpoints.'] : []),
  ]
}

function linkOf({ previous, entry }: JsonObject): Promise<string> {
  return sha256Text(`northlight audit link 1\n${previous}\n${canonicalJson(entry)}`)
}

/** RFC 9162, 2.1.3.2. */
async function rootOf(
  leaf: string,
  { index, leaves }: { index: number; leaves: number },
  path: readonly string[],
): Promise<string | null> {
  let place = index
  let last = leaves - 1
  if (!(place >= 0 && place <= last)) return null
  let root = await node(0, leaf)
  for (const beside of path) {
    if (last === 0) return null
    if (place % 2 === 1 || place === last) {
      root = await node(1, beside, root)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else root = await node(1, root, beside)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : null
}

function node(mark: number, ...parts: string[]): Promise<string> {
  return sha256Hex(new Uint8Array([mark, ...parts.flatMap((part) => [...bytesOfHex(part)])]))
}

function sha256Text(text: string): Promise<string> {
  return sha256Hex(new TextEncoder().encode(text))
}
