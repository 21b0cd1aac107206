import { db, isUniqueViolation, type Transaction } from '@/lib/platform/db'
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

export type ProviderKept = { ok: true; providerId: string } | { ok: false; reason: 'domain-taken' }

/** Two providers can't have one mail domain. A duplicate submit is a no-op. */
export async function keepDomainsApart(
  providerId: string,
  domains: string[],
  work: () => Promise<void>,
): Promise<ProviderKept> {
  try {
    await work()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const own = await db.signOnDomain.count({ where: { providerId, domain: { in: domains } } })
    if (own < domains.length) return { ok: false, reason: 'domain-taken' }
  }
  return { ok: true, providerId }
}
