import { createHash } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { sealDocument } from '@/lib/proof/credential/seal'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { logOriginOf, textOfHead } from '@/lib/proof/note/checkpoint-note'
import { writeNote } from '@/lib/proof/note/signed-note'

export const entriesPerCheckpoint = 1024

const checkpoint = z.object({
  type: z.literal('AuditCheckpoint'),
  /** The log's owner: the issuer's `did:web`, or the site's address without an issuer. */
  log: z.string(),
  /** Positions in the chain: the first and last link that came with it. */
  from: z.int().positive(),
  size: z.int().positive(),
  head: z.string(),
  /** The Merkle root over the hashes of the links from `from` to `size`. */
  root: z.string(),
  /** The root of one tree (RFC 6962) over the hashes of all links from the first on. */
  tree: z.string().optional(),
  /** The number of people in the entries, and the Merkle root over each one's count and newest hash. */
  subjects: z.object({ count: z.int().nonnegative(), root: z.string() }).optional(),
  /** SHA-256 of the previous checkpoint's document, byte for byte. */
  previous: z.string().nullable(),
  madeAt: z.string(),
  /** The same as a signed note (c2sp.org/tlog-checkpoint), for other tools. */
  note: z.string().optional(),
  unsigned: z.string().optional(),
  proof: z.looseObject({}).optional(),
})
export type Checkpoint = z.infer<typeof checkpoint>

type Content = Pick<Checkpoint, 'from' | 'size' | 'head' | 'root' | 'subjects' | 'previous'> & { tree: string }

export async function writeCheckpoint(content: Content, issuer: Issuer | null, at: Date): Promise<string> {
  const log = issuer?.did ?? env.APP_URL
  const document = { type: 'AuditCheckpoint' as const, log, ...content, madeAt: at.toISOString() } satisfies Checkpoint
  const unsigned = 'This site has no issuer, so anyone who can change its database can make the same.'
  if (!issuer) return JSON.stringify({ ...document, unsigned })
  return JSON.stringify(await sealDocument(issuer, { ...document, note: await noteOf(content, issuer) }, at))
}

function noteOf({ size, tree, subjects }: Content, issuer: Issuer): Promise<string> {
  const { key, sign } = issuer.signer('credential')
  const origin = logOriginOf(issuer.url)
  const text = textOfHead({ origin, size, root: tree, subjects: subjects ?? null })
  return writeNote(text, { name: origin, publicJwk: key.publicJwk }, sign)
}

export function readCheckpoint(document: unknown): Checkpoint | null {
  // Loose: the signature covers the whole document, including members this version doesn't know.
  return checkpoint.loose().safeParse(document).data ?? null
}

/** Null for a text that is no checkpoint. */
export function parseCheckpoint(text: string): Checkpoint | null {
  try {
    return readCheckpoint(JSON.parse(text))
  } catch {
    return null
  }
}

export function hashOfDocument(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
