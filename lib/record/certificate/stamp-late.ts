import { createHash } from 'node:crypto'
import { record } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredAuthorities, stampPatiently } from '@/lib/proof/time-stamp/stamp-now'

interface Unstamped {
  certificateId: string
  accountId: string
  part: 'pdf' | 'json' | 'jwt'
}

/** Per run of the worker: an authority may answer slowly. */
const most = 60
const mostMs = 60_000

/** Stamps signed files that have no stamp, the newest first, and ends at the first failure: a later run tries again. */
export async function stampLate(
  world: World = systemWorld,
  until: AbortSignal = AbortSignal.timeout(mostMs),
): Promise<number> {
  if (configuredAuthorities().length === 0) return 0
  let count = 0
  for (const one of await listUnstamped()) {
    const bytes = await readPart(one)
    const stamp = bytes && (await stampPatiently(bytes, world, until))
    if (!stamp) break
    await saveStamp({ ...one, bytes }, stamp, world.now())
    count += 1
  }
  return count
}

function listUnstamped(): Promise<Unstamped[]> {
  return query<Unstamped>`
    with signed (certificate_id, part) as (
      select certificate_id, 'pdf' from certificate_document where signed_by is not null and stamped_at is null
      union all select certificate_id, 'json' from credential
      union all select certificate_id, 'jwt' from credential
    )
    select s.certificate_id::text as "certificateId", c.account_id::text as "accountId", s.part
    from signed s join certificate c on c.id = s.certificate_id
    where not exists (select from certificate_stamp t where t.certificate_id = s.certificate_id and t.part = s.part)
    order by c.issued_at desc, c.id, s.part limit ${most}`
}

/** One file at a time: sixty PDFs at once fill the memory. */
async function readPart({ certificateId, part }: Unstamped): Promise<Uint8Array | null> {
  if (part === 'pdf') {
    const document = await db.certificateDocument.findUnique({ where: { certificateId }, select: { pdf: true } })
    return document?.pdf ?? null
  }
  const credential = await db.credential.findUnique({ where: { certificateId }, select: { [part]: true } })
  return credential ? Buffer.from(String(credential[part]), 'utf8') : null
}

async function saveStamp(
  { certificateId, accountId, part, bytes }: Unstamped & { bytes: Uint8Array },
  { token, at }: { token: Uint8Array; at: Date },
  now: Date,
): Promise<void> {
  const sha256 = hashOf(bytes)
  await db.$transaction(async (tx) => {
    const row = { certificateId, part, sha256, token: new Uint8Array(token), stampedAt: at, receivedAt: now }
    const { count } = await tx.certificateStamp.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) return
    const details = { part, sha256, tokenSha256: hashOf(token), stampedAt: at.toISOString() }
    const about = { subjectId: accountId, object: `certificate:${certificateId}`, details }
    await record(tx, { action: 'certificate.stamped', actor: system, ...about }, now)
  })
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
