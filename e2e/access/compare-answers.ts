import { addressOfLine, answerOf, ask } from './ask'
import type { Line, Role, RoleAnswer } from './roles'
import type { Scene } from './scene'

export const refused: RoleAnswer[] = ['sign-in', 404]

/** Asks one line as these roles; returns what differs from the matrix. */
export async function compareAnswers(
  { people, coordinator, names }: Scene,
  key: string,
  line: Line,
  asking: readonly Role[],
): Promise<string[]> {
  const [method = ''] = key.split(' ')
  const path = addressOfLine(key, line, names)
  const secrets = [people.learner.name, people.holder.name, coordinator.organizationName]
  const answers = asking.map(async (role) => {
    const expected = line.answers[role]
    const isEmpty = line.sendsNothing && !refused.includes(expected)
    const fields = isEmpty ? {} : (line.form?.(names) ?? {})
    const person = role === 'nobody' ? null : people[role]
    const asked = { path, method, person, fields }
    const answer = await ask(asked)
    const got = answerOf(answer, asked)
    if (got !== expected) return `${key} as ${role}: ${got} instead of ${expected}`
    const told = refused.includes(got) ? secrets.filter((secret) => answer.body.includes(secret)) : []
    return told.map((secret) => `${key} as ${role} tells ${secret}`)
  })
  return (await Promise.all(answers)).flat()
}
