import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import pg from 'pg'
import { expect, test } from 'vitest'
import { eachHost, forDriver } from './database-hosts.mjs'
import { query } from './db'
import { env } from './env'
import { connectionTo, findPrimary } from './primary.mjs'

/** This test's database, with a host before it that answers nothing. */
async function withDeadHost(): Promise<string> {
  const dead = createServer().listen(0, '127.0.0.1')
  await once(dead, 'listening')
  const { port } = dead.address() as AddressInfo
  await new Promise((resolve) => dead.close(resolve))
  const { host } = new URL(env.DATABASE_URL)
  return env.DATABASE_URL.replace(`@${host}`, `@127.0.0.1:${port},${host}`)
}

test('an address with several hosts becomes one for each, without parameters that only libpq reads', () => {
  expect(
    eachHost('postgresql://app:a%2Cb@one:5432,[::1]:5433,three/site?sslmode=require&target_session_attrs=read-write'),
  ).toEqual([
    'postgresql://app:a%2Cb@one:5432/site?sslmode=require',
    'postgresql://app:a%2Cb@[::1]:5433/site?sslmode=require',
    'postgresql://app:a%2Cb@three/site?sslmode=require',
  ])
  expect(eachHost('postgres://one/site?a=b')).toEqual(['postgres://one/site?a=b'])
  for (const wrong of ['http://one/site', 'postgresql://', 'postgresql://one:x,two/site', 'postgresql://one,/site', ''])
    expect([wrong, eachHost(wrong)]).toEqual([wrong, null])
})

test('pg gets the name of the mode that it uses anyway', () => {
  expect(forDriver('postgres://a@b/c?x=y&sslmode=require')).toBe('postgres://a@b/c?x=y&sslmode=verify-full')
  const asIs = [
    'postgres://a@b/c',
    'postgres://a@b/c?sslmode=disable',
    'postgres://a@b/c?uselibpqcompat=true&sslmode=require',
  ]
  expect(asIs.map(forDriver)).toEqual(asIs)
})

test('a new connection goes to the host that is the primary, and a pool keeps it', async () => {
  const text = await withDeadHost()
  const pool = new pg.Pool({ ...connectionTo(pg.Client, text), max: 3 })
  const ports = await Promise.all(
    [1, 2, 3].map(async () => (await pool.query<{ port: number }>('select inet_server_port() as port')).rows[0]?.port),
  )
  await pool.end()
  const [own] = await query<{ port: number }>`select inet_server_port() as port`
  expect(ports).toEqual([own?.port, own?.port, own?.port])
})

test('a connection fails with the reason when no host is the primary', async () => {
  const text = await withDeadHost()
  const [dead = ''] = eachHost(text) ?? []
  await expect(findPrimary(pg.Client, [dead, dead])).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  const pool = new pg.Pool({ ...connectionTo(pg.Client, text.replace(/,[^/]+/, `,${new URL(dead).host}`)) })
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await pool.end()
})

test('a host that answers nothing, as when its machine is off, doesn’t hold up connections to the primary', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const { host } = new URL(env.DATABASE_URL)
  const off = env.DATABASE_URL.replace(`@${host}`, `@127.0.0.1:${port}`)
  const began = performance.now()
  expect(await findPrimary(pg.Client, [off, env.DATABASE_URL, off])).toBe(env.DATABASE_URL)
  expect(performance.now() - began).toBeLessThan(2000)
  await expect(findPrimary(pg.Client, [off, off])).rejects.toThrow(/timeout/)
  silent.close()
})
