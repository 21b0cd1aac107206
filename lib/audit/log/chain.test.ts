import { expect, test } from 'vitest'
import { type ChainEntry, genesis, linkHash } from './chain'

const entry: ChainEntry = {
  event: '4711',
  at: '2026-11-26T12:00:00.000Z',
  action: 'certificate.revoked',
  actorRole: 'operator',
  actorId: null,
  subjectId: '00000000-0000-4000-8000-000000000001',
  object: 'certificate:NL-1',
  details: { serial: 'NL-1', b: [1, null], a: true },
  digests: { reason: 'é' },
}

test('linkHash gives what an auditor’s shell computes', () => {
  // { printf 'northlight audit link 1\n%s\n' "$previous"; jq -cjS . entry.json; } | sha256sum
  expect(linkHash(genesis, entry)).toBe('1ececa32d2e3501f67322b2c050a1deb9091e0613c45edfcb2175db48446e94d')
})

test('linkHash depends on the previous link and on every member of the entry', () => {
  const changes: Partial<ChainEntry>[] = [
    { event: '4712' },
    { at: '2026-11-26T12:00:00.001Z' },
    { action: 'certificate.issued' },
    { actorRole: 'system' },
    { actorId: entry.subjectId },
    { subjectId: null },
    { object: null },
    { details: { serial: 'NL-1', b: [1], a: true } },
    { digests: {} },
  ]
  const all = [linkHash(genesis, entry), linkHash(linkHash(genesis, entry), entry)]
  for (const change of changes) all.push(linkHash(genesis, { ...entry, ...change }))
  expect(new Set(all).size).toBe(changes.length + 2)
  expect(Object.keys(entry)).toHaveLength(changes.length)
})
