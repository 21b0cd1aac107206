import { db, isUniqueViolation, query, type Transaction } from '@/lib/platform/db'
import { seal, unseal } from '@/lib/platform/sealed'
import type { ProviderInput } from './schema'

const purpose = (id: string) => `sign-on-provider:${id}`

/** Columns of both kinds; the issuer, the kind, and the owner never change. */
export function columnsOf(id: string, input: ProviderInput) {
  const { name, groupsName, coordinatorGroups } = input
  const common = { name, groupsName, coordinatorGroups }
  if (input.kind === 'saml') {
    const { entryPoint, logoutUrl, certificates } = input
    return { ...common, entryPoint, logoutUrl, certificates }
  }
  const { clientId, clientSecret } = input
  return { ...common, clientId, ...(clientSecret && { clientSecret: seal(clientSecret, purpose(id)) }) }
}

/** Null when the secret was sealed under an earlier NEXTAUTH_SECRET: the administrator enters it again. */
export async function openClientSecret({ id }: { id: string }): Promise<string | null> {
  const row = await db.signOnProvider.findUnique({ where: { id }, select: { clientSecret: true } })
  return row?.clientSecret ? unseal(row.clientSecret, purpose(id)) : null
}

export async function replaceDomains(tx: Transaction, providerId: string, domains: string[]): Promise<void> {
  await tx.signOnDomain.deleteMany({ where: { providerId } })
  await tx.signOnDomain.createMany({ data: domains.map((domain) => ({ domain, providerId })) })
}

export type ProviderOutcome =
  | { ok: true; providerId: string }
  | { ok: false; reason: 'domain-taken' }
  | { ok: false; reason: 'unknown-organization'; name: string }

type Roles = NonNullable<ProviderInput['roles']>
interface GroupRow {
  groupName: string
  role: Roles[number]['role']
  organizationId: string
}

/** The rows of groups that give roles, without the provider. */
export async function groupRowsOf(
  roles: Roles = [],
): Promise<{ ok: true; rows: GroupRow[] } | Extract<ProviderOutcome, { reason: 'unknown-organization' }>> {
  const names = await query<{ id: string; name: string }>`select id::text, name from organization_name`
  const ids = new Map(names.map(({ id, name }) => [name.toLowerCase(), id]))
  const rows = new Map<string, GroupRow>()
  for (const { group: groupName, role, organization } of roles) {
    const organizationId = ids.get(organization.toLowerCase())
    if (!organizationId) return { ok: false, reason: 'unknown-organization', name: organization }
    const row = { groupName, role, organizationId }
    rows.set(JSON.stringify(row), row)
  }
  return { ok: true, rows: [...rows.values()] }
}

/** For the log. */
export function groupLines(rows: GroupRow[]): string[] {
  return rows.map(({ groupName, role, organizationId }) => `${groupName} -> ${role} of ${organizationId}`)
}

export async function replaceGroups(tx: Transaction, providerId: string, rows: GroupRow[]): Promise<void> {
  await tx.signOnGroup.deleteMany({ where: { providerId } })
  await tx.signOnGroup.createMany({ data: rows.map((row) => ({ providerId, ...row })) })
}

/** Two providers can't have one mail domain. A duplicate submit is a no-op. */
export async function refuseTakenDomains(
  providerId: string,
  domains: string[],
  work: () => Promise<void>,
): Promise<ProviderOutcome> {
  try {
    await work()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const own = await db.signOnDomain.count({ where: { providerId, domain: { in: domains } } })
    if (own < domains.length) return { ok: false, reason: 'domain-taken' }
  }
  return { ok: true, providerId }
}
