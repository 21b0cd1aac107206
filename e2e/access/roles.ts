/** `learner` and `holder` each own what the other may not open. Both are learners of `coordinator`'s organization, and so is `supervisor`, who supervises `learner`. */
export const roles = [
  'nobody',
  'learner',
  'holder',
  'coordinator',
  'otherCoordinator',
  'endedCoordinator',
  'auditor',
  'futureAuditor',
  'endedAuditor',
  'supervisor',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** A status, or 303 to the sign-in page. */
export type RoleAnswer = number | 'sign-in'

/** The ids, slugs, serials, and tokens that addresses and forms of the matrix name. */
export type Names = Record<
  | 'account'
  | 'address'
  | 'anomaly'
  | 'app'
  | 'assignment'
  | 'attempt'
  | 'attendance'
  | 'case'
  | 'certificate'
  | 'choice'
  | 'classroom'
  | 'code'
  | 'cohort'
  | 'coordinator'
  | 'course'
  | 'encounter'
  | 'endedEncounter'
  | 'endedRun'
  | 'enrollment'
  | 'factor'
  | 'file'
  | 'final'
  | 'grant'
  | 'group'
  | 'groupPiece'
  | 'voteCode'
  | 'hold'
  | 'invitation'
  | 'item'
  | 'lesson'
  | 'lessonId'
  | 'mail'
  | 'mandate'
  | 'newAddress'
  | 'oldOrganization'
  | 'organization'
  | 'otherAdministrator'
  | 'outside'
  | 'otherCourse'
  | 'packet'
  | 'plan'
  | 'practiceItem'
  | 'provider'
  | 'quiz'
  | 'run'
  | 'samlProvider'
  | 'secondQuiz'
  | 'serial'
  | 'session'
  | 'step'
  | 'submittedAttempt'
  | 'task'
  | 'token'
  | 'unique'
  | 'unmetEncounter'
  | 'version',
  string
>

interface Request {
  /** Parameters of the address whose name isn't their own, such as a `unit` that is the quiz. */
  at?: Record<string, keyof Names | { is: string }>
  /** A form that would be accepted. */
  form?: (names: Names) => Record<string, string>
  /** Those who may send an empty form: the full one would take away what other lines need. */
  sendsNothing?: true
}

export interface Line extends Request {
  answers: Record<Role, RoleAnswer>
}

type Exceptions = Request & { but?: Partial<Record<Role, RoleAnswer>> }

const answering = (answer: RoleAnswer) => Object.fromEntries(roles.map((role) => [role, answer])) as Line['answers']

export const everyone = (answer: RoleAnswer, { but, ...request }: Exceptions = {}): Line => ({
  answers: { ...answering(answer), ...but },
  ...request,
})

export const anyoneSignedIn = (answer: RoleAnswer, { but, ...request }: Exceptions = {}): Line =>
  everyone(answer, { ...request, but: { nobody: 'sign-in', ...but } })

/** For a course in which learner and holder are enrolled. */
export const anyoneEnrolled = (answer: RoleAnswer, request: Request = {}): Line =>
  anyoneSignedIn(403, { ...request, but: { learner: answer, holder: answer } })

/** Others get a 404, as for an address that doesn't exist. */
export const only = (role: Role, answer: RoleAnswer, { but, ...request }: Exceptions = {}): Line =>
  anyoneSignedIn(404, { ...request, but: { [role]: answer, ...but } })
