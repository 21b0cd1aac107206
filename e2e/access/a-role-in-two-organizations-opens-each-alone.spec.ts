import { type Coordinator, type Learner, operator } from '@/lib/people/account/actor'
import { grantAdministrator } from '@/lib/people/account/grant-administrator'
import { acceptGrant } from '@/lib/people/auditor/accept-grant'
import { grantAuditor } from '@/lib/people/auditor/grant-auditor'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { removeAdministrator } from '@/lib/people/role/remove-administrator'
import { removeCoordinator } from '@/lib/people/role/remove-coordinator'
import { db } from '@/lib/platform/db'
import * as make from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { compareAnswers, refused } from './compare-answers'
import { matrix } from './matrix/matrix'
import { rawPost } from './raw-request'
import type { Line, Role } from './roles'
import { makeScene, type Scene } from './scene'
import { sessionOf } from './session'

type Give = (person: Learner, by: Coordinator) => Promise<unknown>

const day = (fromNow: number) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10)

async function offerAudit({ email }: Learner, by: Coordinator): Promise<string> {
  const granted = await grantAuditor(by, { email, from: day(-1), until: day(30) })
  if (!granted.ok) throw new Error(granted.reason)
  return granted.id
}

const codes = new Map<string, string>()

const give = {
  learner: async (person, by) => {
    const code = codes.get(by.organizationId) ?? (await make.cohort(by, 'Both')).code
    codes.set(by.organizationId, code)
    await make.joined(person, code)
  },
  coordinator: ({ accountId }, { organizationId }) => makeCoordinator(operator, { organizationId, accountId }),
  auditor: async (person, by) => acceptGrant(person, { grantId: await offerAudit(person, by) }),
  administrator: ({ accountId }) => grantAdministrator(operator, accountId),
} satisfies Record<string, Give>

type Held = keyof typeof give

/** The role of the matrix that owns as little as a person with this role alone. */
const asRole: Record<Held, Exclude<Role, 'nobody'>> = {
  learner: 'otherCoordinator',
  coordinator: 'coordinator',
  auditor: 'auditor',
  administrator: 'administrator',
}

const isOfOrganization = (key: string) => /^\w+ \/(manage|board)\/\[organization\]/.test(key)

/** A write that would succeed is left out: the matrix itself sends it once. */
const mayAsk = (key: string, answer: Line['answers'][Role]) => !key.startsWith('POST ') || refused.includes(answer)

/** True if the address names something of the first organization beside it. */
const namesMore = (key: string, { at = {} }: Line) =>
  [...key.matchAll(/\[(\w+)\]/g)].some(([, name = '']) => name !== 'organization' && typeof at[name] !== 'object')

async function compareAs(scene: Scene, person: Learner, role: Exclude<Role, 'nobody'>, there: string | null) {
  const own = { ...scene, people: { ...scene.people, [role]: person } }
  const asked = there === null ? own : { ...own, names: { ...scene.names, organization: there } }
  const lines = Object.entries(matrix).filter(
    ([key, { answers }]) => isOfOrganization(key) && mayAsk(key, answers[role]),
  )
  const compared = lines.map(([key, line]) => {
    const isForeign = there !== null && line.answers[role] === 200 && namesMore(key, line)
    const answers = { ...line.answers, [role]: isForeign ? 404 : line.answers[role] }
    return compareAnswers(asked, key, { ...line, answers }, [role])
  })
  return (await Promise.all(compared)).flat()
}

/** Pages of other specs list everyone who has these roles. */
async function endListed({ accountId }: Learner, ...roles: [Held, Coordinator][]) {
  const reason = 'for the test'
  for (const [role, { organizationId }] of roles) {
    if (role === 'coordinator') await removeCoordinator(operator, { organizationId, accountId, reason })
    if (role === 'administrator') await removeAdministrator(operator, { accountId, reason })
  }
}

let scene: Scene
let other: Coordinator
test.beforeAll(async () => {
  scene = await makeScene()
  other = (await make.organization()).coordinator
})

for (const here of Object.keys(give) as Held[]) {
  for (const there of ['learner', 'coordinator', 'auditor'] as const) {
    test(`a person who is ${here} here and ${there} there gets in each what that role alone gives`, {
      tag: '@once',
    }, async () => {
      test.slow()
      const person = await make.learner()
      await give[here](person, scene.coordinator)
      await give[there](person, other)
      const told = await compareAs(scene, person, asRole[here], null)
      expect([...told, ...(await compareAs(scene, person, asRole[there], other.organizationId))]).toEqual([])
      await endListed(person, [here, scene.coordinator], [there, other])
    })
  }
}

test('a password link for a person with a role elsewhere is refused in the same words', async ({ organization }) => {
  const { account, coordinator } = await organization()
  const other = await organization()
  const session = await sessionOf(account)
  const bodies = new Set<string>()
  for (const there of ['offered', ...Object.keys(give)] as ('offered' | Held)[]) {
    const person = await make.learner()
    await give.learner(person, coordinator)
    if (there === 'offered') await offerAudit(person, other.coordinator)
    else await give[there](person, other.coordinator)
    const { status, body } = await rawPost(
      `/manage/${coordinator.organizationId}/reset-links`,
      { account: person.accountId },
      session,
    )
    expect([there, status, body.includes(other.name)]).toEqual([there, 403, false])
    bodies.add(
      body
        .replaceAll(person.accountId, '')
        .replaceAll(person.name, '')
        .match(/<main[\s\S]*<\/main>/)?.[0] ?? '',
    )
    expect(await db.passwordReset.count({ where: { accountId: person.accountId } })).toBe(0)
  }
  expect([...bodies]).toEqual([expect.stringContaining('You can’t make a password link for this person.')])
})
