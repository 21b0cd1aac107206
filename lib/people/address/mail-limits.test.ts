import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { stillWorld } from '@/prisma/factories'
import { type LinkMail, mayMail } from './mail-limits'

const address = (purpose: LinkMail = 'reset') => ({
  emailKey: `${randomUUID()}@test.example`,
  purpose,
  world: stillWorld(),
})
type Asked = ReturnType<typeof address>

async function countMails({ emailKey, purpose, world }: Asked, networks: readonly string[]): Promise<number> {
  let count = 0
  for (const network of networks) if (await mayMail({ emailKey, purpose, network }, world.now())) count += 1
  return count
}

const networks = (count: number) => Array.from({ length: count }, (_, index) => `198.${18 + index}.0.1`)

test('any number of networks gets five mails to one address in a quarter of an hour, twenty in an hour', async () => {
  const asked = address()
  for (let quarter = 0; quarter < 4; quarter += 1) {
    expect(
      await countMails(
        asked,
        networks(160)
          .slice(quarter * 40)
          .slice(0, 40),
      ),
    ).toBe(5)
    asked.world.pass(15)
  }
})

test('the owner gets a mail at once while one or two networks use up theirs', async () => {
  const asked = address()
  const [one = '', two = ''] = networks(2)
  expect(await countMails(asked, Array(20).fill(one))).toBe(3)
  expect(await countMails(asked, Array(20).fill(two))).toBe(1)
  expect(await countMails(asked, ['203.0.113.9'])).toBe(1)
})

test('the owner gets a mail in the next quarter of an hour after many networks used up all', async () => {
  const asked = address()
  await countMails(asked, networks(40))
  expect(await countMails(asked, ['203.0.113.9'])).toBe(0)
  asked.world.pass(15)
  expect(await countMails(asked, ['203.0.113.9'])).toBe(1)
})

test.each([
  ['the 65,536 networks of one IPv6 customer', (index: number) => `2001:db8:7:${index.toString(16)}::/64`],
  ['the 256 addresses of one IPv4 network', (index: number) => `203.0.113.${index}`],
])('%s count as one', async (_what, networkOf) => {
  const asked = address()
  expect(
    await countMails(
      asked,
      Array.from({ length: 40 }, (_, index) => networkOf(index)),
    ),
  ).toBe(3)
  expect(await countMails(asked, ['192.0.2.1'])).toBe(1)
})

test('one network gets five mails to one address in an hour', async () => {
  const asked = address()
  let count = 0
  for (let quarter = 0; quarter < 4; quarter += 1) {
    count += await countMails(asked, Array(9).fill('192.0.2.1'))
    asked.world.pass(15)
  }
  expect(count).toBe(5)
})

test('mails to another address don’t count', async () => {
  await countMails(address(), networks(40))
  expect(await countMails(address(), networks(1))).toBe(1)
})

test('mails of one purpose don’t use up another’s: the owner always has a reset link that works', async () => {
  const asked = address('registration')
  expect(await countMails(asked, networks(40))).toBe(5)
  expect(await countMails({ ...asked, purpose: 'reset' }, networks(40))).toBe(5)
})
