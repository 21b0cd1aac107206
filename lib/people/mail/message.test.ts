import * as fc from 'fast-check'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { stampOfTests } from '@/fixtures/mail'
import { type Message, messageOf, Refused } from './message'
import { previews } from './previews'
import { render } from './render'

const mail: Message = {
  id: '3f0c7a52-4f0e-4a39-9a52-0d4d5a0e6d11',
  recipient: 'lee@test.example',
  ...render('spaced-case', previews['spaced-case']),
  unsubscribeUrl: 'https://northlight.example/unsubscribe/abc',
  createdAt: new Date('2026-11-25T12:00:00Z'),
}

async function headersOf(message: Message): Promise<string[]> {
  const composer = createTransport({ streamTransport: true, buffer: true })
  const { message: source } = await composer.sendMail(messageOf(message, stampOfTests))
  const [head = ''] = String(source).split('\r\n\r\n')
  return head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
}

test('the headers have the sender, the date, that a machine wrote it, and one-click unsubscribe', async () => {
  const headers = await headersOf(mail)
  expect(headers.filter((line) => !line.startsWith('Content-Type')).toSorted()).toEqual([
    'Auto-Submitted: auto-generated',
    'Date: Wed, 25 Nov 2026 12:00:00 +0000',
    'From: Northlight <no-reply@northlight.example>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'List-Unsubscribe: <https://northlight.example/unsubscribe/abc>',
    'MIME-Version: 1.0',
    `Message-ID: <${mail.id}@northlight.example>`,
    'Subject: Your next case is ready',
    'To: lee@test.example',
    'X-Auto-Response-Suppress: All',
  ])
  expect((await headersOf({ ...mail, unsubscribeUrl: null })).join()).not.toContain('List-Unsubscribe')
})

const names = (headers: string[]) => headers.map((line) => line.split(':')[0]).toSorted()
const evil = fc
  .tuple(fc.string(), fc.constantFrom('\r\n', '\n', '\r', '\r\n\r\n', '\u2028', '\0\r\n'))
  .map(([before, lineBreak]) => `${before}${lineBreak}Bcc: evil@test.example`)

test('no value can inject a header', async () => {
  const expected = names(await headersOf(mail))
  await fc.assert(
    fc.asyncProperty(evil, async (bad) => {
      const { subject, text, html } = render('spaced-case', { ...previews['spaced-case'], name: bad })
      expect(names(await headersOf({ ...mail, subject, text, html }))).toEqual(expected)
      expect(names(await headersOf({ ...mail, subject: bad }))).toEqual(expected)
      expect(names(await headersOf({ ...mail, unsubscribeUrl: `https://northlight.example/${bad}` }))).toEqual(expected)
      expect(() => messageOf({ ...mail, recipient: `lee@test.example${bad}` }, stampOfTests)).toThrow(Refused)
    }),
  )
})

test.each(['', 'lee', 'a@b.example, c@d.example', 'a@b.example;c@d.example', 'Lee <a@b.example>', 'a b@c.example'])(
  'a recipient that is not one address is refused: %s',
  (recipient) => {
    expect(() => messageOf({ ...mail, recipient }, stampOfTests)).toThrow(Refused)
  },
)
