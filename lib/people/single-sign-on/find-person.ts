import { record } from '@/lib/audit/log/record'
import { provider as actor } from '@/lib/people/account/actor'
import { confirmAddress } from '@/lib/people/account/confirmed-address'
import { createVouchedAccount } from '@/lib/people/account/create-vouched-account'
import { mayActOn } from '@/lib/people/account/may-act-on'
import { personName } from '@/lib/people/account/person-name'
import { findAccountId, findOpenAccount } from '@/lib/people/account/queries'
import { emailAddress } from '@/lib/people/account/schema'
import { query, type Transaction } from '@/lib/platform/db'
import { takeTurn } from '@/lib/platform/take-turn'
import type { World } from '@/lib/platform/world'
import { domainOf, type Provider } from './queries'
import type { Vouched } from './schema'

export type SignOnRefused =
  | 'no-address'
  | 'no-name'
  | 'unconfirmed-address'
  | 'other-domain'
  | 'address-owned'
  | 'linked-to-another'
  | 'closed'
  /** A role elsewhere; it is not named. */
  | 'not-admitted'

export type PersonFound =
  | { ok: true; account: { id: string; sessionVersion: number } }
  | { ok: false; reason: SignOnRefused; accountId: string | null }

interface Asked {
  vouched: Vouched
  /** The signed-in person who links their account. */
  linkTo: string | null
  passwordHash: string
}

/** The account of the provider's subject: bound before, linked now, or new. */
export async function findPerson(
  tx: Transaction,
  provider: Provider,
  { vouched, linkTo, passwordHash }: Asked,
  world: World,
): Promise<PersonFound> {
  const { issuer, subject } = vouched
  // Race: two first sign-ons of one person. The second waits, then finds the first one's row.
  await takeTurn(tx, JSON.stringify([issuer, subject]))
  const isForSignOn = linkTo === null
  const known = await findKnownPerson(tx, provider, { vouched, expected: linkTo, isForSignOn }, world)
  if (known) return known
  const refused = refusalOf(provider, vouched)
  if (refused) return refuse(refused)
  if (linkTo === null) return create(tx, provider, { vouched, passwordHash }, world)
  const admitted = await admit(tx, provider, { accountId: linkTo }, world)
  if (admitted.ok) {
    await bind(tx, provider, { vouched, accountId: linkTo, isNew: false }, world)
    await confirmSame(tx, { vouched, accountId: linkTo }, world)
  }
  return admitted
}

const refuse = (reason: SignOnRefused, accountId: string | null = null) => ({ ok: false, reason, accountId }) as const

/** Null for a subject without an account. `expected`: any other account is refused. `isForSignOn`: only a session begins. */
export async function findKnownPerson(
  tx: Transaction,
  provider: Provider,
  { vouched, expected, isForSignOn }: { vouched: Vouched; expected: string | null; isForSignOn: boolean },
  world: World,
): Promise<PersonFound | null> {
  const bound = await findBound(tx, vouched)
  if (!bound) return null
  const { accountId, organizationId } = bound
  if (organizationId !== provider.organizationId) return refuse('not-admitted', accountId)
  if (expected !== null && expected !== accountId) return refuse('linked-to-another', accountId)
  return admit(tx, provider, { accountId, ignoresOffers: isForSignOn }, world)
}

async function findBound(tx: Transaction, { issuer, subject }: Vouched) {
  const [bound] = await query(tx)<{ accountId: string; organizationId: string | null }>`
    select s.account_id::text as "accountId", p.organization_id::text as "organizationId"
    from sign_on_subject s join sign_on_provider p on p.id = s.provider_id
    where s.issuer = ${issuer} and s.subject = ${subject}`
  return bound
}

/** Only for a subject that this site sees for the first time. */
function refusalOf(provider: Provider, { email, isEmailConfirmed }: Vouched): SignOnRefused | null {
  if (!email || !emailAddress.safeParse(email).success) return 'no-address'
  if (!isEmailConfirmed) return 'unconfirmed-address'
  return provider.domains.includes(domainOf(email)) ? null : 'other-domain'
}

async function admit(
  tx: Transaction,
  provider: Provider,
  act: { accountId: string; ignoresOffers?: boolean },
  world: World,
): Promise<PersonFound> {
  const { accountId } = act
  const account = await findOpenAccount(tx, accountId)
  if (!account) return refuse('closed', accountId)
  if (!(await mayActOn(tx, provider, act, world.now()))) return refuse('not-admitted', accountId)
  return { ok: true, account }
}

async function create(
  tx: Transaction,
  provider: Provider,
  { vouched, passwordHash }: Omit<Asked, 'linkTo'>,
  world: World,
): Promise<PersonFound> {
  const email = (vouched.email ?? '').trim()
  const owner = await findAccountId(email, tx)
  // Never taken over: whoever registered the address may not be the person whom the provider knows.
  if (owner !== null) return refuse('address-owned', owner)
  const name = personName.safeParse(vouched.name ?? '')
  if (!name.success) return refuse('no-name')
  const id = await createVouchedAccount(tx, actor, { name: name.data, email, passwordHash }, world)
  await bind(tx, provider, { vouched, accountId: id, isNew: true }, world)
  return { ok: true, account: { id, sessionVersion: 1 } }
}

/** The provider vouches for the address that the account has already. */
async function confirmSame(
  tx: Transaction,
  { vouched, accountId }: { vouched: Vouched; accountId: string },
  world: World,
): Promise<void> {
  if ((await findAccountId(vouched.email ?? '', tx)) !== accountId) return
  if (!(await confirmAddress(tx, accountId, 'provider', world.now()))) return
  const about = { subjectId: accountId, details: { how: 'provider' } }
  await record(tx, { action: 'account.address-confirmed', actor, ...about }, world.now())
}

async function bind(
  tx: Transaction,
  provider: Provider,
  { vouched, accountId, isNew }: { vouched: Vouched; accountId: string; isNew: boolean },
  world: World,
): Promise<void> {
  const { issuer, subject, name } = vouched
  const now = world.now()
  const data = { issuer, subject, providerId: provider.id, accountId, name: name ?? '', boundAt: now }
  await tx.signOnSubject.create({ data })
  const details = { providerId: provider.id, isNew }
  await record(tx, { action: 'account.sign-on-linked', actor, subjectId: accountId, details, values: { subject } }, now)
}
