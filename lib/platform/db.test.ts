import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { learner } from '@/prisma/factories'
import { db, query, type Statements, transact } from './db'
import { Prisma } from './prisma/client'

const end = (tx: Statements, id: string, accountId: string) =>
  query(tx)`insert into ended_session (id, account_id, ended_at) values (${id}, ${accountId}::uuid, now()) returning id`

const endedSessions = async (accountId: string) =>
  (await query<{ id: string }>`select id from ended_session where account_id = ${accountId}::uuid`).map(({ id }) => id)

test('a transaction keeps all that it wrote, and answers with rows', async () => {
  const { accountId } = await learner()
  const answer = await transact(async (tx) => {
    const written = await end(tx, 'kept', accountId)
    const rows = await query(tx)<{ id: string }>`select id from ended_session where account_id = ${accountId}::uuid`
    return { written, rows }
  })
  expect(answer).toEqual({ written: [{ id: 'kept' }], rows: [{ id: 'kept' }] })
  expect(await endedSessions(accountId)).toEqual(['kept'])
})

test('a statement with fragments and lists means the same alone and in both kinds of transaction', async () => {
  const { accountId } = await learner()
  const find = (ask: typeof query) => {
    const mine = Prisma.sql`account_id = ${accountId}::uuid and ${true}`
    return ask<{ id: string }>`select id from ended_session where id = any(${['there']}::text[]) and ${mine}`
  }
  await transact((tx) => end(tx, 'there', accountId))
  const found = [{ id: 'there' }]
  expect(await find(query)).toEqual(found)
  expect(await transact((tx) => find(query(tx) as typeof query))).toEqual(found)
  expect(await db.$transaction((tx) => find(query(tx) as typeof query))).toEqual(found)
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
    await query(tx)`select pg_terminate_backend(pg_backend_pid())`
  })
  await expect(broken).rejects.toThrow(/terminat/)
  expect(await endedSessions(accountId)).toEqual([])
})

test('a transaction’s connection runs one statement at a time, also for a row with two relations', async () => {
  const { accountId: id } = await learner()
  const running = new Map<pg.Client, number>()
  let most = 0
  const send = pg.Client.prototype.query as (...parameters: unknown[]) => Promise<unknown>
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const count = (running.get(this) ?? 0) + 1
    running.set(this, count)
    most = Math.max(most, count)
    const sent = send.apply(this, given)
    const end = () => running.set(this, (running.get(this) ?? 1) - 1)
    sent?.then(end, end)
    return sent
  })
  const include = { memberships: true, sessions: true, knownDevices: true }
  const read = await db.$transaction((tx) => tx.account.findUniqueOrThrow({ where: { id }, include }))
  spy.mockRestore()
  expect(read).toMatchObject({ id, memberships: [], sessions: [], knownDevices: [] })
  expect(most).toBe(1)
})
