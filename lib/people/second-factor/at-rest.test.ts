import { type Algorithm, hashRaw } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { withApp } from '@/fixtures/second-factor'
import { query } from '@/lib/platform/db'
import { learner } from '@/prisma/factories'

test('the database has an app’s secret only encrypted, and recovery codes only as slow hashes', async () => {
  const person = await learner()
  const { secret, codes } = await withApp(person)
  const rows = await query<{ code_hash: string; salt: string }>`
    select a.*, c.* from authenticator_app a join recovery_code c using (account_id)
    where a.account_id = ${person.accountId}::uuid`
  expect(rows).toHaveLength(10)
  const text = JSON.stringify(rows)
  for (const plain of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    expect(text).not.toContain(plain)
  const argon2id = { algorithm: 2 as Algorithm, memoryCost: 32_768, timeCost: 3, parallelism: 1 }
  const salt = Buffer.from(rows[0]?.salt ?? '', 'base64url')
  const hashes = codes.map((code) => hashRaw(code.replaceAll('-', ''), { ...argon2id, salt }))
  expect(rows.map((row) => row.code_hash).sort()).toEqual(
    (await Promise.all(hashes)).map((hash) => hash.toString('base64url')).sort(),
  )
})
