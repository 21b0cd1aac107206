import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { checkStatus, decodeList } from '@digitalbazaar/vc-bitstring-status-list'
import { beforeAll, describe, expect, test } from 'vitest'
import { issuerLoader, sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { buildCredential } from './build'
import { signStatusList, statusEntries, statusPlace } from './status-list'

const length = 131_072

describe('a place in the lists', () => {
  test.each([0, 1, 7])('is unique for each position of list %i', (list) => {
    const places = Array.from({ length }, (_, each) => statusPlace(list * length + each))
    expect(new Set(places.map((place) => place.list))).toEqual(new Set([list]))
    const indexes = places.map((place) => place.index)
    expect(new Set(indexes).size).toBe(length)
    expect(Math.min(...indexes.slice(0, 1000))).toBeGreaterThanOrEqual(0)
    expect(indexes.reduce((most, index) => Math.max(most, index), 0)).toBe(length - 1)
  })

  test('is far from its neighbors in time', () => {
    for (let position = 0; position < 1000; position += 1) {
      const gap = Math.abs(statusPlace(position).index - statusPlace(position + 1).index)
      expect(gap).toBeGreaterThan(1000)
    }
  })

  test('never changes: issued credentials name it', () => {
    expect([1, 2, 131_071, 131_073].map(statusPlace)).toEqual([
      { list: 0, index: 81_007 },
      { list: 0, index: 30_942 },
      { list: 0, index: 50_065 },
      { list: 1, index: 81_007 },
    ])
    expect(statusEntries('https://i.example', 131_073)[1]).toEqual({
      id: 'https://i.example/status/refresh/1#81007',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'refresh',
      statusListIndex: '81007',
      statusListCredential: 'https://i.example/status/refresh/1',
    })
  })
})

describe('a signed status list', () => {
  const at = new Date('2026-11-25T09:00:01.200Z')
  const suite = new DataIntegrityProof({ cryptosuite })
  let issuer: Issuer

  beforeAll(async () => {
    issuer = await sampleIssuer()
  })

  async function statesOf(position: number, revoked: number[], superseded: number[], spoil = (json: string) => json) {
    // The library compares a list's dates with the real clock.
    const today = new Date(Date.now() - 60_000)
    const lists = {
      [`${issuer.url}/status/revocation/0`]: spoil(
        await signStatusList(issuer, { purpose: 'revocation', list: 0, positions: revoked }, today),
      ),
      [`${issuer.url}/status/refresh/0`]: await signStatusList(
        issuer,
        { purpose: 'refresh', list: 0, positions: superseded },
        today,
      ),
    }
    const credential = buildCredential(issuer, sampleInput({ statusPosition: position }))
    const { verified, results } = await checkStatus({ credential, suite, documentLoader: issuerLoader(issuer, lists) })
    return verified ? results?.map(({ status }) => status) : 'refused'
  }

  test('reads back the same in another library', async () => {
    expect(await statesOf(5, [], [])).toEqual([false, false])
    expect(await statesOf(5, [5, 6], [4])).toEqual([true, false])
    expect(await statesOf(5, [4, 6], [5])).toEqual([false, true])
  })

  test('is refused with one bit removed', async () => {
    const empty = JSON.parse(await signStatusList(issuer, { purpose: 'revocation', list: 0, positions: [] }, at))
    const spoil = (json: string) => {
      const list = JSON.parse(json)
      list.credentialSubject.encodedList = empty.credentialSubject.encodedList
      return JSON.stringify(list)
    }
    expect(await statesOf(5, [5], [], spoil)).toBe('refused')
  })

  test('is valid for a day, by our issuer, at its own address, and deterministic', async () => {
    const sign = () => signStatusList(issuer, { purpose: 'refresh', list: 2, positions: [2 * length + 9] }, at)
    const list = JSON.parse(await sign())
    expect(list).toMatchObject({
      id: 'https://issuer.test.example/status/refresh/2',
      issuer: issuer.did,
      validFrom: '2026-11-25T09:00:01Z',
      validUntil: '2026-11-26T09:00:01Z',
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'refresh' },
      proof: { cryptosuite: 'eddsa-rdfc-2022', created: '2026-11-25T09:00:01Z' },
    })
    expect(await sign()).toBe(JSON.stringify(list, null, 2))
  })

  test("has the standard's number of bits, however few are used", async () => {
    const json = await signStatusList(issuer, { purpose: 'revocation', list: 0, positions: [] }, at)
    const bits = await decodeList(JSON.parse(json).credentialSubject)
    expect(bits.length).toBe(length)
    expect(Array.from({ length }, (_, index) => bits.getStatus(index)).some(Boolean)).toBe(false)
  })

  test('refuses a position of another list', async () => {
    await expect(signStatusList(issuer, { purpose: 'revocation', list: 0, positions: [length] }, at)).rejects.toThrow(
      'Position 131072 is in status list 1, not 0',
    )
  })
})
