import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list'
import { DataIntegrityProof } from '@digitalcredentials/data-integrity'
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite'
import { verifyCredential } from '@digitalcredentials/vc'
import { expect, test } from 'vitest'
import { issuerLoader, sampleInput } from '@/fixtures/credential'
import { issuerAt } from '@/lib/proof/issuer/did'
import { type Issuer, issuerWith } from '@/lib/proof/issuer/issuer'
import { makeKey } from '@/lib/proof/issuer/make-key'
import { buildCredential } from './build'
import { signCredential } from './sign'
import { signStatusList } from './status-list'

/* Others' libraries look at nothing but the addresses that a credential names. */

const name = 'Northlight'
const old = 'https://old.example'
const moved = 'https://new.example'
const at = new Date(Date.now() - 3_600_000)

async function inSteps(): Promise<{ first: Issuer; rotated: Issuer; moved: Issuer }> {
  const keys = await Promise.all([makeKey('credential', { issuerName: name }), makeKey('jwt', { issuerName: name })])
  const next = await makeKey('credential', { issuerName: name })
  const later = [next, ...keys.map((key) => (key.use === 'jwt' ? key : { ...key, retiredAt: at.toISOString() }))]
  return {
    first: issuerWith(keys, { url: old, name }),
    rotated: issuerWith(later, { url: old, name }),
    moved: issuerWith(later, { url: moved, name, formerly: [old] }),
  }
}

/** The credential's verdict and its two bits, as read at `host` with what `issuer` publishes there. */
async function othersRead(credential: object, issuer: Issuer, host: string, revoked: number[] = []) {
  const answering = issuerAt(issuer, host)
  const listed = (purpose: 'revocation' | 'refresh', positions: number[]) =>
    signStatusList(answering, { purpose, list: 0, positions }, at)
  const lists = {
    [`https://${host}/status/revocation/0`]: await listed('revocation', revoked),
    [`https://${host}/status/refresh/0`]: await listed('refresh', []),
  }
  const given = { suite: new DataIntegrityProof({ cryptosuite }), documentLoader: issuerLoader(answering, lists) }
  const { verified } = await verifyCredential({ ...given, credential, checkStatus })
  const { results } = await checkStatus({ ...given, credential })
  return { verified, states: results?.map(({ status }) => status) }
}

test('a credential of the first key verifies in others’ code after a rotation and after a move', async () => {
  const steps = await inSteps()
  const signed = await signCredential(steps.first, buildCredential(steps.first, sampleInput({ statusPosition: 5 })), at)
  const credential = JSON.parse(signed.json)
  for (const issuer of Object.values(steps))
    expect(await othersRead(credential, issuer, 'old.example')).toEqual({ verified: true, states: [false, false] })
  expect((await othersRead(credential, steps.moved, 'old.example', [5])).states).toEqual([true, false])
  const own = await signCredential(steps.moved, buildCredential(steps.moved, sampleInput({ statusPosition: 6 })), at)
  expect(await othersRead(JSON.parse(own.json), steps.moved, 'new.example')).toEqual({
    verified: true,
    states: [false, false],
  })
})
