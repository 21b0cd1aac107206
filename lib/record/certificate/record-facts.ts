import { recordedFacts } from '@/lib/audit/log/life-entries'
import { recordEach } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { siteDay } from '@/lib/platform/site-day.mjs'
import type { World } from '@/lib/platform/world'
import { factsToLog } from './facts-hash'

/** A Postgres advisory lock: one process at a time, so no certificate gets two entries. */
const lock = 4_207_005
const most = 200

/** Later certificates have their facts in the entry of their issue. During an upgrade, an old copy can still issue one without. */
const pauseMs = 3_600_000
let nextAt = 0

/** Logs the facts of certificates issued before the log had them: one entry each, as found now. */
export async function recordFacts(world: World): Promise<void> {
  if (world.now().getTime() < nextAt) return
  while ((await recordSome(world)) === most);
  nextAt = world.now().getTime() + pauseMs
}

function recordSome(world: World): Promise<number> {
  return db.$transaction(async (tx) => {
    await query(tx)`select from pg_advisory_xact_lock(${lock}::int)`
    const waiting = await query(tx)<{ id: string }>`
      select c.id::text from certificate c where c.snapshot ->> 'salt' is null
        and not exists (select from (${recordedFacts}) e where e.object = 'certificate:' || c.id)
      order by c.id limit ${most}`
    const rows = await tx.certificate.findMany({
      where: { id: { in: waiting.map(({ id }) => id) } },
      include: { document: { select: { sha256: true, signedBy: true } }, credential: { select: { json: true } } },
      orderBy: { id: 'asc' },
    })
    const now = world.now()
    const entries = rows.map(({ document, credential, ...row }) => {
      const { factsSha256, jsonSha256 } = factsToLog(row, credential)
      const pdf = document && { pdfSha256: document.sha256 }
      return {
        action: 'certificate.facts-recorded' as const,
        actor: system,
        subjectId: row.accountId,
        object: `certificate:${row.id}`,
        details: {
          serial: row.serial,
          foundOn: siteDay(now),
          ...(jsonSha256 && { jsonSha256 }),
          ...(document?.signedBy && pdf),
        },
        // Without a salt or a signature inside, a name could be guessed by its hash.
        values: { factsSha256, ...(document?.signedBy ? {} : pdf) },
      }
    })
    await recordEach(tx, entries, now)
    return rows.length
  })
}
