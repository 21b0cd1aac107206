import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createKeys } from './create-keys'
import { issuerWith } from './issuer'
import { readKeyFile, writeKeyFile } from './key-file'

/** The issuer as a process with these variables loads it. */
async function configuredWith(variables: Record<string, string>) {
  vi.resetModules()
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  return (await import('./issuer')).configuredIssuer()
}
afterEach(() => vi.unstubAllEnvs())

const file = process.env.KEYS_FILE ?? ''

describe('the issuer of this site', () => {
  test('has the configured address, name and keys', async () => {
    expect(await configuredWith({})).toMatchObject({
      did: 'did:web:issuer.test.example',
      url: 'https://issuer.test.example',
      name: 'Northlight',
      keys: [{ use: 'credential' }, { use: 'jwt' }, { use: 'pdf' }],
    })
  })

  test('can read its keys from the environment', async () => {
    const text = JSON.stringify(readKeyFile(file))
    const issuer = await configuredWith({ SIGNING_KEYS: text, KEYS_FILE: '/nowhere/keys.json' })
    expect(issuer?.keys.map(({ id }) => id)).toEqual(readKeyFile(file).keys.map(({ id }) => id))
  })

  test('reloads a changed key file and keeps the old keys when it is unusable', async () => {
    const own = path.join(mkdtempSync(path.join(tmpdir(), 'keys-')), 'keys.json')
    const { keys } = await createKeys([], { issuerName: 'Northlight' })
    writeKeyFile(own, { keys })
    vi.resetModules()
    vi.stubEnv('KEYS_FILE', own)
    const { configuredIssuer, areKeysUsable } = await import('./issuer')
    const ids = () => configuredIssuer()?.keys.map(({ id }) => id)
    expect(ids()).toEqual(keys.map(({ id }) => id))
    const rotated = await createKeys(keys, { use: 'credential', issuerName: 'Northlight' })
    writeKeyFile(own, rotated)
    expect(ids()).toEqual(rotated.keys.map(({ id }) => id))
    expect(configuredIssuer()?.signer('credential').key.id).toBe(rotated.made[0]?.id)

    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    writeKeyFile(own, await createKeys([], { issuerName: 'Northlight' }))
    expect(ids()).toEqual(rotated.keys.map(({ id }) => id))
    expect(areKeysUsable()).toBe(false)
    writeKeyFile(own, rotated)
    expect(ids()).toEqual(rotated.keys.map(({ id }) => id))
    expect(areKeysUsable()).toBe(true)
    chmodSync(own, 0o644)
    expect(ids()).toEqual(rotated.keys.map(({ id }) => id))
    rmSync(own)
    expect(ids()).toEqual(rotated.keys.map(({ id }) => id))
    expect(areKeysUsable()).toBe(false)
    expect(said.mock.calls.map(([line]) => line)).toEqual([
      expect.stringContaining('is missing, and what it signed would count as altered'),
      expect.stringContaining('can be read by others'),
      expect.stringContaining('There are no keys'),
    ])
    said.mockRestore()
  })

  test('is null without an address', async () => {
    expect(await configuredWith({ ISSUER_URL: '' })).toBeNull()
  })

  test('is refused without keys, and without https', async () => {
    await expect(configuredWith({ KEYS_FILE: '/nowhere/keys.json' })).rejects.toThrow('There are no keys')
    await expect(configuredWith({ ISSUER_URL: 'http://issuer.test.example' })).rejects.toThrow('begins with https://')
    await expect(configuredWith({ ISSUER_URL: 'http://127.0.0.1:3000' })).rejects.toThrow('A loopback ISSUER_URL')
  })
})

test('a rotation keeps the earlier key published and ends its use', async () => {
  const before = await createKeys([], { issuerName: 'Northlight' })
  const { keys, made } = await createKeys(before.keys, { use: 'jwt', issuerName: 'Northlight' })
  const at = { url: 'https://issuer.test.example', name: 'Northlight' }
  const earlier = issuerWith(before.keys, at)
  const later = issuerWith(keys, at)
  const known = (issuer: typeof later) => issuer.keys.map(({ id, publicJwk }) => ({ id, publicJwk }))
  expect(known(later)).toEqual([...known(earlier), ...known(issuerWith(made, at))])
  expect(later.signer('jwt').key.id).toBe(made[0]?.id)
  expect(later.signer('pdf').key).toEqual(earlier.signer('pdf').key)
  expect(await createKeys(keys, { issuerName: 'Northlight' })).toEqual({ keys, made: [] })
})

test('no inspector, log, JSON or error contains a private key', async () => {
  const { keys } = await createKeys([], { issuerName: 'Northlight' })
  const issuer = issuerWith(keys, { url: 'https://issuer.test.example', name: 'Northlight' })
  const signer = issuer.signer('jwt')
  const shown = [issuer, signer, issuer.signer].map((each) => inspect(each, { depth: 20, showHidden: true })).join()
  const secrets = keys.flatMap(({ privateJwk }) => [privateJwk?.d, privateJwk?.p]).filter((each) => each !== undefined)
  expect(secrets.length).toBe(4)
  for (const secret of secrets) expect(shown + JSON.stringify([issuer, signer])).not.toContain(secret)

  const broken = keys.map((key) => ({ ...key, privateJwk: { d: key.privateJwk?.d ?? '' } }))
  for (const use of ['credential', 'jwt', 'pdf'] as const) {
    const sign = () => issuerWith(broken, issuer).signer(use)
    expect(sign).toThrow(/^The private half of [-0-9a-z]+ cannot be read\.$/)
  }
  expect(() => issuerWith([], issuer).signer('pdf')).toThrow('There is no active key for pdf.')
})
