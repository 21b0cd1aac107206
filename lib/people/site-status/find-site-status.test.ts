import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { mailTo } from '@/fixtures/mail'
import { roundTrips } from '@/fixtures/round-trips'
import { writeMail } from '@/lib/people/mail/write-mail'
import { db, query, transact } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { administrator, learner } from '@/prisma/factories'
import { findSiteStatus } from './find-site-status'

const { LOG_WITNESSES } = env
afterEach(async () => {
  env.LOG_WITNESSES = LOG_WITNESSES
  await query`update alarm set ended_at = raised_at where ended_at is null`
})

async function rowsNow() {
  const groups = await findSiteStatus((await administrator()).administrator, new Date())
  return groups.flatMap(({ rows }) => rows)
}
const rowOf = async (name: string) => (await rowsNow()).find((row) => row.name === name)

test('the status shows a raised alarm with its sentence', async () => {
  await query`
    insert into alarm (id, kind, sentence, raised_at)
    values (${randomUUID()}, 'disk', 'The disk has less than 1024 MB left.', ${systemWorld.now()})`
  expect(await rowOf('Alarm')).toMatchObject({
    state: 'broken',
    fact: expect.stringMatching(/^The disk has less than 1024 MB left\./),
  })
})

test('the migrations of the database are compared with those of the release', async () => {
  expect(await rowOf('Migrations')).toMatchObject({
    state: 'good',
    fact: expect.stringMatching(/^The database has all \d\d+ of this release\.$/),
  })
})

test('the status names no person, also where checkpoints go to a mail address', async () => {
  const person = await learner()
  env.LOG_WITNESSES = `mailto:kept-${randomUUID()}@court.example file:///tmp/checkpoints`
  const effect = `test:${randomUUID()}`
  await transact((tx) => writeMail(tx, mailTo(person, effect)))
  await db.mail.update({
    where: { effect },
    data: { state: 'failed', lastError: `refused ${person.email}`, settledAt: new Date() },
  })
  const text = JSON.stringify(await rowsNow())
  expect(text).toContain('1 place outside the site’s own machine gets checkpoints of the log. No outside clock stamps')
  expect(text).not.toMatch(/@/)
  expect(text).not.toContain(person.name)
})

test('the status costs at most twelve statements', async () => {
  const { administrator: admin } = await administrator()
  await findSiteStatus(admin, new Date())
  expect(await roundTrips(() => findSiteStatus(admin, new Date()))).toBeLessThanOrEqual(12)
})
