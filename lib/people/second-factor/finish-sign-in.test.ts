import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf, withApp } from '@/fixtures/second-factor'
import type { Learner } from '@/lib/people/account/actor'
import { endOtherSessions } from '@/lib/people/account/session/end-all-sessions'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { actionsAbout, learner, stillWorld, testPassword } from '@/prisma/factories'
import { finishSignIn } from './finish-sign-in'
import { makeRecoveryCodes } from './make-recovery-codes'
import { removeFactor } from './remove-factor'

const noMatch = { ok: false, reason: 'no-match' }
const expired = { ok: false, reason: 'expired' }

let lastNetwork = 0
/** Each test has its own network. */
let network: string
beforeEach(() => {
  lastNetwork += 1
  network = `203.0.113.${lastNetwork}`
})

type Still = ReturnType<typeof stillWorld>

async function firstStep(person: Learner, world: Still, device: string | null = null): Promise<string> {
  const credentials = { email: person.email, password: testPassword, address: network, device }
  const verified = await verifyCredentials(credentials, world)
  if (verified.ok || verified.reason !== 'second-factor') throw new Error('there was no second step')
  return verified.pending
}

function secondStep(pending: string | null, code: string, world: Still, device: string | null = null) {
  return finishSignIn({ pending, proof: { code }, network, device, userAgent: null }, world)
}

async function personWithApp() {
  const world = stillWorld()
  const person = await learner({}, world)
  return { world, person, ...(await withApp(person, world)) }
}

describe('a person with an app', () => {
  test('gets a session after password and code, which the session row remembers', async () => {
    const { world, person, secret } = await personWithApp()
    const pending = await firstStep(person, world)
    expect(await actionsAbout(person)).not.toContain('account.signed-in')
    const finished = await secondStep(pending, ` ${codeOf(secret, world.now()).replace(/^.../, '$& ')}`, world)
    if (!finished.ok) throw new Error(finished.reason)
    const account = await findSessionAccount(finished.session, world.now())
    expect(account).toMatchObject({ id: person.accountId, factorAt: world.now(), passwordAt: world.now() })
    expect(await actionsAbout(person)).toContain('account.signed-in')
  })

  test('may have a clock that is half a minute off, and no more', async () => {
    for (const [steps, ok] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const { world, person, secret } = await personWithApp()
      const finished = await secondStep(await firstStep(person, world), codeOf(secret, world.now(), steps), world)
      expect([steps, finished.ok]).toEqual([steps, ok])
    }
  })

  test('is refused a code that was used, an older one within its time, and a used recovery code', async () => {
    const { world, person, secret, codes } = await personWithApp()
    const code = codeOf(secret, world.now())
    expect(await secondStep(await firstStep(person, world), code, world)).toMatchObject({ ok: true })
    expect(await secondStep(await firstStep(person, world), code, world)).toEqual(noMatch)
    expect(await secondStep(await firstStep(person, world), codeOf(secret, world.now(), -1), world)).toEqual(noMatch)
    expect(await secondStep(await firstStep(person, world), codeOf(secret, world.now(), 1), world)).toMatchObject({
      ok: true,
    })
    const [recovery = ''] = codes
    expect(await secondStep(await firstStep(person, world), recovery, world)).toMatchObject({ ok: true })
    expect(await secondStep(await firstStep(person, world), recovery, world)).toEqual(noMatch)
  })

  test('gets one session of a code that several devices send at the same moment', async () => {
    const { world, person, secret } = await personWithApp()
    const code = codeOf(secret, world.now())
    const pendings = await Promise.all([1, 2, 3, 4].map(() => firstStep(person, world)))
    const finished = await Promise.all(pendings.map((pending) => secondStep(pending, code, world)))
    expect(finished.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await actionsAbout(person)).filter((action) => action === 'account.signed-in')).toHaveLength(1)
  })

  test('is refused the code of another person', async () => {
    const [one, other] = [await personWithApp(), await personWithApp()]
    const pending = await firstStep(one.person, one.world)
    expect(await secondStep(pending, codeOf(other.secret, one.world.now()), one.world)).toEqual(noMatch)
    expect(await actionsAbout(one.person)).toContain('account.second-step-failed')
  })
})

describe('a recovery code', () => {
  test('signs in once, however it is typed', async () => {
    const { world, person, codes } = await personWithApp()
    expect(codes).toHaveLength(10)
    const [code = '', other = ''] = codes
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(await secondStep(await firstStep(person, world), typed, world)).toMatchObject({ ok: true })
    expect(await secondStep(await firstStep(person, world), code, world)).toEqual(noMatch)
    const pendings = await Promise.all([1, 2, 3].map(() => firstStep(person, world)))
    const finished = await Promise.all(pendings.map((pending) => secondStep(pending, other, world)))
    expect(finished.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is refused if it is from an earlier set or another person', async () => {
    const { world, person, codes } = await personWithApp()
    const other = await personWithApp()
    const [fresh = ''] = await makeRecoveryCodes(person, world)
    for (const code of [codes[0] ?? '', other.codes[0] ?? ''])
      expect(await secondStep(await firstStep(person, world), code, world)).toEqual(noMatch)
    expect(await secondStep(await firstStep(person, world), fresh, world)).toMatchObject({ ok: true })
  })
})

describe('the pending sign-in', () => {
  test('ends after ten minutes, after use, and for a made-up token', async () => {
    const { world, person, secret, codes } = await personWithApp()
    const [late, used] = [await firstStep(person, world), await firstStep(person, world)]
    expect(await secondStep(used, codeOf(secret, world.now()), world)).toMatchObject({ ok: true })
    expect(await secondStep(used, codes[0] ?? '', world)).toEqual(expired)
    world.pass(10)
    expect(await secondStep(late, codeOf(secret, world.now()), world)).toEqual(expired)
    for (const token of [null, '', 'made-up'])
      expect(await secondStep(token, codeOf(secret, world.now()), world)).toEqual(expired)
  })

  test('ends when the person ends other sessions', async () => {
    const { world, person, secret, session } = await personWithApp()
    const pending = await firstStep(person, world)
    await endOtherSessions(person, session.sessionId, world)
    expect(await secondStep(pending, codeOf(secret, world.now()), world)).toEqual(expired)
  })

  test('is not needed once the last factor is removed', async () => {
    const { world, person, id, codes } = await personWithApp()
    const pending = await firstStep(person, world)
    await removeFactor(person, id, world)
    expect(await secondStep(pending, codes[0] ?? '', world)).toEqual(noMatch)
    const credentials = { email: person.email, password: testPassword, address: network }
    expect(await verifyCredentials(credentials, world)).toMatchObject({ ok: true })
  })
})

describe('a guesser with the password', () => {
  const wrong = '000000'

  test('waits longer and longer, and the owner on a known device does not', async () => {
    const { world, person, secret } = await personWithApp()
    const own = await secondStep(await firstStep(person, world), codeOf(secret, world.now()), world)
    if (!own.ok) throw new Error(own.reason)
    const waits: unknown[] = []
    for (let tries = 0; tries < 7; tries += 1) {
      const tried = await secondStep(await firstStep(person, world), wrong, world)
      waits.push(tried.ok || tried.reason !== 'too-many' ? 0 : tried.wait)
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 30])
    world.pass(1)
    expect(await secondStep(await firstStep(person, world), wrong, world)).toEqual(noMatch)
    expect(await secondStep(await firstStep(person, world), wrong, world)).toMatchObject({ wait: 60 })
    const pending = await firstStep(person, world, own.device)
    expect(await secondStep(pending, codeOf(secret, world.now()), world, own.device)).toMatchObject({ ok: true })
  })

  test('on many networks pauses app codes for strangers, but no recovery code and no known device', async () => {
    const { world, person, secret, codes } = await personWithApp()
    const own = await secondStep(await firstStep(person, world), codeOf(secret, world.now()), world)
    if (!own.ok) throw new Error(own.reason)
    world.pass(1)
    for (let tries = 0; tries < 30; tries += 1) {
      network = `198.18.0.${tries}`
      expect(await secondStep(await firstStep(person, world), wrong, world)).toEqual(noMatch)
    }
    network = '198.19.0.1'
    const right = codeOf(secret, world.now())
    const paused = { ok: false, reason: 'app-codes-paused' }
    expect(await secondStep(await firstStep(person, world), right, world)).toEqual(paused)
    expect(await secondStep(await firstStep(person, world), right, world)).toEqual(paused)
    expect((await actionsAbout(person)).filter((action) => action === 'account.app-codes-paused')).toHaveLength(1)
    const pending = await firstStep(person, world, own.device)
    expect(await secondStep(pending, right, world, own.device)).toMatchObject({ ok: true })
    expect(await secondStep(await firstStep(person, world), codes[0] ?? '', world)).toMatchObject({ ok: true })
  })
})
