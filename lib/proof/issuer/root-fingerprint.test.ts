import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { systemWorld } from '@/lib/platform/world'
import { createKeys } from './create-keys'
import { makeKey } from './make-key'
import { rootFingerprints } from './root-fingerprint'

const wish = { issuerName: 'Northlight', rsaBits: 2048 }

test('the roots above the PDF keys have the fingerprints that openssl computes, the newest first', async () => {
  const before = [await makeKey('pdf', wish, { ...systemWorld, now: () => new Date('2026-01-01') })]
  const { keys } = await createKeys(before, { ...wish, use: 'pdf' })
  const byOpenssl = keys
    .filter(({ use }) => use === 'pdf')
    .map(({ certificates = [] }) => {
      const input = Buffer.from(certificates.at(-1) ?? '', 'base64')
      const { stdout } = spawnSync('openssl', ['x509', '-inform', 'DER', '-noout', '-fingerprint', '-sha256'], {
        input,
      })
      return stdout.toString().trim().split('=')[1]
    })
  expect(rootFingerprints(keys)).toEqual(byOpenssl.toReversed())
  expect(byOpenssl).toHaveLength(2)
})

test('an issuer without a PDF key has no root', async () => {
  expect(rootFingerprints([await makeKey('credential', wish)])).toEqual([])
})
