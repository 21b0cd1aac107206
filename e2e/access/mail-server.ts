import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect } from '../fixtures'

/** Keeps mails, or refuses them while `refusing.on`, with `name` and the address in the reason. */
export async function startMailServer({ password, name }: { password: string; name: string }) {
  const mails: string[] = []
  const refusing = { on: false }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? '' }),
    onRcptTo({ address }, _session, done) {
      const reason = `${name} <${address}> is unknown here`
      done(refusing.on ? Object.assign(new Error(reason), { responseCode: 450 }) : undefined)
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString().replaceAll('=\r\n', ''))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const address = `smtp://northlight:${encodeURIComponent(password)}@127.0.0.1:${port}`
  return { address, mails, refusing, close: () => new Promise<void>((resolve) => server.close(resolve)) }
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

/** Waits for a mail with such a link, and returns its token. */
export async function linkIn({ mails }: MailServer, kind: 'confirm' | 'reset'): Promise<string> {
  const found = () => mails.map((mail) => new RegExp(`/${kind}/([\\w-]+)`).exec(mail)?.[1]).find(Boolean)
  await expect.poll(found, { timeout: 60_000 }).toBeTruthy()
  return found() ?? ''
}
