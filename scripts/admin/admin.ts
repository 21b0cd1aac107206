import { randomBytes } from 'node:crypto'
import { operator } from '@/lib/people/account/actor'
import { PlainError } from '../start/lock.mjs'
import { type Answer, need, positionals, Refusal, usage, values } from './arguments.ts'
import { attemptVerbs } from './attempts.ts'
import { certificateVerbs } from './certificates.ts'
import { keyVerb } from './keys.ts'
import { logVerbs } from './log.ts'
import { mailVerbs } from './mail.ts'

/*
 * npm run admin -- <verb> [--json]: what whoever runs the site does from the server itself. Works beside a running
 * embedded server and without one. Each verb calls the same functions as the pages do.
 */
const verbs: Record<string, () => Promise<Answer>> = {
  ...mailVerbs,
  ...logVerbs,
  ...attemptVerbs,
  ...certificateVerbs,
  keys: keyVerb,
  async 'create-admin'() {
    const { grantAdministrator } = await import('@/lib/people/account/grant-administrator')
    const { checkNewPassword } = await import('@/lib/people/account/password')
    const { register } = await import('@/lib/people/account/register')
    const { emailAddress, personName } = await import('@/lib/people/account/schema')
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const email = emailAddress.parse(need('email'))
    const name = personName.parse(values.name ?? email)
    const checked = checkNewPassword(randomBytes(24).toString('base64url'), { email, name })
    if (!checked.ok) throw new Refusal('Try again.')
    const registered = await register({ email, name, password: checked.password }, operator)
    const account = await findAccountByEmail(email)
    await grantAdministrator(operator, account.id)
    // Whoever made an account that was there must not keep its password: addresses are not verified.
    if (!registered.ok) {
      const { resetPassword } = await import('@/lib/people/account/reset-password')
      const token = (await resetLink(email)).split('/').at(-1) ?? ''
      await resetPassword({ token, password: checked.password, by: operator })
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
    const { createOrganization } = await import('@/lib/people/organization/create-organization')
    const { organizationInput } = await import('@/lib/people/organization/schema')
    const input = organizationInput.parse({ name: need('name') })
    const created = await createOrganization(operator, input)
    if (!created.ok) throw new Refusal(`There is an organization called ${input.name} already.`)
    return { text: `${input.name} is there.`, data: { organizationId: created.organizationId } }
  },
  async 'make-coordinator'() {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { makeCoordinator } = await import('@/lib/people/organization/make-coordinator')
    const { findOrganizationByName } = await import('@/lib/people/organization/queries')
    const account = await findAccountByEmail(need('email'))
    const organization = await findOrganizationByName(need('organization'))
    await makeCoordinator(operator, { organizationId: organization.id, accountId: account.id })
    return {
      text: `${account.email} coordinates ${organization.name}.`,
      data: { accountId: account.id, organizationId: organization.id },
    }
  },
  async 'close-account'() {
    const { closeAccount } = await import('@/lib/record/close-account')
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const account = await findAccountByEmail(need('email'))
    await closeAccount(operator, account.id, 'closed by whoever runs the site')
    return { text: `${account.email} is closed.`, data: { accountId: account.id } }
  },
}

async function resetLink(email: string): Promise<string> {
  const { makeResetLink } = await import('@/lib/people/account/make-reset-link')
  const { findAccountByEmail } = await import('@/lib/people/account/queries')
  const { env } = await import('@/lib/platform/env')
  const account = await findAccountByEmail(email)
  const { token } = await makeResetLink(operator, account.id)
  return `${env.APP_URL}/reset/${token}`
}

/** One plain line for what was asked wrongly; anything else is a fault and shows its trace. */
function sentence(error: unknown): string | null {
  if (error instanceof Refusal) return error.message
  if (error instanceof PlainError) return error.message
  if (error instanceof Error && error.name === 'UnusableKeys') return error.message
  if (error instanceof Error && error.name === 'ZodError') {
    return (error as Error & { issues: { message: string }[] }).issues[0]?.message ?? null
  }
  if (error instanceof Error && error.name === 'DomainError')
    return 'There is no such account, organization, certificate or accommodation.'
  return null
}

const name = positionals[0] ?? ''
const verb = verbs[name]
if (!verb) {
  console.error(usage)
  process.exit(1)
}
const { withDatabase } = await import('./with-database.ts')
// Keys are made before there is a site, and without its database.
const around = name === 'keys' ? (work: () => Promise<number>) => work() : withDatabase
const code = await around(async () => {
  try {
    const { text, data, failed } = await verb()
    console.log(values.json ? JSON.stringify(data) : text)
    return failed ? 1 : 0
  } catch (error) {
    const message = sentence(error)
    if (message === null) throw error
    console.error(values.json ? JSON.stringify({ error: message }) : message)
    return 1
  }
})
process.exit(code)
