import { operator } from '@/lib/people/account/actor'
import { type CommandResult, type Given, Refusal } from './arguments.ts'

export const roleVerbs = {
  async 'make-coordinator'(given: Given): Promise<CommandResult> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { findOrganizationByName } = await import('@/lib/people/organization/queries')
    const { offerCoordinator } = await import('@/lib/people/role/offer-coordinator')
    const account = await findAccountByEmail(given.email)
    const organization = await findOrganizationByName(given.organization)
    const role = { organizationId: organization.id, accountId: account.id }
    const offered = await offerCoordinator(operator, role)
    if (offered.given) return { text: `${account.email} coordinates ${organization.name}.`, data: role }
    const { link } = offered
    const how = link === null ? 'A mail invites them' : `Give them this link; it works once, for a week: ${link}`
    return { text: `${account.email} is not confirmed yet. ${how}`, data: { ...role, invited: true, link } }
  },
  async 'remove-coordinator'(given: Given): Promise<CommandResult> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { findOrganizationByName } = await import('@/lib/people/organization/queries')
    const { removeCoordinator } = await import('@/lib/people/role/remove-coordinator')
    const { removalInput } = await import('@/lib/people/role/schema')
    const { reason } = removalInput.parse({ reason: given.reason })
    const account = await findAccountByEmail(given.email)
    const organization = await findOrganizationByName(given.organization)
    await removeCoordinator(operator, { organizationId: organization.id, accountId: account.id, reason })
    return {
      text: `${account.email} no longer coordinates ${organization.name}.`,
      data: { accountId: account.id, organizationId: organization.id },
    }
  },
  async 'remove-admin'(given: Given): Promise<CommandResult> {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { removeAdministrator } = await import('@/lib/people/role/remove-administrator')
    const { removalInput } = await import('@/lib/people/role/schema')
    const { reason } = removalInput.parse({ reason: given.reason })
    const account = await findAccountByEmail(given.email)
    const removed = await removeAdministrator(operator, { accountId: account.id, reason })
    if (!removed.ok) throw new Refusal(`${account.email} is the last administrator. Make another one first.`)
    return { text: `${account.email} is no longer an administrator.`, data: { accountId: account.id } }
  },
}
