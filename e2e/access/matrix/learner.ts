import { anyoneEnrolled, anyoneSignedIn, type Line, only } from '../roles'
import { current, opaque, password } from './parts'

const lesson = { at: { unit: 'lesson' } } as const
const quiz = { at: { unit: 'quiz' } } as const
const submitted = { at: { unit: 'secondQuiz', attempt: 'submittedAttempt' } } as const
const begun = { at: { unit: 'encounter' } } as const
const played = { at: { unit: 'endedEncounter', run: 'endedRun' } } as const
const unmet = { at: { unit: 'unmetEncounter' } } as const

/** The account's, certificates', and courses' addresses. */
export const learnerLines: Record<string, Line> = {
  'GET /landing': anyoneSignedIn(303),
  'GET /account': anyoneSignedIn(200),
  'GET /account/access': anyoneSignedIn(200),
  'GET /account/address': anyoneSignedIn(200),
  'POST /account/address': anyoneSignedIn(303, {
    form: ({ newAddress }) => ({ email: newAddress }),
    sendsNothing: true,
  }),
  'GET /account/address/[token]': anyoneSignedIn(200, opaque),
  'POST /account/address/[token]': anyoneSignedIn(303, opaque),
  'POST /account/closure': anyoneSignedIn(303, { form: () => ({ sure: 'on' }), sendsNothing: true }),
  'GET /account/confirmation': anyoneSignedIn(200),
  // Only for people whose account is linked to a provider.
  'POST /account/confirmation': anyoneSignedIn(404, {
    form: ({ provider }) => ({ provider, to: '/account/closure', back: '/account', form: 'sure=on' }),
  }),
  'POST /account/data': anyoneSignedIn(200),
  'GET /account/language': anyoneSignedIn(200),
  'POST /account/language': anyoneSignedIn(303, { form: () => ({ language: 'fr' }) }),
  'GET /account/name': anyoneSignedIn(200),
  'POST /account/name': anyoneSignedIn(303, { form: () => ({ name: 'Foreign' }), sendsNothing: true }),
  'GET /account/organizations/[organization]/certificates': only('learner', 200, {
    at: { organization: 'oldOrganization' },
  }),
  'POST /account/organizations/[organization]/certificates': only('learner', 303, {
    at: { organization: 'oldOrganization' },
    form: () => ({ agree: 'yes' }),
  }),
  'GET /account/organizations/[organization]/leaving': only('learner', 200, {
    at: { organization: 'oldOrganization' },
  }),
  'POST /account/organizations/[organization]/leaving': only('learner', 303, {
    at: { organization: 'oldOrganization' },
  }),
  'POST /account/password': anyoneSignedIn(422, { form: () => ({ current, password }), sendsNothing: true }),
  'GET /account/second-factor': anyoneSignedIn(200),
  'GET /account/second-factor/apps/[app]': only('learner', 200),
  'POST /account/second-factor/apps/[app]': only('learner', 303, { form: () => ({ code: '000000' }) }),
  'POST /account/second-factor/apps': anyoneSignedIn(303),
  'GET /account/second-factor/codes': anyoneSignedIn(200),
  'POST /account/second-factor/codes': only('learner', 303),
  'POST /account/second-factor/factors/[factor]/removal': only('learner', 303),
  'POST /account/second-factor/passkeys': anyoneSignedIn(303, { form: () => ({ response: '{}' }) }),
  'POST /account/second-factor/passkeys/challenge': anyoneSignedIn(404),
  'GET /account/sessions': anyoneSignedIn(200),
  'POST /account/sessions/[session]/end': only('learner', 303),
  'POST /account/sessions/others/end': anyoneSignedIn(303),
  'GET /account/sign-on': anyoneSignedIn(200),
  'POST /account/sign-on': anyoneSignedIn(303, { form: ({ address }) => ({ 'sign-on': address }) }),
  'GET /account/hours': anyoneSignedIn(200),
  'GET /account/transcript': anyoneSignedIn(200),
  'GET /account/transcript.json': anyoneSignedIn(200),
  'GET /account/transcript.pdf': anyoneSignedIn(200),

  'POST /account/suggestions': anyoneSignedIn(303, {
    form: ({ organization }) => ({ organization, field: 'name', value: 'Foreign', answer: 'decline' }),
    sendsNothing: true,
  }),
  'GET /attend/[code]': anyoneSignedIn(200),
  'POST /attend/[code]': anyoneSignedIn(303),
  'GET /certificates': anyoneSignedIn(200),
  'GET /certificates/[serial]': only('holder', 200, {
    but: { nobody: 404, coordinator: 200, auditor: 200, administrator: 200 },
  }),
  'POST /certificates/[serial]/share': only('holder', 303),
  'GET /credentials/[file]': only('holder', 200, {
    but: { nobody: 404, coordinator: 200, auditor: 200, administrator: 200 },
  }),
  'GET /learn': anyoneSignedIn(200),
  'GET /learn/[course]': anyoneSignedIn(200),
  'GET /learn/[course]/card': anyoneSignedIn(200),
  'GET /learn/[course]/card.pdf': anyoneSignedIn(200),
  'GET /learn/[course]/changes': anyoneSignedIn(200),
  'GET /learn/[course]/weighing': anyoneSignedIn(200),
  'GET /learn/[course]/cases': anyoneSignedIn(303),
  'POST /learn/[course]/cases': anyoneSignedIn(403, { but: { learner: 409, holder: 409 } }),
  'GET /learn/[course]/evaluation': anyoneSignedIn(200),
  'POST /learn/[course]/evaluation': anyoneSignedIn(403, {
    form: () => ({ readiness: 'alone', pace: 'right', comment: '' }),
    but: { learner: 409, holder: 303 },
  }),
  'GET /learn/[course]/late': only('learner', 200),
  'POST /learn/[course]/late': only('learner', 303, { form: () => ({ text: 'I am on leave until then.' }) }),
  'GET /learn/[course]/tasks/[task]': anyoneSignedIn(200),
  'GET /learn/[course]/welcome': anyoneSignedIn(200, { at: { course: 'otherCourse' } }),
  'POST /learn/[course]/enrollment': anyoneSignedIn(303, { at: { course: 'otherCourse' } }),
  'POST /learn/[course]/renewal': anyoneSignedIn(409),
  'POST /learn/[course]/certificate': anyoneSignedIn(303, {
    form: () => ({ name: 'Someone Else' }),
    sendsNothing: true,
  }),
  'GET /learn/[course]/[unit]': anyoneSignedIn(200, lesson),
  'POST /learn/[course]/[unit]/views': anyoneSignedIn(200, { ...lesson, form: () => ({ page: 'lesson' }) }),
  'POST /learn/[course]/[unit]/beats': anyoneSignedIn(422, { ...lesson, form: () => ({ token: 'x' }) }),
  'POST /learn/[course]/[unit]/begin': anyoneEnrolled(303, lesson),
  'POST /learn/[course]/[unit]/step': anyoneEnrolled(303, { ...lesson, form: ({ step }) => ({ step }) }),
  'POST /learn/[course]/[unit]/reading': anyoneEnrolled(303, lesson),
  'GET /learn/[course]/[unit]/practice': anyoneSignedIn(200, lesson),
  'POST /learn/[course]/[unit]/practice/responses': anyoneEnrolled(303, {
    ...lesson,
    form: ({ practiceItem }) => ({ item: practiceItem, value: 'a' }),
  }),
  'GET /learn/[course]/[unit]/example': anyoneSignedIn(200, begun),
  'GET /learn/[course]/[unit]/read': anyoneSignedIn(200, begun),
  'POST /learn/[course]/[unit]/read': anyoneEnrolled(303, unmet),
  'GET /learn/[course]/[unit]/attempts/[attempt]/items/[position]': only('learner', 200, {
    at: { ...quiz.at, position: { is: '1' } },
  }),
  'GET /learn/[course]/[unit]/attempts/[attempt]/review': only('learner', 200, quiz),
  'GET /learn/[course]/[unit]/attempts/[attempt]/result': only('learner', 200, submitted),
  'POST /learn/[course]/[unit]/attempts': anyoneEnrolled(303, quiz),
  'POST /learn/[course]/[unit]/attempts/[attempt]/responses': only('learner', 303, {
    ...quiz,
    form: () => ({ position: '1', value: 'a' }),
  }),
  'POST /learn/[course]/[unit]/attempts/[attempt]/submission': only('learner', 303, {
    ...quiz,
    form: () => ({ name: 'Sample' }),
  }),
  'GET /learn/[course]/[unit]/runs/[run]': only('learner', 200, begun),
  'GET /learn/[course]/[unit]/runs/[run]/debrief': only('learner', 200, played),
  'POST /learn/[course]/[unit]/runs': anyoneEnrolled(303, unmet),
  'POST /learn/[course]/[unit]/runs/[run]/choices': only('learner', 303, {
    ...begun,
    form: ({ choice }) => ({ position: '1', choice }),
  }),
  'POST /learn/[course]/[unit]/runs/[run]/reflection': only('learner', 303, {
    ...played,
    form: () => ({ note: 'Foreign', go: 'keep' }),
  }),
  'GET /my-people': anyoneSignedIn(200),
  'POST /my-people': only('supervisor', 303, {
    form: ({ organization, account }) => ({ organization, person: account }),
  }),
  'GET /practice': anyoneSignedIn(200),
  'GET /practice/cases/[case]': only('holder', 200),
  'POST /practice/cases/[case]/answer': only('holder', 303, { form: () => ({ value: 'a' }) }),
  'POST /practice/follow-ups': only('holder', 303, {
    form: ({ certificate }) => ({ certificate, days: '30', reply: 'used' }),
  }),
  'POST /practice/plan': anyoneSignedIn(409, {
    form: () => ({ byMail: 'yes', quietFrom: '20', quietUntil: '8' }),
    but: { holder: 303 },
  }),
  'POST /practice/plan/change': anyoneSignedIn(303, {
    form: () => ({ byMail: 'no', quietFrom: '20', quietUntil: '8' }),
  }),
  'POST /practice/plan/stop': anyoneSignedIn(303),
}
