import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { operator } from '@/lib/account/actor'
import { type Answer, mailVerbs } from './admin-mail.ts'

/*
 * npm run admin -- <verb> [--json]: what whoever runs the site does from the server itself. Works beside a running
 * embedded server and without one. Each verb calls the same functions as the pages do.
 */
const usage = `Use: npm run admin -- <verb> [--json]
  create-admin --email E --name N           makes an account for an administrator, or makes one of an account
  reset-password --email E                  prints a one-time link to set a new password
  create-organization --name N              makes an organization
  make-coordinator --email E --organization N
  certificates                              lists the newest certificates
  revoke-certificate --serial S --reason R  withdraws one; it stays on record
  unlock-attempt --email E --quiz ID --reason R      opens one more attempt, past limit and cool-down
  grant-accommodation --email E --reason R [--time-factor 1.5] [--extra-attempts 1]
  end-accommodation --email E               ends what was granted, by whomever
  close-account --email E                   ends an account; its records stay
  send-due-mail                             sends what is due now; the worker beside the app does so by itself`

class Refusal extends Error {}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    email: { type: 'string' },
    name: { type: 'string' },
    organization: { type: 'string' },
    serial: { type: 'string' },
    reason: { type: 'string' },
    quiz: { type: 'string' },
    'time-factor': { type: 'string' },
    'extra-attempts': { type: 'string' },
  },
})

function need(option: 'email' | 'name' | 'organization' | 'serial' | 'reason' | 'quiz'): string {
  const value = values[option]?.trim()
  if (!value) throw new Refusal(`--${option} is missing.\n${usage}`)
  return value
}

const verbs: Record<string, () => Promise<Answer>> = {
  ...mailVerbs,
  async 'create-admin'() {
    const { grantAdministrator } = await import('@/lib/account/grant-administrator')
    const { checkNewPassword } = await import('@/lib/account/password')
    const { register } = await import('@/lib/account/register')
    const { emailAddress, personName } = await import('@/lib/account/schema')
    const { findAccountByEmail } = await import('@/lib/account/queries')
    const email = emailAddress.parse(need('email'))
    const name = personName.parse(values.name ?? email)
    const checked = checkNewPassword(randomBytes(24).toString('base64url'), { email, name })
    if (!checked.ok) throw new Refusal('Try again.')
    const registered = await register({ email, name, password: checked.password }, operator)
    const account = await findAccountByEmail(email)
    await grantAdministrator(operator, account.id)
    // Whoever made an account that was there must not keep its password: addresses are not verified.
    if (!registered.ok) {
      const { resetPassword } = await import('@/lib/account/reset-password')
      const token = (await resetLink(email)).split('/').at(-1) ?? ''
      await resetPassword({ token, password: checked.password })
    }
    const link = await resetLink(email)
    return {
      text: `${email} is an administrator. Set the password within a day: ${link}`,
      data: { accountId: account.id, link },
    }
  },
  async 'reset-password'() {
    const link = await resetLink(need('email'))
    return { text: `Set the password within a day, once: ${link}`, data: { link } }
  },
  async 'create-organization'() {
    const { createOrganization } = await import('@/lib/organization/create-organization')
    const { organizationInput } = await import('@/lib/organization/schema')
    const input = organizationInput.parse({ name: need('name') })
    const created = await createOrganization(operator, input)
    if (!created.ok) throw new Refusal(`There is an organization called ${input.name} already.`)
    return { text: `${input.name} is there.`, data: { organizationId: created.organizationId } }
  },
  async 'make-coordinator'() {
    const { findAccountByEmail } = await import('@/lib/account/queries')
    const { makeCoordinator } = await import('@/lib/organization/make-coordinator')
    const { findOrganizationByName } = await import('@/lib/organization/queries')
    const account = await findAccountByEmail(need('email'))
    const organization = await findOrganizationByName(need('organization'))
    await makeCoordinator(operator, { organizationId: organization.id, accountId: account.id })
    return {
      text: `${account.email} coordinates ${organization.name}.`,
      data: { accountId: account.id, organizationId: organization.id },
    }
  },
  async certificates() {
    const { listAllCertificates } = await import('@/lib/certificate/queries')
    const rows = await listAllCertificates(1000)
    const lines = rows.map(
      (row) => `${row.serial}  ${row.issuedAt.toISOString()}  ${row.revoked ? 'revoked' : 'issued '}  ${row.name}`,
    )
    return { text: lines.join('\n') || 'No certificate yet.', data: rows }
  },
  async 'revoke-certificate'() {
    const { revoke } = await import('@/lib/certificate/revoke')
    const { revocationInput } = await import('@/lib/certificate/schema')
    const input = revocationInput.parse({ serial: need('serial'), reason: need('reason') })
    const revoked = await revoke(operator, input)
    if (!revoked.ok) throw new Refusal(`${input.serial} was revoked before.`)
    return { text: `${input.serial} is revoked.`, data: { serial: input.serial } }
  },
  async 'unlock-attempt'() {
    const { findAccountByEmail } = await import('@/lib/account/queries')
    const { unlockInput } = await import('@/lib/attempt/schema')
    const { unlock } = await import('@/lib/attempt/unlock')
    const { loadCatalog } = await import('@/lib/course/load')
    const { listUnits } = await import('@/lib/course/lookup')
    const account = await findAccountByEmail(need('email'))
    const input = unlockInput.parse({ unitId: need('quiz'), reason: need('reason') })
    const { courses } = await loadCatalog()
    const ids = courses.flatMap(listUnits).flatMap((unit) => (unit.kind === 'quiz' ? unit.id : []))
    if (!ids.includes(input.unitId))
      throw new Refusal(`There is no quiz ${input.unitId}: ${[...new Set(ids)].join(', ')}.`)
    await unlock(operator, { accountId: account.id, ...input })
    return { text: `${account.email} may take ${input.unitId} once more.`, data: { accountId: account.id, ...input } }
  },
  async 'grant-accommodation'() {
    const { findAccountByEmail } = await import('@/lib/account/queries')
    const { grantAccommodation } = await import('@/lib/attempt/grant-accommodation')
    const { accommodationInput } = await import('@/lib/attempt/schema')
    const account = await findAccountByEmail(need('email'))
    const input = accommodationInput.parse({
      timeFactor: values['time-factor'] ?? 1,
      extraAttempts: values['extra-attempts'] ?? 0,
      reason: need('reason'),
    })
    await grantAccommodation(operator, { accountId: account.id, ...input })
    const { timeFactor, extraAttempts } = input
    return {
      text: `${account.email} has ${timeFactor} times the time and ${extraAttempts} more attempts from now on.`,
      data: { accountId: account.id, ...input },
    }
  },
  async 'end-accommodation'() {
    const { findAccountByEmail } = await import('@/lib/account/queries')
    const { endAccommodation } = await import('@/lib/attempt/end-accommodation')
    const account = await findAccountByEmail(need('email'))
    await endAccommodation(operator, { accountId: account.id })
    return { text: `${account.email} has the usual time and attempts.`, data: { accountId: account.id } }
  },
  async 'close-account'() {
    const { close } = await import('@/lib/account/close')
    const { findAccountByEmail } = await import('@/lib/account/queries')
    const account = await findAccountByEmail(need('email'))
    await close(operator, account.id, 'closed by whoever runs the site')
    return { text: `${account.email} is closed.`, data: { accountId: account.id } }
  },
}

async function resetLink(email: string): Promise<string> {
  const { makeResetLink } = await import('@/lib/account/make-reset-link')
  const { findAccountByEmail } = await import('@/lib/account/queries')
  const { env } = await import('@/lib/platform/env')
  const account = await findAccountByEmail(email)
  const { token } = await makeResetLink(operator, account.id)
  return `${env.APP_URL}/reset/${token}`
}

/** One plain line for what was asked wrongly; anything else is a fault and shows its trace. */
function sentence(error: unknown): string | null {
  if (error instanceof Refusal) return error.message
  if (error instanceof Error && error.name === 'ZodError') {
    return (error as Error & { issues: { message: string }[] }).issues[0]?.message ?? null
  }
  if (error instanceof Error && error.name === 'DomainError')
    return 'There is no such account, organization, certificate or accommodation.'
  return null
}

const { withDatabase } = await import('./with-database.ts')
const verb = verbs[positionals[0] ?? '']
if (!verb) {
  console.error(usage)
  process.exit(1)
}
const code = await withDatabase(async () => {
  try {
    const { text, data } = await verb()
    console.log(values.json ? JSON.stringify(data) : text)
    return 0
  } catch (error) {
    const message = sentence(error)
    if (message === null) throw error
    console.error(values.json ? JSON.stringify({ error: message }) : message)
    return 1
  }
})
process.exit(code)
