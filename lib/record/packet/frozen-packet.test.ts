import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { frozenFile } from '@/fixtures/frozen'
import { check, filesIn, read, unpack } from '@/fixtures/packet'
import { readOpenedKeys } from '@/lib/proof/verification/offline/opened-keys'
import { checkPacket } from '@/lib/proof/verification/packet/packet'
import { checkScript } from './check-script'

const folder = mkdtempSync(path.join(tmpdir(), 'northlight-packet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a packet of version 1 passes its own checker, and today’s finds only itself new', async () => {
  await unpack(readFileSync(frozenFile('2026-11-28.packet.zip')), folder)
  const sound = {
    status: 0,
    said: expect.stringMatching(/1 valid, 0 expired, 0 superseded, 0 revoked\.\nAll agrees\./),
  }
  expect(check(folder)).toMatchObject(sound)
  const checker = path.join(folder, 'check.mjs')
  expect(readFileSync(checker, 'utf8')).not.toBe(checkScript())
  writeFileSync(checker, checkScript())
  const { said } = check(folder)
  expect(said).toContain('There is no subject chain')
  expect(said.match(/^PROBLEM: .*$/gm)).toEqual(['PROBLEM: check.mjs is not the file in the manifest.'])
})

test('a packet of version 2 passes its own checker and today’s, with other providers’ files', async () => {
  const lasting = path.join(folder, 'second')
  await unpack(readFileSync(frozenFile('2026-11-30.packet.zip')), lasting)
  const sound = {
    status: 0,
    said: expect.stringMatching(/1 valid, 0 expired, 0 superseded, 1 revoked\.\nEverything agrees\./),
  }
  expect(check(lasting)).toMatchObject(sound)
  const ours = path.join(lasting, 'check.mjs')
  const isSame = readFileSync(ours, 'utf8') === checkScript()
  writeFileSync(ours, checkScript())
  const problems = check(lasting).said.match(/^PROBLEM: .*$/gm) ?? []
  expect(problems).toEqual(isSame ? [] : ['PROBLEM: check.mjs is not the file in the manifest.'])

  const files = filesIn(lasting)
  const kept = files.filter((name) => /outside-certificates\/[0-9a-f]{64}\.(jpg|pdf|png)$/.test(name))
  expect(kept).toHaveLength(7)
  const rows = files
    .filter((name) => name.endsWith('outside-training.json'))
    .flatMap((name) => JSON.parse(read(lasting, name)).outsideCertificates)
  const deleted = rows.filter(({ hasFile }) => !hasFile).map(({ title, state }) => `${title}: ${state}`)
  expect(deleted.sort()).toEqual(['Not kept: refused', 'Not kept: sent'])
  const [first = ''] = kept
  writeFileSync(path.join(lasting, first), `${read(lasting, first)} `)
  expect(check(lasting).said).toContain(`${first} is missing, or not the file that was handed in`)
})

test.each([
  { version: 1, name: '2026-11-28.packet.zip', now: '2026-11-28T23:00:00Z', hasChains: false, documents: 5 },
  { version: 2, name: '2026-11-30.packet.zip', now: '2026-11-30T12:00:00Z', hasChains: true, documents: 5 },
])('the offline verifier finds the packet of version $version unchanged, its PDFs included', async (packet) => {
  const zip = readFileSync(frozenFile(packet.name))
  await unpack(zip, folder)
  const keys = await readOpenedKeys(readFileSync(path.join(folder, 'keys.json'), 'utf8'))
  if (!keys.ok) throw new Error(keys.reason)
  const verdict = await checkPacket(new Blob([zip]), { issuer: keys.issuer, now: new Date(packet.now) })
  expect(verdict).toMatchObject({ seal: { kind: 'ours' }, problems: [], hasChains: packet.hasChains })
  expect(verdict.counts.documents).toBeGreaterThanOrEqual(packet.documents)
})
