import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { actionsAbout, administrator, stillWorld } from '@/prisma/factories'
import { sendTestMail } from './send-test-mail'

test('a test mail goes to the administrator who asked, once a minute, with a log entry', async () => {
  const { account, administrator: admin } = await administrator()
  const world = stillWorld('2042-01-01T00:00:00Z')
  await sendTestMail(admin, account, world)
  await sendTestMail(admin, account, world)
  const mails = () => db.mail.findMany({ where: { accountId: account.accountId, kind: 'test' } })
  expect(await mails()).toMatchObject([{ recipient: account.email, state: 'queued' }])
  expect((await actionsAbout(account)).filter((action) => action === 'mail.test-written')).toHaveLength(1)
  world.pass(60_000)
  await sendTestMail(admin, account, world)
  expect(await mails()).toHaveLength(2)
})
