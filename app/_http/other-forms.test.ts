import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root, sources } from '@/fixtures/sources'

/** Each POST that doesn't use form(), and why. */
const others: Record<string, string[]> = {
  'has only buttons or choices of ours: nothing typed can be wrong': [
    '(admin)/admin/invitations/[invitation]/end',
    '(admin)/admin/mail/[mail]/tries',
    '(admin)/admin/mail/tests',
    '(admin)/admin/organizations/[organization]/second-factor',
    '(admin)/admin/organizations/[organization]/time',
    '(admin)/admin/sign-on/[provider]/ending',
    '(learner)/account/address/[token]',
    '(learner)/account/data',
    '(learner)/account/language',
    '(learner)/account/organizations/[organization]/certificates',
    '(learner)/account/organizations/[organization]/leaving',
    '(learner)/account/second-factor/codes',
    '(learner)/account/second-factor/factors/[factor]/removal',
    '(learner)/account/sessions/[session]/end',
    '(learner)/account/sessions/others/end',
    '(learner)/account/suggestions',
    '(learner)/attend/[code]',
    '(learner)/certificates/[serial]/share',
    '(learner)/learn/[course]/[unit]/begin',
    '(learner)/learn/[course]/[unit]/runs',
    '(learner)/learn/[course]/enrollment',
    '(learner)/learn/[course]/renewal',
    '(learner)/practice/cases/[case]/answer',
    '(learner)/practice/plan',
    '(learner)/practice/plan/change',
    '(learner)/practice/plan/stop',
    '(organization)/board',
    '(organization)/manage/[organization]/assignments/[assignment]',
    '(organization)/manage/[organization]/classroom/[session]/group/[group]',
    '(organization)/manage/[organization]/coordinators',
    '(organization)/manage/[organization]/exports',
    '(organization)/manage/[organization]/invitations',
    '(organization)/manage/[organization]/join-links',
    '(organization)/manage/[organization]/outside-certificates',
    '(organization)/manage/[organization]/recount',
    '(organization)/manage/[organization]/reset-links',
    '(organization)/manage/[organization]/time',
    '(public)/join/membership',
    '(public)/unsubscribe/[token]',
    '(public)/vote/[code]',
    'sign-out',
  ],
  'saves while a learner works, also by fetch, whose errors are JSON': [
    '(learner)/learn/[course]/[unit]/attempts',
    '(learner)/learn/[course]/[unit]/attempts/[attempt]/responses',
    '(learner)/learn/[course]/[unit]/attempts/[attempt]/submission',
    '(learner)/learn/[course]/[unit]/beats',
    '(learner)/learn/[course]/[unit]/practice/responses',
    '(learner)/learn/[course]/[unit]/read',
    '(learner)/learn/[course]/[unit]/reading',
    '(learner)/learn/[course]/[unit]/runs/[run]/choices',
    '(learner)/learn/[course]/[unit]/step',
    '(learner)/learn/[course]/[unit]/views',
  ],
  'checks a password, a code, a passkey, or a signed answer, and then signs in': [
    '(learner)/account/password',
    '(learner)/account/second-factor/passkeys',
    '(learner)/account/second-factor/passkeys/challenge',
    '(public)/sign-in/passkey',
    '(public)/sign-in/passkey/challenge',
    '(public)/sign-in/second-factor',
    '(public)/sign-in/second-factor/challenge',
    '(public)/sign-in/second-factor/passkey',
    '(public)/sign-in/session',
    '(public)/sign-on/assertion',
    '(public)/sign-on/logout/[provider]',
  ],
  'leaves for an identity provider': [
    '(learner)/account/confirmation',
    '(learner)/account/sign-on',
    '(public)/sign-on',
  ],
  'comes from a link in a mail: one that no longer works has its own page': [
    '(public)/confirm/[token]',
    '(public)/invitations/[token]',
    '(public)/reset/password',
  ],
  'has one note: an empty one is refused on a page of its own': [
    '(learner)/learn/[course]/[unit]/runs/[run]/reflection',
  ],
  'takes a file': [
    '(learner)/account/outside-certificates',
    '(organization)/manage/[organization]/import',
    '(organization)/manage/[organization]/people/[account]/outside-certificates',
    '(public)/verify/check',
  ],
  'has fields that depend on what was chosen before': [
    '(admin)/admin/sign-on/[provider]',
    '(admin)/admin/sign-on/new',
    '(organization)/manage/[organization]/selection',
  ],
  'asks about hidden fields: any error shows at the answers': ['(learner)/practice/follow-ups'],
  'limits tries before it reads the serial': ['(public)/verify/lookup'],
}

test('every POST uses form(), or is listed with the reason', () => {
  const posts = sources
    .filter((file) => /^app\/.*route\.tsx?$/.test(file))
    .flatMap((file) => {
      const by = /export const POST = (\w+)/.exec(readFileSync(path.join(root, file), 'utf8'))?.[1]
      return by ? [{ address: file.replace(/^app\/|\/route\.tsx?$/g, ''), by }] : []
    })
  expect(posts.length).toBeGreaterThan(130)
  const without = posts.filter(({ by }) => by !== 'form').map(({ address }) => address)
  expect(without.sort()).toEqual(Object.values(others).flat().sort())
})
