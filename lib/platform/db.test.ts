import { expect, test } from 'vitest'
import { learner } from '@/prisma/factories'
import { query, type Statements, transact } from './db'

const end = (tx: Statements, id: string, accountId: string) =>
  tx.$executeRaw`insert into ended_session (id, account_id, ended_at) values (${id}, ${accountId}::uuid, now())`

const endedSessions = async (accountId: string) =>
  (await query<{ id: string }>`select id from ended_session where account_id = ${accountId}::uuid`).map(({ id }) => id)

test('a transaction keeps all that it wrote, and answers with rows and counts', async () => {
  const { accountId } = await learner()
  const answer = await transact(async (tx) => {
    const count = await end(tx, 'kept', accountId)
    const rows = await tx.$queryRaw<
      { id: string }[]
    >`select id from ended_session where account_id = ${accountId}::uuid`
    return { count, rows }
  })
  expect(answer).toEqual({ count: 1, rows: [{ id: 'kept' }] })
  expect(await endedSessions(accountId)).toEqual(['kept'])
})

test('a transaction that fails keeps nothing, and its connection serves the next', async () => {
  const { accountId } = await learner()
  for (let round = 0; round < 20; round += 1) {
    const failing = transact(async (tx) => {
      await end(tx, 'lost', accountId)
      throw new Error('thought better of it')
    })
    await expect(failing).rejects.toThrow('thought better of it')
  }
  expect(await endedSessions(accountId)).toEqual([])
})

test('a connection that breaks within a transaction fails that one alone', async () => {
  const { accountId } = await learner()
  const broken = transact(async (tx) => {
    await end(tx, 'lost', accountId)
    await tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`
  })
  await expect(broken).rejects.toThrow(/terminat/)
  expect(await endedSessions(accountId)).toEqual([])
})
