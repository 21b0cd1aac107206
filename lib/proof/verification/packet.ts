import { canonicalJson } from '@/lib/platform/canonical-json'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { Unreadable } from './bounds'
import { bytesOfHex, sha256Hex } from './bytes'
import { isObject, type JsonObject, listOf, textOf } from './parse-json'
import { checkSeal, type SealResult } from './seal'
import { readZip } from './zip'

export interface PacketVerdict {
  seal: SealResult
  problems: string[]
  counts: { files: number; people: number; attempts: number; certificates: number; entries: number }
  about: string
  madeAt: string
}

type Pending = (left: number) => void

/** Checks the seal, all hashes, no extra file, each log entry's checkpoint. Throws `Unreadable`. */
export async function checkPacket(
  zip: Blob,
  { issuer, keysAsOf, pending = () => {} }: { issuer: TrustedIssuer; keysAsOf?: Date; pending?: Pending },
): Promise<PacketVerdict> {
  const files = await readZip(zip)
  const json = async (name: string) => JSON.parse(await textIn(files.get(name)))
  const manifest: unknown = await json('manifest.json').catch((error) => {
    if (error instanceof Unreadable) throw error
    return null
  })
  if (!isObject(manifest) || manifest.type !== 'AuditPacket') throw new Unreadable('This ZIP is not an audit packet.')
  const problems: string[] = []
  const counts = { files: 0, people: 0, attempts: 0, certificates: 0, entries: 0 }
  const listed = new Set(['manifest.json'])
  const rows = listOf(manifest.files).filter(isObject)
  const checkpoints = await readCheckpoints(files.get('log/checkpoints.jsonl'), { issuer, keysAsOf }, problems)
  for (const { path, sha256 } of rows) {
    const name = textOf(path) ?? ''
    pending(rows.length - counts.files)
    counts.files += 1
    if (listed.has(name)) {
      problems.push(`${name} is in the manifest twice.`)
      continue
    }
    listed.add(name)
    const bytes = await files.get(name)?.()
    if (!bytes) problems.push(`${name} is missing.`)
    else if ((await sha256Hex(bytes)) !== sha256) problems.push(`${name} is not the file in the manifest.`)
    if (bytes && /^people\/[^/]+\/(?:attempts|certificates|log)\.json$/.test(name))
      await lookThrough(name, readable(new TextDecoder().decode(bytes)), { counts, checkpoints, problems })
  }
  for (const name of files.keys()) if (!listed.has(name)) problems.push(`${name} is not in the manifest.`)
  const about = isObject(manifest.about) ? (textOf(manifest.about.name) ?? '') : ''
  const seal = await checkSeal(manifest, issuer, keysAsOf)
  return { seal, problems, counts, about, madeAt: textOf(manifest.madeAt) ?? '' }
}

async function textIn(read: (() => Promise<Uint8Array>) | undefined): Promise<string> {
  return read ? new TextDecoder().decode(await read()) : ''
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Checkpoints = Map<unknown, JsonObject>

async function readCheckpoints(
  read: (() => Promise<Uint8Array>) | undefined,
  { issuer, keysAsOf }: { issuer: TrustedIssuer; keysAsOf?: Date | undefined },
  problems: string[],
): Promise<Checkpoints> {
  const checkpoints: Checkpoints = new Map()
  for (const line of (await textIn(read)).split('\n').filter(Boolean)) {
    const checkpoint = readable(line)
    if (!isObject(checkpoint)) continue
    const { kind } = await checkSeal(checkpoint, issuer, keysAsOf)
    if (kind === 'ours') checkpoints.set(checkpoint.size, checkpoint)
    else problems.push(`The log’s checkpoint at ${checkpoint.size} has no valid seal by ${issuer.name}.`)
  }
  return checkpoints
}

interface Looking {
  counts: PacketVerdict['counts']
  checkpoints: Checkpoints
  problems: string[]
}

async function lookThrough(name: string, value: unknown, { counts, checkpoints, problems }: Looking): Promise<void> {
  if (name.endsWith('/attempts.json')) counts.attempts += listOf(value).length
  if (name.endsWith('/certificates.json') && isObject(value)) counts.certificates += listOf(value.certificates).length
  if (!name.endsWith('/log.json')) return
  counts.people += 1
  for (const one of listOf(value).filter(isObject)) {
    counts.entries += 1
    if (!(await isUnder(one, checkpoints.get(one.checkpoint))))
      problems.push(`${name}: entry ${one.position} is not in the sealed log.`)
  }
}

/** Merkle inclusion (RFC 9162); the packet's README.txt says how links are hashed. */
async function isUnder(
  { entry, position, previous, path }: JsonObject,
  checkpoint: JsonObject | undefined,
): Promise<boolean> {
  if (!checkpoint) return false
  const from = Number(checkpoint.from)
  const size = Number(checkpoint.size)
  const link = new TextEncoder().encode(`northlight audit link 1\n${previous}\n${canonicalJson(entry)}`)
  let place = Number(position) - from
  let last = size - from
  let root = await node(0, await sha256Hex(link))
  if (!(place >= 0 && place <= last)) return false
  for (const beside of listOf(path).map(String)) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      root = await node(1, beside, root)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else root = await node(1, root, beside)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && root === checkpoint.root
}

function node(mark: number, ...parts: string[]): Promise<string> {
  return sha256Hex(new Uint8Array([mark, ...parts.flatMap((part) => [...bytesOfHex(part)])]))
}
