import { randomUUID } from 'node:crypto'
import { operator } from '@/lib/people/account/actor'
import { isUuid } from '@/lib/platform/id'
import { type CommandResult, type Given, Refusal } from './arguments.ts'
import { readGivenFile } from './read-given-file.ts'

const sentences = {
  'domain-taken': 'Another provider has one of these mail domains.',
  'unknown-organization': 'One of the roles names an unknown organization.',
}

async function add(kind: 'oidc' | 'saml', given: Given): Promise<CommandResult> {
  const { addProvider } = await import('@/lib/people/single-sign-on/add-provider')
  const { addressesFor } = await import('@/lib/people/single-sign-on/addresses')
  const { providerInput } = await import('@/lib/people/single-sign-on/schema')
  const { findOrganizationByName } = await import('@/lib/people/organization/queries')
  if (given.id && !isUuid(given.id)) throw new Refusal('--id must be a UUID.')
  const { name, issuer, domains, groups: groupsName, coordinators: coordinatorGroups } = given
  if (given.roles && given.organization) throw new Refusal('--roles is for a provider of the whole site.')
  if (coordinatorGroups && !given.organization) throw new Refusal('--coordinators needs --organization. Use --roles.')
  const roles = given.roles ? readGivenFile(given.roles) : ''
  const common = { kind, name, issuer, domains, groupsName, coordinatorGroups, roles }
  const input = providerInput.parse(
    kind === 'oidc'
      ? { ...common, clientId: given['client-id'], clientSecret: readGivenFile(given['client-secret']) }
      : {
          ...common,
          entryPoint: given['sign-on-url'],
          logoutUrl: given['sign-out-url'],
          certificates: readGivenFile(given.certificates),
        },
  )
  const organizationId = given.organization ? (await findOrganizationByName(given.organization)).id : null
  const added = await addProvider(operator, { id: given.id || randomUUID(), organizationId, ...input })
  if (!added.ok) throw new Refusal(sentences[added.reason])
  const addresses = addressesFor(added.providerId)
  const { checkProvider } = await import('./check-addresses.ts')
  const unusable = await checkProvider({ entryPoint: null, certificates: [], ...input })
  return {
    text: [`Added ${name}.`, linesOf(kind, addresses), ...unusable].join('\n'),
    data: { ...added, addresses, unusable },
  }
}

function linesOf(
  kind: 'oidc' | 'saml',
  { callback, consumer, metadata, logout, signedOut }: Record<string, string>,
): string {
  return kind === 'oidc'
    ? `  redirect URI              ${callback}\n  back-channel logout URI   ${logout}\n  post-logout redirect URI  ${signedOut}`
    : `  entity ID and metadata   ${metadata}\n  assertion consumer       ${consumer}\n  single logout            ${logout}`
}

export const signOnVerbs = {
  'add-oidc-provider': (given: Given) => add('oidc', given),
  'add-saml-provider': (given: Given) => add('saml', given),
  async 'sign-on-providers'(): Promise<CommandResult> {
    const { addressesFor } = await import('@/lib/people/single-sign-on/addresses')
    const { listProviders } = await import('@/lib/people/single-sign-on/queries')
    const providers = await listProviders(operator)
    const lines = providers.map(({ id, kind, name, organizationName, domains }) => {
      const head = `${id}  ${name}, ${organizationName ?? 'the whole site'}: ${domains.join(', ')}`
      return `${head}\n${linesOf(kind, addressesFor(id))}`
    })
    return { text: lines.join('\n') || 'No provider yet.', data: providers }
  },
  async 'remove-sign-on-provider'({ id }: Given): Promise<CommandResult> {
    const { endProvider } = await import('@/lib/people/single-sign-on/end-provider')
    const { findProvider } = await import('@/lib/people/single-sign-on/queries')
    const { name } = await findProvider(id).catch(() => {
      throw new Refusal('No provider has this id. List them with: sign-on-providers')
    })
    await endProvider(operator, id)
    return { text: `Removed ${name}.`, data: { providerId: id } }
  },
}
