import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openedSession } from '@/fixtures/opened-session'
import { providerOf } from '@/fixtures/sign-on'
import { beginPending } from '@/lib/people/account/session/pending-sign-in'
import { makeChallenge } from '@/lib/people/second-factor/challenge'
import { beginRequest } from '@/lib/people/single-sign-on/sign-on-request'
import { query } from '@/lib/platform/db'
import { learner, stillWorld } from '@/prisma/factories'
import { due, runDue } from './due'

test('the worker removes sign-ins that nobody finished, ten minutes later', async () => {
  const world = stillWorld(new Date().toISOString())
  const person = await learner({}, world)
  const { sessionId } = await openedSession(person, world)
  await beginPending({ id: person.accountId, sessionVersion: 1 }, { passwordAt: null, signOn: null }, world)
  await makeChallenge(sessionId, world)
  const provider = await providerOf(null)
  await beginRequest(provider, { next: '/learn', accountId: person.accountId, sessionId }, world)
  const [account, holder] = [person.accountId, sessionId]
  const kept = async () => {
    const [row] = await query<{ kept: number[] }>`
      select array[
        (select count(*) from pending_sign_in where account_id = ${account}::uuid),
        (select count(*) from passkey_challenge where holder = ${holder}),
        (select count(*) from sign_on_request where account_id = ${account}::uuid)]::int[] as kept`
    return row?.kept
  }

  world.pass(9)
  await runDue(world)
  expect(await kept()).toEqual([1, 1, 1])
  world.pass(2)
  await runDue(world)
  expect(await kept()).toEqual([0, 0, 0])
})

test('a job that never ends holds up neither the jobs after it nor the next round, and is not begun twice', async () => {
  const world = stillWorld(new Date().toISOString())
  const begun: string[] = []
  const jobs = {
    'dead folder': () => {
      begun.push('dead folder')
      return new Promise<void>(() => {})
    },
    last: async () => void begun.push('last'),
  }
  await runDue(world, { jobs, limitMs: 20 })
  await runDue(world, { jobs, limitMs: 20 })
  expect(begun).toEqual(['dead folder', 'last', 'last'])
})

test('a job that ends after its limit runs again in the next round', async () => {
  const world = stillWorld(new Date().toISOString())
  let end = () => {}
  let begun = 0
  const slow = () => {
    begun += 1
    return new Promise<void>((resolve) => {
      end = resolve
    })
  }
  await runDue(world, { jobs: { slow }, limitMs: 20 })
  end()
  await nextTurn()
  await runDue(world, { jobs: { slow }, limitMs: 20 })
  expect(begun).toBe(2)
})

test('alarms come first, so that no slow job delays them', () => {
  expect(Object.keys(due)[0]).toBe('alarms')
})
