import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Kept } from '@/lib/audit/verification/kept'
import { keptInText, readKept } from '@/lib/audit/verification/read-kept'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { Refusal } from './arguments.ts'

export interface Witness {
  kept: Kept[]
  /** Sentences. */
  unread: string[]
  /** One of the unread is named as a checkpoint. */
  damaged: boolean
}

/** As the site names the files that it keeps. */
const isNamedCheckpoint = (file: string) => /^checkpoint-.*\.txt$/.test(path.basename(file))

/** A file of any kind that has a checkpoint, a folder of them, or a printed line. */
export async function readWitness(given: string, issuer: TrustedIssuer | null): Promise<Witness> {
  const kept: Kept[] = []
  const unread: string[] = []
  if (!existsSync(given)) kept.push(...(await keptInText(given, issuer)))
  for (const file of filesIn(given)) {
    const found = await readFile(file, issuer)
    kept.push(...(found ?? []))
    if (found === null || (found.length === 0 && isNamedCheckpoint(file))) unread.push(file)
  }
  if (kept.length === 0) throw new Refusal(`${given} has no checkpoint of a log.`)
  return {
    kept,
    unread: unread.map((file) => `${file} could not be read.`),
    damaged: unread.some(isNamedCheckpoint),
  }
}

/** All files of the folders that get checkpoints, without those of a log that the operator gave up. */
export async function readFolders(
  folders: readonly { folder: string; sent: number }[],
  { issuer, isGivenUp }: { issuer: TrustedIssuer | null; isGivenUp: (kept: Kept) => boolean },
): Promise<Witness & { givenUp: number }> {
  const whole = { kept: [] as Kept[], unread: [] as string[], damaged: false, givenUp: 0 }
  for (const { folder, sent } of folders) {
    const { kept, unread, damaged } = await readFolder(folder, { sent, issuer })
    const own = kept.filter((one) => !isGivenUp(one))
    whole.kept.push(...own)
    whole.unread.push(...unread)
    whole.damaged ||= damaged
    whole.givenUp += kept.length - own.length
  }
  return whole
}

async function readFolder(
  folder: string,
  { sent, issuer }: { sent: number; issuer: TrustedIssuer | null },
): Promise<Witness> {
  try {
    return await readWitness(folder, issuer)
  } catch (error) {
    if (error instanceof Refusal && sent === 0) return { kept: [], unread: [], damaged: false }
    const why = error instanceof Refusal ? 'has no checkpoint' : `can’t be read (${(error as Error).message})`
    return { kept: [], unread: [`${folder} ${why}, but the site put some there, up to entry ${sent}.`], damaged: true }
  }
}

async function readFile(file: string, issuer: TrustedIssuer | null): Promise<Kept[] | null> {
  try {
    return await readKept(new Uint8Array(readFileSync(file)), issuer)
  } catch {
    return null
  }
}

function filesIn(given: string): string[] {
  if (!existsSync(given)) return []
  if (statSync(given).isFile()) return [given]
  const names = readdirSync(given, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => !/(^|[\\/])\./.test(name))
    .map((name) => path.join(given, name))
    .filter((file) => statSync(file).isFile())
}
