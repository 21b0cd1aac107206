import type { Administrator, Learner, Operator } from '@/lib/people/account/actor'
import { normalizeEmail } from '@/lib/people/account/email'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'

/** Without the client secret. */
export interface Provider {
  id: string
  kind: 'oidc' | 'saml'
  /** Null: the site's. */
  organizationId: string | null
  organizationName: string | null
  name: string
  issuer: string
  clientId: string | null
  hasSecret: boolean
  entryPoint: string | null
  logoutUrl: string | null
  certificates: string[]
  groupsName: string
  coordinatorGroups: string[]
  domains: string[]
  /** The roles that a site provider's groups give. */
  roles: { group: string; role: 'learner' | 'coordinator'; organizationId: string; organization: string }[]
}

function live(condition: Prisma.Sql): Promise<Provider[]> {
  return query<Provider>`
    select p.id::text, p.kind::text, p.organization_id::text as "organizationId", o.name as "organizationName",
      p.name, p.issuer, p.client_id as "clientId", p.client_secret is not null as "hasSecret",
      p.entry_point as "entryPoint", p.logout_url as "logoutUrl", coalesce(p.certificates, '{}') as certificates,
      p.groups_name as "groupsName",
      p.coordinator_groups as "coordinatorGroups",
      array(select d.domain from sign_on_domain d where d.provider_id = p.id order by d.domain) as domains,
      coalesce((select json_agg(json_build_object('group', g.group_name, 'role', g.role,
          'organizationId', g.organization_id, 'organization', n.name) order by g.group_name, n.name, g.role)
        from sign_on_group g join organization_name n on n.id = g.organization_id where g.provider_id = p.id), '[]') as roles
    from sign_on_provider p left join organization_name o on o.id = p.organization_id
    where p.ended_at is null and ${condition} order by o.name nulls first, p.name, p.id`
}

/** Errors: not-found, also for a provider that has ended. */
export async function findProvider(id: string): Promise<Provider> {
  const [provider] = isUuid(id) ? await live(Prisma.sql`p.id = ${id}::uuid`) : []
  if (!provider) throw notFound()
  return provider
}

export function domainOf(email: string): string {
  return normalizeEmail(email).split('@').at(-1) ?? ''
}

/** By the mail domain. */
export async function findProviderFor(email: string): Promise<Provider | null> {
  const [provider] = await live(
    Prisma.sql`p.id in (select d.provider_id from sign_on_domain d where d.domain = ${domainOf(email)})`,
  )
  return provider ?? null
}

export function listProviders(_actor: Administrator | Operator): Promise<Provider[]> {
  return live(Prisma.sql`true`)
}

export interface SignInChoices {
  /** The site's providers, for a button each. */
  site: { id: string; name: string }[]
  /** True: ask for a work address. */
  hasOrganizations: boolean
}

export async function findSignInChoices(): Promise<SignInChoices> {
  const rows = await query<{ id: string; name: string; isSite: boolean }>`
    select id::text, name, organization_id is null as "isSite" from sign_on_provider
    where ended_at is null order by name, id`
  return { site: rows.filter(({ isSite }) => isSite), hasOrganizations: rows.some(({ isSite }) => !isSite) }
}

export interface LinkView {
  provider: string
  boundAt: Date
}

export function listLinks({ accountId }: Learner): Promise<LinkView[]> {
  return query<LinkView>`
    select p.name as provider, s.bound_at as "boundAt" from sign_on_subject s
    join sign_on_provider p on p.id = s.provider_id where s.account_id = ${accountId}::uuid order by s.bound_at`
}

/** Providers at which the person can confirm that it's them, as single-sign-on admits people. */
export function listConfirmers(
  { accountId }: Learner,
  now = systemWorld.now(),
): Promise<{ id: string; name: string }[]> {
  return query<{ id: string; name: string }>`
    select distinct p.id::text, p.name from sign_on_subject s
    join sign_on_provider b on b.id = s.provider_id
    join sign_on_provider p on p.issuer = s.issuer and p.ended_at is null
      and p.organization_id is not distinct from b.organization_id
    where s.account_id = ${accountId}::uuid and (p.organization_id is null
      or not has_role_elsewhere(s.account_id, p.organization_id, ${now}, true))
    order by p.name`
}

/** Organizations that a provider can belong to. */
export function listOwners(_administrator: Administrator): Promise<{ id: string; name: string }[]> {
  return query<{ id: string; name: string }>`select id::text, name from organization_name order by name, id`
}
