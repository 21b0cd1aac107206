import { parseCheckpoint } from '@/lib/audit/tree/checkpoint'
import { query, type Statements } from '@/lib/platform/db'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { checkToken } from '@/lib/proof/time-stamp/token.mjs'
import { rootsOf } from '@/lib/proof/verification/stamps'
import type { Faults } from './faults'

interface StampRow {
  size: string
  document: string | null
  token: Uint8Array
  stamped_at: Date
}

interface JudgedStamps {
  count: number
  newest: Date | null
  /** By authorities whose root is not, or no longer, in TSA_ROOTS. */
  unjudged: number
}

const rowsPerRead = 500

/** Each kept token over its checkpoint's note. Without an issuer, no root is known, and nothing is judged. */
export async function verifyStamps(
  tx: Statements,
  { issuer, faults }: { issuer: TrustedIssuer | null; faults: Faults },
): Promise<JudgedStamps> {
  const judged: JudgedStamps = { count: 0, newest: null, unjudged: 0 }
  if (!issuer) return judged
  for await (const row of readStampRows(tx)) {
    const wrong = await faultOf(row, issuer)
    if (wrong === 'unjudged') {
      judged.unjudged += 1
      continue
    }
    if (wrong === null) {
      judged.count += 1
      judged.newest = row.stamped_at
      continue
    }
    const sentence = `The time-stamp of the checkpoint at entry ${row.size}: ${wrong}.`
    faults.add({ position: Number(row.size), eventId: null, sentence })
  }
  return judged
}

async function* readStampRows(tx: Statements): AsyncGenerator<StampRow> {
  for (let after = '0'; ; ) {
    const rows = await query(tx)<StampRow>`
      select s.size, c.document, s.token, s.stamped_at
      from checkpoint_stamp s left join audit_checkpoint c on c.size = s.size
      where s.size > ${after}::bigint order by s.size limit ${rowsPerRead}`
    yield* rows
    after = rows.at(-1)?.size ?? after
    if (rows.length < rowsPerRead) return
  }
}

async function faultOf(
  { document, token, stamped_at }: StampRow,
  issuer: TrustedIssuer,
): Promise<string | 'unjudged' | null> {
  const note = noteIn(document)
  if (note === null) return 'there is no such note'
  const checked = await checkToken(new Uint8Array(token), new TextEncoder().encode(note), rootsOf(issuer))
  if (checked.wrong !== null) return checked.wrong
  if (checked.at.getTime() !== stamped_at.getTime()) return 'its row has another time'
  // An operator may change authorities, which makes no log wrong.
  return checked.isTrusted ? null : 'unjudged'
}

/** Read here, because Postgres would end the whole check at a document that is not JSON. */
function noteIn(document: string | null): string | null {
  return parseCheckpoint(document ?? '')?.note ?? null
}
