import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { frozenFile } from '@/fixtures/frozen'
import { openedOffline } from '@/fixtures/verification'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'

/*
 * A certificate of 2026-12-02, whose issuer then replaced its keys, moved, and replaced them again: after each step, the
 * keys inside the offline verifier and the proof of time that the site gave (docs/decisions/078).
 */
const read = (name: string) => new Uint8Array(readFileSync(frozenFile(`2026-12-02.rotation/${name}`)))
const forms = ['pdf', 'json', 'jwt', 'svg', 'png']
const steps = ['rotated', 'moved', 'rotated-again']
const now = new Date('2027-06-01T12:00:00Z')
const unproven = { state: 'unchecked', title: 'The time of its signature is not proven' }

function openedAt(step: string, ...proofs: string[]) {
  const { issuer, asOf }: { issuer: TrustedIssuer; asOf: string } = JSON.parse(
    readFileSync(frozenFile(`2026-12-02.rotation/${step}.keys.json`), 'utf8'),
  )
  return openedOffline(
    { issuer, now, keysAsOf: new Date(asOf) },
    proofs.map((name) => read(`${name}.time`)),
  )
}

test('the verifier from before the rotation calls each file genuine by itself', async () => {
  const { check } = await openedAt('issued')
  for (const form of forms) expect((await check(read(`certificate.${form}`))).state).toBe('genuine')
})

describe.each(steps)('the verifier of the step “%s”', (step) => {
  test.each(forms)(
    'calls the %s genuine with the proof of time of that step, and its time unproven without',
    async (form) => {
      const file = read(`certificate.${form}`)
      expect(await (await openedAt(step)).check(file)).toMatchObject(unproven)
      const { taken, check } = await openedAt(step, step)
      expect(taken).toEqual([true])
      expect(await check(file)).toMatchObject({
        state: 'genuine',
        proven: true,
        facts: { serial: 'NL-2CZM-QWRX-JDJK-C30X' },
        clock: 'The issuer’s log had it on December 2, 2026 at 07:13 UTC; its key was retired on December 2, 2026.',
      })
    },
  )
})

test('a proof of time counts after a move, and not after its own key was replaced', async () => {
  const moved = await openedAt('moved', 'rotated')
  expect(moved.taken).toEqual([true])
  expect((await moved.check(read('certificate.pdf'))).state).toBe('genuine')
  const again = await openedAt('rotated-again', 'rotated', 'moved')
  expect(again.taken).toEqual([false, false])
  expect(await again.check(read('certificate.pdf'))).toMatchObject(unproven)
  expect(await again.check(read('moved.time'))).toMatchObject({ ...unproven, sealed: 'proof of time' })
})
