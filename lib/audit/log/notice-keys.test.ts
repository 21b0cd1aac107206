import { expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { db } from '@/lib/platform/db'
import { noticeKeys } from './notice-keys'

test('noticeKeys records a key once, even concurrently, and again when it is retired', async () => {
  const issuer = await sampleIssuer()
  const [old, ...others] = issuer.keys
  if (!old) throw new Error('no key')
  await Promise.all(Array.from({ length: 4 }, () => noticeKeys(issuer)))
  const retired = { ...old, retiredAt: '2031-01-01T00:00:00Z' }
  for (let times = 0; times < 2; times += 1) await noticeKeys({ ...issuer, keys: [retired, ...others] })
  const entries = await db.auditEvent.findMany({
    where: { object: { in: issuer.keys.map(({ id }) => `key:${id}`) } },
    orderBy: { id: 'asc' },
  })
  expect(entries.map(({ action, object, actorRole }) => [action, object, actorRole])).toEqual([
    ...issuer.keys.flatMap(({ id }) => [
      ['key.created', `key:${id}`, 'operator'],
      ['key.published', `key:${id}`, 'operator'],
    ]),
    ['key.retired', `key:${old.id}`, 'operator'],
  ])
  expect(entries[0]?.details).toEqual({ use: old.use, at: old.createdAt })
  await noticeKeys(null)
})
