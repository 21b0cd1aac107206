import { expect, test } from '../fixtures'
import { addressOfLine, ask } from './ask'
import { matrix } from './matrix/matrix'
import { type RoleAnswer, roles } from './roles'
import { makeScene } from './scene'

const isTaken = (answer: RoleAnswer) => answer === 200 || answer === 303

/** These answer otherwise on purpose. */
const exceptions = new Set([
  // Limits of tries.
  'POST /sign-in/session',
  'POST /account/data',
  'POST /account/second-factor/codes',
  // The second removal finds nothing.
  'POST /account/second-factor/factors/[factor]/removal',
  // Each request has a session of its own, and the first one ends the others.
  'POST /account/sessions/others/end',
])

/** A refused form goes back to its page with a new id each time. */
const withoutProblem = (location = '') => location.replace(/problem=[\da-f-]{36}/, 'problem')

test('ten simultaneous posts of a form get the same answer', async () => {
  test.setTimeout(600_000)
  const { people, names } = await makeScene()
  const wrong: string[] = []
  let posted = 0
  for (const [key, line] of Object.entries(matrix)) {
    const role = roles.find((one) => isTaken(line.answers[one]))
    if (!key.startsWith('POST ') || !role) continue
    const path = addressOfLine(key, line, names)
    const once = crypto.randomUUID()
    const fields = { once, ...(line.sendsNothing ? {} : line.form?.(names)) }
    const person = role === 'nobody' ? null : people[role]
    const posts = Array.from({ length: 10 }, () => ask({ path, method: 'POST', person, fields }))
    const answers = (await Promise.all(posts)).map(
      (answer) => `${answer.status} ${withoutProblem(answer.headers.location)}`,
    )
    posted += 1
    const differs = new Set(answers).size > 1 && !exceptions.has(key)
    if (differs || answers.some((answer) => answer.startsWith('5')))
      wrong.push(`${key} as ${role}: ${[...new Set(answers)].join(', ')}`)
  }
  expect(posted).toBeGreaterThan(80)
  expect(wrong).toEqual([])
})
