import { type Flash, fieldErrors } from '@/app/_http/flash'
import type { ProviderOutcome } from '@/lib/people/single-sign-on/provider-row'
import type { Provider } from '@/lib/people/single-sign-on/queries'
import { type ProviderInput, providerInput } from '@/lib/people/single-sign-on/schema'

const shared = ['name', 'issuer', 'domains', 'groupsName', 'coordinatorGroups', 'roles'] as const
const names = {
  oidc: [...shared, 'clientId', 'clientSecret'],
  saml: [...shared, 'entryPoint', 'logoutUrl', 'certificates'],
} as const

const onlyHere = {
  coordinatorGroups:
    'These are for the provider of one organization. For the whole site, use the groups and roles below.',
  roles: 'These are for a provider of the whole site. For one organization, use the groups that coordinate.',
}

type Read = { ok: true; input: ProviderInput } | ({ ok: false } & Flash)

/** A refused form keeps all values except the secret. */
export function readProvider(form: URLSearchParams, organizationId: string | null): Read {
  const kind = form.get('kind') === 'saml' ? 'saml' : 'oidc'
  const typed = Object.fromEntries(names[kind].map((name) => [name, form.get(name) ?? '']))
  const parsed = providerInput.safeParse({ ...typed, kind })
  const misplaced = organizationId === null ? 'coordinatorGroups' : 'roles'
  if ((form.get(misplaced) ?? '').trim() !== '')
    return { ok: false, ...kept(form), errors: [{ field: misplaced, message: onlyHere[misplaced] }] }
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, ...kept(form), errors: fieldErrors(parsed.error) }
}

export function kept(form: URLSearchParams): Pick<Flash, 'values'> {
  const values = [...form]
    .filter(([name]) => name !== 'clientSecret')
    .map(([name, value]) => [name, value.slice(0, 20_000)])
  return { values: Object.fromEntries(values) }
}

/** The form values of a stored provider. */
export function valuesOf(provider: Provider): Flash['values'] {
  const { name, issuer, clientId, entryPoint, logoutUrl, certificates, domains, groupsName, coordinatorGroups } =
    provider
  const roles = provider.roles.map(({ group, role, organization }) => `${group} -> ${role} of ${organization}`)
  const lines = (all: string[]) => all.join('\n')
  return {
    ...{ name, issuer, groupsName, clientId: clientId ?? '', entryPoint: entryPoint ?? '', logoutUrl: logoutUrl ?? '' },
    ...{ certificates: lines(certificates), domains: lines(domains), coordinatorGroups: lines(coordinatorGroups) },
    roles: lines(roles),
  }
}

export function problemsOf(refused: Extract<ProviderOutcome, { ok: false }>): Flash['errors'] {
  if (refused.reason === 'unknown-organization')
    return [{ field: 'roles', message: `No organization is named ${refused.name}.` }]
  return [{ field: 'domains', message: 'Another provider has one of these mail domains.' }]
}
