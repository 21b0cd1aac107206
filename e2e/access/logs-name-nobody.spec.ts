import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { client, signInAt, startOidcProvider } from '@/fixtures/oidc-provider'
import { askDatabase } from '@/fixtures/site-database'
import { findRunning } from '@/scripts/start/postgres.mjs'
import { expect, test } from '../fixtures'
import { linkIn, type MailServer, startMailServer } from './mail-server'
import { makeOwnSite, type OwnSite } from './own-site'
import { Visitor } from './visitor'

const person = {
  name: 'Marguerite Quillfeather',
  email: 'marguerite.quillfeather@harbor.example',
  password: 'kestrel lantern on the granite pier',
}
const agent = { name: 'Torvald Ashgrove', email: 'torvald.ashgrove@agency.example' }
const wrong = 'kestrel lantern on the basalt pier'
const smtpPassword = 'the password of the mail server'
/** Only Linux has more than one loopback address. */
const network = process.platform === 'linux' ? '127.0.0.93' : undefined
const minute = 60_000

/** Registers, fails, signs in, resets the password, and is refused by every form. */
async function signsIn(visitor: Visitor, mailServer: MailServer): Promise<string[]> {
  const { name, email, password } = person
  await visitor.open('/register/new-account', { name, email, password })
  const confirm = await linkIn(mailServer, 'confirm')
  await visitor.open(`/confirm/${confirm}`)
  await visitor.open(`/confirm/${confirm}`, { password: wrong })
  await visitor.open(`/confirm/${confirm}`, { password })
  expect((await visitor.open('/account')).body).toContain(name)
  await visitor.open('/sign-out', {})
  for (const typed of [wrong, `${password}\0`, 'x'.repeat(70_000)])
    await visitor.open('/sign-in/session', { email, password: typed })
  await visitor.open('/sign-in/session', { email: name, password })
  await visitor.open('/reset', { email })
  const reset = await linkIn(mailServer, 'reset')
  await visitor.open(`/reset/${reset}`)
  await visitor.open('/reset/password', { token: reset, password: `${password} again` })
  await visitor.open('/sign-in/session', { email, password: `${password} again` })
  expect((await visitor.open('/account')).status).toBe(200)
  await visitor.open('/account/name', { name: `${name}\u202e` })
  await visitor.open(`/learn/${encodeURIComponent(email)}?${new URLSearchParams({ name })}`)
  await visitor.open(`/certificates/${encodeURIComponent(name)}.pdf`)
  return [confirm, reset]
}

/** The provider's answers are refused in each way that it logs. */
async function signsOn(site: OwnSite, visitor: Visitor): Promise<string[]> {
  const id = randomUUID()
  const callback = `${site.url}/sign-on/callback/${id}`
  const people = { torvald: { ...agent, email_verified: true } }
  const identity = await startOidcProvider({ redirectUri: () => callback, people })
  const secretFile = path.join(site.folder, 'client-secret')
  writeFileSync(secretFile, client.clientSecret)
  await site.admin(
    ...['add-oidc-provider', '--id', id, '--name', 'Agency', '--issuer', identity.issuer],
    ...['--client-id', client.clientId, '--client-secret', secretFile, '--domains', 'agency.example'],
  )
  const told: string[] = []
  const begin = async () => {
    const { headers } = await visitor.open('/sign-on', { 'sign-on': agent.email })
    const url = headers.refresh?.replace(/^0; url=/, '') ?? ''
    for (const name of ['state', 'nonce']) told.push(new URL(url).searchParams.get(name) ?? '')
    return url
  }
  const answer = (query: Record<string, string>) =>
    visitor.open(`/sign-on/callback/${id}?${new URLSearchParams(query)}`)

  for (const claims of [{ nonce: 'another' }, { aud: 'another' }, { sub: agent.email, email: agent.name }]) {
    identity.spoiled.claims = claims
    const query = await signInAt(await begin(), 'torvald', callback)
    told.push(query.code ?? '')
    await answer(query)
  }
  const state = new URL(await begin()).searchParams.get('state') ?? ''
  const description = `AADSTS50105: The user '${agent.name}' (${agent.email}) has no role.`
  await answer({ state, error: 'access_denied', error_description: description })
  await begin()
  await answer({ state: 'made up', code: agent.email })
  await visitor.open(`/sign-on/logout/${id}`, { logout_token: `${agent.email}.${agent.name}.x` })
  await identity.close()
  await visitor.open('/sign-on', { 'sign-on': agent.email })
  return told
}

/** Errors of Postgres, of the app on it, and of the worker. */
async function breaks(site: OwnSite, visitor: Visitor, mailServer: MailServer): Promise<void> {
  const { name, email, password } = person
  const running = findRunning(path.join(site.folder, 'live'))
  if (!running) throw new Error('the database of the site cannot be found')
  const { url, migrationUrl } = running
  for (const at of [url, migrationUrl]) {
    await askDatabase(at, `select '${name}'::uuid`)
    await askDatabase(at, `select pg_sleep(1.5), '${email}'`)
    await askDatabase(at, `set statement_timeout = 50`, `select pg_sleep(5), '${name}'`)
    await askDatabase(at, `do $$ begin raise warning '${name}'; end $$`)
  }
  // A backend that dies in a statement.
  await askDatabase(url, `select pg_terminate_backend(pg_backend_pid()), '${name}'`)
  if (process.platform === 'linux') {
    const dying = askDatabase(url, `/* ${email} */ select pg_sleep(60), '${name}'`)
    const find = `select pid from pg_stat_activity where query like '/* ${email}%'`
    const pids = async () => (await askDatabase(url, find)) as { pid: number }[]
    await expect.poll(async () => (await pids()).length).toBe(1)
    process.kill((await pids())[0]?.pid ?? 0, 'SIGKILL')
    await dying
    await expect.poll(async () => (await fetch(`${site.url}/api/ready`)).status, { timeout: minute }).toBe(200)
  }

  const refuse = `check (name <> '${name} 2') not valid`
  await askDatabase(migrationUrl, `alter table account add constraint refused_name ${refuse}`)
  await visitor.open('/sign-in/session', { email, password: `${password} again` })
  expect((await visitor.open('/account/name', { name: `${name} 2` })).status).toBe(500)
  await askDatabase(migrationUrl, 'alter table account rename email_key to email_key_away')
  expect((await visitor.open('/sign-in/session', { email, password })).status).toBe(500)
  expect((await visitor.open('/reset', { email })).status).toBe(500)
  await askDatabase(migrationUrl, 'alter table account rename email_key_away to email_key')

  mailServer.refusing.on = true
  await visitor.open('/reset', { email })
  await askDatabase(migrationUrl, 'alter table mail rename last_error to last_error_away')
  await expect.poll(() => site.output(), { timeout: minute }).toMatch(/"process":"worker".*"msg":"a job failed"/)
}

// Its own site has the embedded Postgres.
test('no log of the app, the worker, or Postgres names a person, an address, or a secret', {
  tag: '@once',
}, async () => {
  test.setTimeout(6 * minute)
  const mailServer = await startMailServer({ password: smtpPassword, name: person.name })
  const site = await makeOwnSite({
    SMTP_URL: mailServer.address,
    MAIL_FROM: 'Northlight <training@harbor.example>',
    ACCESS_LOG: '1',
  })
  const visitor = new Visitor(site.url, network)
  try {
    await site.start()
    const links = await signsIn(visitor, mailServer)
    const answers = await signsOn(site, visitor)
    await breaks(site, visitor, mailServer)

    const files = readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.log'),
    )
    expect(files).toEqual([path.join('live', 'database.log')])
    const logs = [site.output(), ...files.map((file) => readFileSync(path.join(site.folder, file), 'utf8'))]
    for (const [index, expected] of ['a request failed', 'terminated by signal'].entries())
      expect(logs[index]).toContain(expected)
    expect(logs[0]).toContain('sign-on provider')

    const kept = (file: string) => readFileSync(path.join(site.folder, 'live', file), 'utf8').trim()
    const known = [
      ...['Marguerite', 'Quillfeather', 'Torvald', 'Ashgrove', 'harbor.example', 'agency.example', network ?? 'none'],
      ...[person.password, wrong, smtpPassword, client.clientSecret, kept('session-secret')],
      ...[...links, ...answers, ...visitor.given].filter((value) => value.length > 15),
    ]
    const lines = logs.flatMap((log) => log.split('\n'))
    const told = known.flatMap((text) => lines.filter((line) => line.toLowerCase().includes(text.toLowerCase())))
    expect(told).toEqual([])
    expect(known.length).toBeGreaterThan(20)
  } finally {
    await site.stop()
    await site.remove()
    await mailServer.close()
  }
})
