import { randomBytes } from 'node:crypto'
import { operator } from '@/lib/people/account/actor'
import { DomainError } from '@/lib/platform/error'
import { reasonOf } from '../start/check-place.mjs'
import { PlainError } from '../start/lock.mjs'
import { type CommandResult, type Given, Refusal, readCommand } from './arguments.ts'
import { attemptVerbs } from './attempts.ts'
import { backupVerbs } from './backups.ts'
import { certificateVerbs } from './certificates.ts'
import { doctorVerb } from './doctor.ts'
import { issuerVerbs } from './issuer.ts'
import { keyVerb } from './keys.ts'
import { logVerbs } from './log.ts'
import { mailVerbs } from './mail.ts'
import { roleVerbs } from './roles.ts'
import { signOnVerbs } from './sign-on.ts'
import type { VerbName } from './verbs.ts'

/* npm run admin -- <verb> [--json]: works with or without a running server, by the same functions as the pages. */
const verbs: Record<VerbName, (given: Given) => Promise<CommandResult>> = {
  ...mailVerbs,
  ...backupVerbs,
  ...roleVerbs,
  ...signOnVerbs,
  ...logVerbs,
  ...issuerVerbs,
  ...attemptVerbs,
  ...certificateVerbs,
  keys: keyVerb,
  doctor: doctorVerb,
  async 'create-admin'(given) {
    const { grantAdministrator } = await import('@/lib/people/account/grant-administrator')
    const { checkNewPassword } = await import('@/lib/people/account/new-password')
    const { register } = await import('@/lib/people/account/register')
    const { personName } = await import('@/lib/people/account/person-name')
    const { emailAddress } = await import('@/lib/people/account/schema')
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { vouchFor } = await import('@/lib/people/account/vouch-for')
    const email = emailAddress.parse(given.email)
    const name = personName.parse(given.name || email)
    const checked = checkNewPassword(randomBytes(24).toString('base64url'), { email, name })
    if (!checked.ok) throw new Refusal('Try again.')
    const registered = await register({ email, name, password: checked.password, proof: 'operator' }, operator)
    const account = await findAccountByEmail(email)
    // An attack: a stranger may have registered this address, which nobody verified, and must not keep the password.
    if (!registered.ok) {
      const { resetPassword } = await import('@/lib/people/account/reset-password')
      const token = (await resetLink(email)).split('/').at(-1) ?? ''
      await resetPassword({ token, password: checked.password, by: operator })
      await vouchFor(operator, account.id)
    }
    await grantAdministrator(operator, account.id)
    const link = await resetLink(email)
    return {
      text: `${email} is an administrator. Set the password within a day: ${link}`,
      data: { accountId: account.id, link },
    }
  },
  async 'reset-password'({ email }) {
    const link = await resetLink(email)
    return { text: `Set the password within a day; the link works once: ${link}`, data: { link } }
  },
  async 'reset-factors'(given) {
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const { removeFactorsOf } = await import('@/lib/people/second-factor/remove-factors-of')
    const { factorRemoval } = await import('@/lib/people/second-factor/schema')
    const { person, reason } = factorRemoval.parse({ person: given.email, reason: given.reason })
    const account = await findAccountByEmail(person)
    const removed = await removeFactorsOf(operator, { accountId: account.id, reason })
    if (!removed.ok) throw new Refusal(`${account.email} has no second factor.`)
    return { text: `${account.email} signs in with the password alone.`, data: { accountId: account.id } }
  },
  async 'create-organization'({ name, 'time-zone': timeZone }) {
    const { createOrganization } = await import('@/lib/people/organization/create-organization')
    const { organizationInput } = await import('@/lib/people/organization/schema')
    const input = organizationInput.parse({ name, ...(timeZone && { timeZone }) })
    const created = await createOrganization(operator, input)
    if (!created.ok) throw new Refusal(`An organization named ${input.name} already exists.`)
    return {
      text: `Created ${input.name}. Its time zone is ${input.timeZone}.`,
      data: { organizationId: created.organizationId, timeZone: input.timeZone },
    }
  },
  async 'close-account'(given) {
    const { closeAccount } = await import('@/lib/record/close-account')
    const { findAccountByEmail } = await import('@/lib/people/account/queries')
    const account = await findAccountByEmail(given.email)
    const closed = await closeAccount(operator, account.id, 'closed by the operator')
    if (!closed.ok) throw new Refusal(`${account.email} is the last administrator. Make another one first.`)
    return { text: `${account.email} is closed.`, data: { accountId: account.id } }
  },
}

async function resetLink(email: string): Promise<string> {
  const { createResetLink } = await import('@/lib/people/account/create-reset-link')
  const { findAccountByEmail } = await import('@/lib/people/account/queries')
  const { env } = await import('@/lib/platform/env')
  const account = await findAccountByEmail(email)
  const { token } = await createResetLink(operator, account.id)
  return `${env.APP_URL}/reset/${token}`
}

const nothingFound = 'No such account, organization, certificate, or accommodation.'

/** A sentence about the name in a command that leads nowhere. */
async function whatIsMissing({ email, organization, serial }: Given): Promise<string | null> {
  const { findAccountByEmail } = await import('@/lib/people/account/queries')
  const { findOrganizationByName } = await import('@/lib/people/organization/queries')
  const isThere = (found: Promise<unknown>) => found.then(() => true).catch(() => false)
  if (email && !(await isThere(findAccountByEmail(email)))) return `No open account has the address ${email}.`
  if (organization && !(await isThere(findOrganizationByName(organization))))
    return `No open organization is named ${organization}. Make it with: create-organization`
  return serial ? `No certificate has the serial ${serial}. List them with: certificates` : null
}

/** One line for a user's mistake; null for a bug, which shows its trace. */
function sentence(error: unknown): string | null {
  if (error instanceof Refusal) return error.message
  if (error instanceof PlainError) return error.message
  if (error instanceof Error && error.name === 'UnusableKeys') return error.message
  if (error instanceof Error && error.name === 'ZodError') {
    return (error as Error & { issues: { message: string }[] }).issues[0]?.message ?? null
  }
  if (error instanceof Error && 'syscall' in error && 'path' in error) return `${error.path} ${reasonOf(error)}.`
  if (error instanceof Error && 'code' in error && ['42P01', 'P2021', 'P2022'].includes(`${error.code}`))
    return 'The database lacks tables of this release: run npm start first.'
  if (error instanceof DomainError) return error.code === 'not-found' ? nothingFound : error.message
  return null
}

const argv = process.argv.slice(2)

function refuse(message: string): number {
  console.error(argv.includes('--json') ? JSON.stringify({ error: message }) : message)
  return 1
}

async function run(): Promise<number> {
  const { name, given } = readCommand(argv)
  const work = async () => {
    const { text, data, failed } = await verbs[name](given).catch(async (error) => {
      const isMissing = error instanceof DomainError && error.code === 'not-found'
      throw isMissing ? new Refusal((await whatIsMissing(given)) ?? nothingFound) : error
    })
    console.log(given.json ? JSON.stringify(data) : text)
    return failed ? 1 : 0
  }
  // They work before there is a site, or when its database is what is wrong.
  if (['keys', 'doctor', 'backup', 'restore'].includes(name)) return work()
  const { withDatabase } = await import('./with-database.ts')
  return withDatabase(work, { anySigner: Object.hasOwn(issuerVerbs, name) })
}

const code = await run().catch((error: unknown) => {
  const message = sentence(error)
  if (message === null) throw error
  return refuse(message)
})
process.exit(code)
