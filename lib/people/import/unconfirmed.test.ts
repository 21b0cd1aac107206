import { beforeEach, expect, test } from 'vitest'
import { draftOf } from '@/fixtures/import-draft'
import { type Coordinator, type Learner, operator } from '@/lib/people/account/actor'
import { vouchFor } from '@/lib/people/account/vouch-for'
import { acceptMemberInvitation } from '@/lib/people/member-invitation/accept-member-invitation'
import { findMemberDetails } from '@/lib/people/organization/membership/member-details'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization } from '@/prisma/factories'
import { applyImport } from './apply-import'
import { checkImport } from './plan-import'

/* Someone joined by the cohort's code with the chief's address, which nobody confirmed. */

let coordinator: Coordinator
let someone: Learner
let roster: string[]

beforeEach(async () => {
  coordinator = (await organization()).coordinator
  someone = await learner({ confirmed: false })
  await joined(someone, (await cohort(coordinator)).code)
  roster = ['Name,Email,Identifier,Rank', `The Chief,${someone.email},4471,Chief`]
})

async function check(lines: string[]) {
  return checkImport(coordinator, await draftOf(lines))
}

async function apply(lines: string[]) {
  const { digest } = await check(lines)
  return applyImport(coordinator, { draft: await draftOf(lines), digest })
}

const detailsOf = ({ accountId }: Learner) => findMemberDetails(coordinator, accountId)
const openCodes = () =>
  db.memberInvitation.findMany({
    where: { organizationId: coordinator.organizationId, acceptedAt: null, endedAt: null },
  })

test('an unconfirmed address takes no details from a roster; the row makes a code, once', async () => {
  expect((await check(roster)).rows).toMatchObject([{ state: 'new', isUnconfirmed: true, change: null, problems: [] }])
  expect(await apply(roster)).toEqual({ ok: true, changed: 0, invited: 1, leftOut: 0 })
  expect(await detailsOf(someone)).toMatchObject({ rank: '', identifier: '', version: 0 })
  expect(await actionsAbout(someone)).not.toContain('organization.details-changed')
  expect((await check(roster)).rows).toMatchObject([{ state: 'invited', isUnconfirmed: true, invitation: null }])
  expect(await apply(roster)).toEqual({ ok: true, changed: 0, invited: 0, leftOut: 0 })
  expect(await openCodes()).toMatchObject([{ name: 'The Chief', rank: 'Chief', identifier: '4471' }])
})

test('the person who is given the code gets the details, in the account of that address or in another', async () => {
  await apply(roster)
  const [{ code } = { code: '' }] = await openCodes()
  const chief = await learner({ confirmed: false })
  await acceptMemberInvitation(chief, { code })
  expect(await detailsOf(chief)).toMatchObject({ rank: 'Chief', identifier: '4471' })
  expect(await detailsOf(someone)).toMatchObject({ rank: '', identifier: '' })

  const officer = await learner({ confirmed: false })
  await joined(officer, (await cohort(coordinator, 'Night')).code)
  const list = ['Name,Email,Identifier,Rank', `An Officer,${officer.email},5582,Officer`]
  await apply(list)
  await acceptMemberInvitation(officer, { code: (await openCodes())[0]?.code ?? '' })
  expect(await detailsOf(officer)).toMatchObject({ rank: 'Officer', identifier: '5582' })
  expect((await check(list)).rows).toMatchObject([{ state: 'unchanged', isUnconfirmed: false }])
})

test('who has the row’s identifier is known by it, whatever the address', async () => {
  await db.membership.updateMany({ where: { accountId: someone.accountId }, data: { identifier: '4471' } })
  expect(await apply(roster)).toEqual({ ok: true, changed: 1, invited: 0, leftOut: 0 })
  expect((await detailsOf(someone)).rank).toBe('Chief')
})

test('once the address is confirmed, it takes the details and the open code ends', async () => {
  await apply(roster)
  await vouchFor(operator, someone.accountId)
  expect((await check(roster)).rows).toMatchObject([{ state: 'changed', isUnconfirmed: false }])
  expect(await apply(roster)).toEqual({ ok: true, changed: 1, invited: 0, leftOut: 0 })
  expect(await openCodes()).toEqual([])
})

test('a row without a name says what is missing', async () => {
  const { rows } = await check(['Email,Rank', `${someone.email},Chief`])
  const message = expect.stringMatching(/^Someone joined with this address/)
  expect(rows).toMatchObject([{ state: 'error', isUnconfirmed: true, problems: [{ field: 'name', message }] }])
})
