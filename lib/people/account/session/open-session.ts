import { type AuditEntry, insertEntries } from '@/lib/audit/log/record'
import { db, query, type Statements, transact } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { rememberDevice } from './known-device'
import { beginPending, type SignOnNote } from './pending-sign-in'
import { insertSession, type SessionClaims } from './session'

export interface Opened {
  session: SessionClaims
  /** The text for the device's cookie. */
  device: string
}

export interface Arrival {
  /** The text of the device's cookie. */
  device: string | null
  userAgent: string | null
  passwordAt: Date | null
}

interface ProvenAccount {
  id: string
  sessionVersion: number
}

export type FactorProof = 'app' | 'passkey' | 'recovery-code' | 'provider'

/** The identity provider behind a session. */
export interface SessionOrigin {
  providerId: string
  note: SignOnNote
  /** Writes the row by which a sign-out at the provider ends the session, in the session's transaction. */
  save: (tx: Statements, session: SessionClaims, now: Date) => Promise<void>
}

interface Proof extends Arrival {
  factor: FactorProof | null
  /** Null unless an identity provider signed the person on. */
  origin: SessionOrigin | null
}

export type SignInBegun =
  | ({ ok: true } & Opened)
  /** `pending` is for the browser's cookie: the person has a second factor. */
  | { ok: false; reason: 'second-factor'; pending: string }

/** After the first proof of who it is: a password, or an identity provider, which may have checked a factor too. */
export async function beginSignIn(account: ProvenAccount, proof: Proof, world: World): Promise<SignInBegun> {
  const { passwordAt, factor, origin } = proof
  const [own] = await query`select 1 from account_with_factor where account_id = ${account.id}::uuid`
  if (own && factor === null) {
    const pending = await beginPending(account, { passwordAt, signOn: origin?.note ?? null }, world)
    return { ok: false, reason: 'second-factor', pending }
  }
  return { ok: true, ...(await openSession(account, proof, world)) }
}

/** The one way in: each sign-in ends here. */
export async function openSession(
  account: ProvenAccount,
  { device, userAgent, passwordAt, factor, origin }: Proof,
  world: World,
): Promise<Opened> {
  const now = world.now()
  const session = { accountId: account.id, sessionId: world.id(), version: account.sessionVersion }
  const remembered = await rememberDevice(account, device, world)
  const entry: AuditEntry = {
    action: 'account.signed-in',
    actor: { accountId: account.id, role: 'learner' },
    subjectId: account.id,
    object: `session:${session.sessionId}`,
    details: {
      newDevice: remembered.isNew,
      ...(factor && { factor }),
      ...(origin && { providerId: origin.providerId }),
    },
  }
  const start = { userAgent, passwordAt, factorAt: factor && now }
  const insert = (on: Statements) =>
    query(on)`with entered as (${insertEntries([entry], now)}) ${insertSession(session, start, now)}`
  if (!origin) await insert(db)
  else {
    await transact(async (tx) => {
      await insert(tx)
      await origin.save(tx, session, now)
    })
  }
  return { session, device: remembered.device }
}
