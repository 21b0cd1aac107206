import { Unreadable } from '@/lib/platform/file/unreadable'
import { readZip } from '@/lib/platform/file/zip'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { checkToken } from '@/lib/proof/time-stamp/token.mjs'
import { sha256Hex } from '../bytes'
import { isObject, listOf, textOf } from '../parse-json'
import { checkSeal, type SealResult } from '../seal'
import { rootsOf } from '../stamps'
import { documentProblems, isSignedDocument } from './packet-documents'
import { listingProblems } from './packet-listing'
import { type Checkpoints, chainProblems, isUnder, tailProblems } from './packet-log'
import { timesIn } from './packet-times'

export interface PacketVerdict {
  seal: SealResult
  problems: string[]
  counts: { files: number; people: number; attempts: number; certificates: number; entries: number; documents: number }
  /** The authorities whose time-stamps beside files were verified. */
  clocks: string[]
  /** False in packets from before there were chains: an entry about a person could be left out. */
  hasChains: boolean
  about: string
  madeAt: string
}

interface PacketOptions {
  issuer: TrustedIssuer
  keysAsOf?: Date
  now?: Date
  pending?: (left: number) => void
}

/** Checks the seal, all hashes, no extra file, each log entry's checkpoint, each signed file. Throws `Unreadable`. */
export async function checkPacket(
  zip: Blob,
  { issuer, keysAsOf, pending = () => {}, now = new Date() }: PacketOptions,
): Promise<PacketVerdict> {
  const files = await readZip(zip)
  const json = async (name: string) => JSON.parse(await textIn(files.get(name)))
  const manifest: unknown = await json('manifest.json').catch((error) => {
    if (error instanceof Unreadable) throw error
    return null
  })
  if (!isObject(manifest) || manifest.type !== 'AuditPacket') throw new Unreadable('This ZIP is not an audit packet.')
  const problems: string[] = []
  const counts = { files: 0, people: 0, attempts: 0, certificates: 0, entries: 0, documents: 0 }
  const listed = new Set(['manifest.json'])
  const clocks = new Set<string>()
  const rows = listOf(manifest.files).filter(isObject)
  const checkpoints = await readCheckpoints(files.get('log/checkpoints.jsonl'), { issuer, keysAsOf }, problems)
  const last = checkpoints.get(manifest.log)
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
    if (bytes && name.endsWith('.tst')) {
      const stamped = await files.get(name.slice(0, -'.tst'.length))?.()
      const checked = await checkToken(bytes, stamped ?? new Uint8Array(), rootsOf(issuer))
      if (checked.wrong !== null) problems.push(`${name} proves no time: ${checked.wrong}.`)
      else clocks.add(checked.isTrusted ? checked.authority : `${checked.authority} (unknown here)`)
    }
    if (bytes && /^people\/[^/]+\/(?:attempts|certificates|log)\.json$/.test(name))
      await lookThrough(name, readable(new TextDecoder().decode(bytes)), { counts, checkpoints, problems })
    if (bytes && isSignedDocument(name)) {
      counts.documents += 1
      const rows = await json(name.replace(/certificates\/[^/]+$/, 'certificates.json')).catch(() => null)
      const read = async (path: string) => (await files.get(path)?.()) ?? null
      const times = timesIn(name, { read, json, checkpoints })
      problems.push(...(await documentProblems(name, bytes, rows, { issuer, keysAsOf, now, ...times })))
    }
    if (last?.subjects && /^people\/[^/]+\/log\.json$/.test(name)) {
      const sibling = (file: string) => json(name.replace(/log\.json$/, file)).catch(() => null)
      problems.push(
        ...(await chainProblems(name, last, {
          log: readable(await textIn(files.get(name))),
          chain: await sibling('chain.json'),
          record: await sibling('record.json'),
        })),
      )
    }
  }
  for (const [name, read] of files)
    if (!listed.has(name) && !(await isFolder(name, read))) problems.push(`${name} is not in the manifest.`)
  const about = isObject(manifest.about) ? (textOf(manifest.about.name) ?? '') : ''
  const seal = await checkSeal(manifest, issuer, keysAsOf)
  problems.push(...tailProblems(manifest, checkpoints))
  if (last?.subjects) {
    const listing = await json('log/packet.json').catch(() => null)
    problems.push(...(await listingProblems(manifest, listing, { issuer, keysAsOf })))
  }
  return {
    seal,
    problems,
    counts,
    clocks: [...clocks],
    hasChains: isObject(last?.subjects),
    about,
    madeAt: textOf(manifest.madeAt) ?? '',
  }
}

/** A program that packs an opened packet again adds an empty entry for each folder. */
const isFolder = async (name: string, read: () => Promise<Uint8Array>) =>
  name.endsWith('/') && (await read()).length === 0

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
