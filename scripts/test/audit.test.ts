import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { auditPackages } from './audit.mjs'

// @once: it asks no database.

let close = () => {}
afterEach(() => close())

/** Runs npm against a registry of our own, which answers with `status` and advisories for packages. */
async function audit(status: number, advisories: object) {
  let names: string[] = []
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(404).end('{}')
    const body = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request
    names = Object.keys(JSON.parse(await text(body)))
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(advisories))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // npm keeps what it computed of an advisory.
  const cache = mkdtempSync(path.join(tmpdir(), 'audit-'))
  close = () => {
    server.close()
    rmSync(cache, { recursive: true })
  }
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { ...(await auditPackages({ ...process.env, npm_config_registry: registry, npm_config_cache: cache })), names }
}

const advisory = (severity: string) => ({
  zod: [{ id: 1, url: 'https://advisory.example/1', title: 'A weakness', severity, vulnerable_versions: '*' }],
})

test('the audit asks about packages that a site runs, and not about those for development', async () => {
  const { names, ...result } = await audit(200, {})
  expect(names).toEqual(expect.arrayContaining(['next', 'react', 'pg', 'zod']))
  expect(names).not.toContain('vitest')
  expect(result).toEqual({ isRun: true, found: [], text: 'good, 0 of lesser severity' })
})

test.each(['high', 'critical'])('a weakness that is %s fails', async (severity) => {
  expect(await audit(200, advisory(severity))).toMatchObject({ isRun: true, found: [`zod (${severity})`] })
})

test('a moderate weakness is counted and does not fail', async () => {
  expect(await audit(200, advisory('moderate'))).toMatchObject({ found: [], text: 'good, 1 of lesser severity' })
})

test('a registry that refuses the question is no failure, and the line says why the audit did not run', async () => {
  const { isRun, found, text: line } = await audit(405, {})
  expect({ isRun, found }).toEqual({ isRun: false, found: [] })
  expect(line).toMatch(/^not run: 405 Method Not Allowed/)
})
