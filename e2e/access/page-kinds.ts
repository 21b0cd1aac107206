import { randomUUID } from 'node:crypto'
import type { Learner } from '@/lib/people/account/actor'
import { addressOfLine } from './ask'
import { matrix } from './matrix/matrix'
import { type Role, roles } from './roles'
import { listRoutes } from './routes'
import type { Scene } from './scene'

interface Kind {
  role: Role
  /** The signed-in person; null means no session. */
  person: Learner | null
  /** Maps each path to its expected status. */
  paths: Record<string, number>
}

const all = (status: number, paths: string[]) => Object.fromEntries(paths.map((path) => [path, status]))

/** Every page of the matrix that this role is the first to open. */
function pagesOf(role: Role, { names }: Scene): string[] {
  return listRoutes().flatMap(({ pattern, isPage }) => {
    const key = `GET ${pattern}`
    const line = matrix[key]
    if (!isPage || !line || roles.find((one) => line.answers[one] === 200) !== role) return []
    return addressOfLine(key, line, names)
  })
}

/** Pages at addresses that have several kinds of unit, and what is missing. */
function othersOf({ coordinator, names }: Scene): Record<Role, Record<string, number>> {
  const { course, lesson, quiz, encounter } = names
  const outline = `/learn/${course}`
  const manage = `/manage/${coordinator.organizationId}`
  const missing = randomUUID()
  return {
    nobody: all(404, [
      ...['/no-such-page', '/courses/no-such-course', '/verify/NL-0000-0000-0000-0000', '/verify/mistyped'],
      ...[
        '/unsubscribe/x',
        '/case/first-words/x',
        '/roll-call/x',
        '/roll-call/x/answer',
        '/templates/x',
        '/help/x',
        '/help/x/card',
        '/case/no-such-decision/a',
      ],
    ]),
    learner: {
      ...all(200, [`${outline}/pre-test`, `${outline}/${quiz}`, `${outline}/${encounter}`]),
      ...all(404, [`${outline}/${encounter}/runs/${missing}`, `${outline}/${encounter}/runs/x/debrief`]),
      ...all(404, [`${outline}/${lesson}/example`, `${outline}/${quiz}/read`, `/practice/cases/${missing}`]),
      ...all(404, [
        `${outline}/no-such-unit`,
        `${outline}/no-such-unit/practice`,
        `${outline}/tasks/x`,
        manage,
        `${manage}/people`,
        '/admin',
      ]),
      ...all(404, ['/admin/log/checkpoint.json', `/credentials/${names.file}`]),
      ...all(404, [`${outline}/${quiz}/attempts/${missing}/items/1`, '/certificates/NL-AAAA-AAAA-AAAA-AAAA.pdf']),
    },
    holder: all(200, ['/certificates', outline, `${outline}/${quiz}`, '/practice']),
    coordinator: all(404, [
      ...[
        `${manage}/people/${missing}`,
        `${manage}/people/${missing}/transcript.pdf`,
        `${manage}/anomalies/${missing}`,
      ],
      ...['', '/packet.zip', '/progress'].map((path) => `${manage}/packets/${missing}${path}`),
    ]),
    otherCoordinator: all(404, [
      `${manage}/people/${names.account}`,
      `${manage}/people/${names.account}/transcript.pdf`,
    ]),
    endedCoordinator: all(404, [manage]),
    auditor: all(404, [manage, `${manage}/people/${names.account}`, `/board/${missing}`]),
    futureAuditor: all(404, [manage]),
    supervisor: { ...all(200, ['/my-people']), ...all(404, [manage]) },
    endedAuditor: all(404, [manage]),
    administrator: {
      '/admin/log?from=yesterday': 200,
      ...all(404, ['/admin/certificates/NL-0000-0000-0000-0000', '/admin/certificates/mistyped']),
      ...all(404, ['/admin/items/no-such-item', '/admin/mail/no-such-mail', '/admin/manuals/no-such-course']),
    },
  }
}

/** Every page as a role that may open it, and pages of every role that are missing. */
export function listPageKinds(scene: Scene): Kind[] {
  const others = othersOf(scene)
  return roles.map((role) => ({
    role,
    person: role === 'nobody' ? null : scene.people[role],
    paths: { ...all(200, pagesOf(role, scene)), ...others[role] },
  }))
}
