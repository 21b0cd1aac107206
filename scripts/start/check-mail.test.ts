import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { checkMail } from './check-mail.mjs'

let server: SMTPServer
let mails = 0
afterEach(() => new Promise<void>((resolve) => server.close(resolve)))

/** What the doctor says about a server with these options, and how many mails it got. */
async function check(options: SMTPServerOptions, user = '') {
  mails = 0
  server = new SMTPServer({
    hideSTARTTLS: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'site' && password === 'right' ? done(null, { user: username }) : done(new Error('No.')),
    onData: (stream, _session, done) => {
      stream
        .on('end', () => {
          mails += 1
          done(null)
        })
        .resume()
    },
    ...options,
  })
  // A client that hangs up before its message is no error here.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const mail = { SMTP_URL: `smtp://${user}127.0.0.1:${port}`, MAIL_FROM: 'Training <training@site.example>' }
  const said = await checkMail({ demo: false, mail })
  return said.map(({ text }: { text: string }) =>
    text.replace(`127.0.0.1:${port}`, 'HOST').replace(`127.0.0.1:${port}`, 'HOST'),
  )
}

const refuse = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

test('a server that takes mail is fine, and gets none', async () => {
  expect(await check({ authOptional: true })).toEqual([])
  expect(await check({}, 'site:right@')).toEqual([])
  expect(mails).toBe(0)
})

test('a server that has no mailbox for the sender is fine', async () => {
  const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, done) => done(refuse(550, 'No such user here'))
  expect(await check({ authOptional: true, onRcptTo })).toEqual([])
})

const wants =
  'The mail server HOST cannot be used: it wants a user and password: set them in SMTP_URL, as smtps://user:password@HOST.'

test('a server that wants a login and gets none is named, also one that says so at the recipient', async () => {
  expect(await check({})).toEqual([wants])
  const onRcptTo: SMTPServerOptions['onRcptTo'] = (_address, _session, done) =>
    done(refuse(554, '5.7.1 Client host rejected: Access denied'))
  expect(await check({ authOptional: true, onRcptTo })).toEqual([wants])
})

test('a wrong password and a sender that the server refuses are named', async () => {
  expect(await check({}, 'site:wrong@')).toEqual([
    'The mail server HOST cannot be used: it refuses the user and password: correct them in SMTP_URL.',
  ])
  const onMailFrom: SMTPServerOptions['onMailFrom'] = (_address, _session, done) => done(refuse(553, 'Not yours'))
  const [said] = await check({ authOptional: true, onMailFrom })
  expect(said).toMatch(
    /^The mail server HOST cannot be used: it refuses mail from the address in MAIL_FROM \(553 .*Not yours\)/,
  )
})
