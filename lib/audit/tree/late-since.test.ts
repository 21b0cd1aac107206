import { expect, test } from 'vitest'
import { findLateSince } from '@/lib/audit/log/queries'
import { record } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { transact } from '@/lib/platform/db'
import { sealLog } from './seal-log'

const minutes = (count: number) => new Date(Date.UTC(2026, 0, 1, 12, count))

test('an entry that nobody seals for a quarter of an hour tells that the worker has stopped', async () => {
  await sealLog()
  expect(await findLateSince(minutes(60))).toBeNull()
  const object = 'course-version:late'
  await transact((tx) => record(tx, { action: 'course.published', actor: system, object }, minutes(0)))
  expect(await findLateSince(minutes(15))).toBeNull()
  expect(await findLateSince(minutes(16))).toEqual(minutes(0))
  await sealLog()
  expect(await findLateSince(minutes(16))).toBeNull()
})
