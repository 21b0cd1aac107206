import { createHash } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { seal } from '@/lib/proof/credential/seal'
import type { Issuer } from '@/lib/proof/issuer/issuer'

/** What the chain was at some length. Sealed where there is an issuer; lib/audit/chain.ts and merkle.ts say how hashes are made. */
const checkpoint = z.object({
  type: z.literal('AuditCheckpoint'),
  /** Whose log: the issuer's `did:web`, or the address of a site without one. */
  log: z.string(),
  /** The first and last position that came with it; `size` is the length of the whole chain. */
  from: z.int().positive(),
  size: z.int().positive(),
  /** The hash of the link at `size`, which follows from every entry up to it. */
  head: z.string(),
  /** The Merkle root over the hashes of the links from `from` to `size`. */
  root: z.string(),
  /** SHA-256 of the checkpoint before, as its document stands, byte for byte. */
  previous: z.string().nullable(),
  madeAt: z.string(),
  /** Why nobody signed it. */
  unsigned: z.string().optional(),
  proof: z.looseObject({}).optional(),
})
export type Checkpoint = z.infer<typeof checkpoint>

type Content = Pick<Checkpoint, 'from' | 'size' | 'head' | 'root' | 'previous'>

/** The text of a checkpoint, as it is kept and handed out. Its row is the record of the key's use. */
export async function writeCheckpoint(content: Content, issuer: Issuer | null, at: Date): Promise<string> {
  const log = issuer?.did ?? env.APP_URL
  const document = { type: 'AuditCheckpoint' as const, log, ...content, madeAt: at.toISOString() } satisfies Checkpoint
  const unsigned = 'This site has no issuer: whoever can change its database can make the same.'
  return JSON.stringify(issuer ? await seal(issuer, document, at) : { ...document, unsigned })
}

/** A checkpoint that somebody kept, or that stands in the database; null when it is none. */
export function readCheckpoint(document: unknown): Checkpoint | null {
  // Loose: what is signed is the whole document, with words that this reader may not know.
  return checkpoint.loose().safeParse(document).data ?? null
}

/** By what a checkpoint names the one before it. */
export function hashOfDocument(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
