import { expect, test } from 'vitest'
import { withApp } from '@/fixtures/second-factor'
import { query } from '@/lib/platform/db'
import { learner } from '@/prisma/factories'

test('the database has neither an app’s secret nor a recovery code in the clear', async () => {
  const person = await learner()
  const { secret, codes } = await withApp(person)
  const rows = await query`
    select a.*, c.* from authenticator_app a join recovery_code c using (account_id)
    where a.account_id = ${person.accountId}::uuid`
  expect(rows).toHaveLength(10)
  const text = JSON.stringify(rows)
  for (const plain of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    expect(text).not.toContain(plain)
})
