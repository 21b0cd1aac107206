import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findServedCertificate } from './served-certificate'

let folder: string
const servers: Server[] = []
const at = (name: string) => path.join(folder, name)
const openssl = (command: string) => execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' })
const dayMs = 86_400_000

/** A certificate of our own authority, and when it ends. */
function issue(name: string, host: string, days: number): Date {
  openssl(
    `req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${name}.key -out ${name}.csr -subj /CN=${host}`,
  )
  writeFileSync(at(`${name}.ext`), `subjectAltName=DNS:${host}`)
  openssl(`x509 -req -in ${name}.csr -CA root.pem -CAkey root.key -days ${days} -extfile ${name}.ext -out ${name}.pem`)
  const [, end = ''] = openssl(`x509 -in ${name}.pem -noout -enddate`).toString().split('=')
  return new Date(end)
}

async function listen(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const serve = (name: string) =>
  listen(createServer({ key: readFileSync(at(`${name}.key`)), cert: readFileSync(at(`${name}.pem`)) }))

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'served-'))
  const ca = '-x509 -days 30 -addext basicConstraints=critical,CA:true'
  openssl(`req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ${ca} -keyout root.key -out root.pem -subj /CN=root`)
})
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})

/** In a process that trusts our authority: Node reads the variable when it starts. */
async function findTrusted(port: number): Promise<unknown> {
  const module = path.join(import.meta.dirname, 'served-certificate.ts')
  const program = `import(${JSON.stringify(module)}).then(async (m) => console.log(JSON.stringify(await m.findServedCertificate('https://localhost:${port}'))))`
  const args = ['--conditions=react-server', '--import', 'tsx', '--eval', program]
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: at('root.pem') }
  return JSON.parse((await promisify(execFile)(process.execPath, args, { env })).stdout)
}

test('a trusted certificate says when it ends', async () => {
  const endsAt = issue('good', 'localhost', 20)
  expect(await findTrusted(await serve('good'))).toEqual({ endsAt: endsAt.toISOString() })
  expect(endsAt.getTime()).toBeGreaterThan(Date.now() + 19 * dayMs)
})

test.each([
  ['expired', 'localhost', -1, 'the certificate has expired.'],
  ['foreign', 'other.example', 20, 'the certificate is for another name.'],
])('a certificate that is %s is wrong', async (name, host, days, failure) => {
  // OpenSSL refuses negative days, so the end is named.
  if (days > 0) issue(name, host, days)
  else {
    issue(name, host, 1)
    openssl(
      `x509 -req -in ${name}.csr -CA root.pem -CAkey root.key -not_before 20200101000000Z -not_after 20200201000000Z -extfile ${name}.ext -out ${name}.pem`,
    )
  }
  expect(await findTrusted(await serve(name))).toEqual({ failure, isWrong: true })
})

test('a certificate of an unknown authority is wrong', async () => {
  issue('unknown', 'localhost', 20)
  const found = await findServedCertificate(`https://localhost:${await serve('unknown')}`)
  expect(found).toEqual({ failure: expect.stringMatching(/chain|doesn’t know/), isWrong: true })
})

test('without TLS there is no certificate, and a port where nobody speaks TLS is no answer', async () => {
  const port = await listen(createPlainServer())
  expect(await findServedCertificate(`http://localhost:${port}`)).toBeNull()
  expect(await findServedCertificate(`https://localhost:${port}`)).toMatchObject({ isWrong: false })
  expect(await findServedCertificate('https://127.0.0.1:1')).toEqual({
    failure: 'nothing answers from this machine.',
    isWrong: false,
  })
})
