import { record } from '@/lib/audit/record'
import { db, query } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { rememberDevice } from './known-device'
import { beginPending } from './pending-sign-in'
import { type SessionClaims, startSession } from './session'

export interface Opened {
  session: SessionClaims
  /** The secret for the device's cookie. */
  device: string
}

export interface Arrival {
  /** The secret of the device's cookie. */
  device: string | null
  userAgent: string | null
  passwordAt: Date | null
}

interface ProvenAccount {
  id: string
  sessionVersion: number
}

export type SignInBegun =
  | ({ ok: true } & Opened)
  /** `pending` is for the browser's cookie: the person has a second factor. */
  | { ok: false; reason: 'second-factor'; pending: string }

/** After the first proof of who it is: a password or an identity provider. */
export async function beginSignIn(account: ProvenAccount, arrival: Arrival, world: World): Promise<SignInBegun> {
  const [factor] = await query`select 1 from account_with_factor where account_id = ${account.id}::uuid`
  if (factor)
    return { ok: false, reason: 'second-factor', pending: await beginPending(account, arrival.passwordAt, world) }
  const opened = await openSession(account, { ...arrival, factor: null }, world)
  return { ok: true, ...opened }
}

export type FactorProof = 'app' | 'passkey' | 'recovery-code'

export async function openSession(
  account: ProvenAccount,
  { device, userAgent, passwordAt, factor }: Arrival & { factor: FactorProof | null },
  world: World,
): Promise<Opened> {
  const now = world.now()
  const session = { accountId: account.id, sessionId: world.id(), version: account.sessionVersion }
  const remembered = await rememberDevice(account, device, world)
  await db.$transaction(async (tx) => {
    await startSession(tx, session, { userAgent, passwordAt, factorAt: factor && now }, now)
    await record(
      tx,
      {
        action: 'account.signed-in',
        actor: { accountId: account.id, role: 'learner' },
        subjectId: account.id,
        object: `session:${session.sessionId}`,
        details: { newDevice: remembered.isNew, ...(factor && { factor }) },
      },
      now,
    )
  })
  return { session, device: remembered.secret }
}
