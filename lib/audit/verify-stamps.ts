import { query, type Statements } from '@/lib/platform/db'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { checkToken } from '@/lib/proof/time-stamp/token.mjs'
import { rootsOf } from '@/lib/proof/verification/stamps'
import type { FirstBad } from './outside-chain'

interface StampRow {
  size: string
  note: string | null
  token: Uint8Array
  stamped_at: Date
}

interface JudgedStamps {
  count: number
  newest: Date | null
  /** By authorities whose root is not, or no longer, in TSA_ROOTS. */
  unjudged: number
  firstBad: FirstBad | null
}

const rowsPerRead = 500

/** Each kept token over its checkpoint's note. Without an issuer, no root is known, and nothing is judged. */
export async function verifyStamps(tx: Statements, issuer: TrustedIssuer | null): Promise<JudgedStamps> {
  const judged: JudgedStamps = { count: 0, newest: null, unjudged: 0, firstBad: null }
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
    judged.firstBad ??= { position: Number(row.size), eventId: null, sentence }
  }
  return judged
}

async function* readStampRows(tx: Statements): AsyncGenerator<StampRow> {
  for (let after = '0'; ; ) {
    const rows = await query(tx)<StampRow>`
      select s.size, c.document::jsonb ->> 'note' as note, s.token, s.stamped_at
      from checkpoint_stamp s left join audit_checkpoint c on c.size = s.size
      where s.size > ${after}::bigint order by s.size limit ${rowsPerRead}`
    yield* rows
    after = rows.at(-1)?.size ?? after
    if (rows.length < rowsPerRead) return
  }
}

async function faultOf(
  { note, token, stamped_at }: StampRow,
  issuer: TrustedIssuer,
): Promise<string | 'unjudged' | null> {
  if (note === null) return 'there is no such note'
  const checked = await checkToken(new Uint8Array(token), new TextEncoder().encode(note), rootsOf(issuer))
  if (checked.wrong !== null) return checked.wrong
  if (checked.at.getTime() !== stamped_at.getTime()) return 'its row has another time'
  // An operator may change authorities, which makes no log wrong.
  return checked.isTrusted ? null : 'unjudged'
}
