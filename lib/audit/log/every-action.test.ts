import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/*
 * Every file that writes, or shows another person's record, makes an audit entry or is listed here with the reason
 * (docs/decisions/040).
 */

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => /(?<!\.test|\/sample[\w-]*)\.tsx?$/.test(file) && !file.startsWith('lib/platform/prisma/'))
    .sort()
const sourceOf = (file: string) => readFileSync(file, 'utf8')

/** A write, by Prisma or in SQL. */
const write =
  /\b(?:tx|db)\.\w+\.(?:create|update|upsert|delete)\w*\(|\binsertOnce\(|\b(?:insert into|delete from|update \w+(?: \w+)? set)\b/
const recorded = /\b(?:record(?:All|Each)?|insertEntries)\(/

const silent: Record<string, string> = {
  'lib/measurement/analysis/count.ts': 'figures of items, not of people',
  'lib/training/attempt/save-items.ts': 'the items of a drawn form; the caller records it',
  'lib/training/attempt/respond.ts': 'a learner’s own answer',
  'lib/training/attempt/show.ts': 'when a learner’s item was shown',
  'lib/people/account/session/remove-old-devices.ts': 'counted in the entry of the retention run',
  'lib/people/account/remove-old-reset-links.ts': 'counted in the entry of the retention run',
  'lib/people/account/session/remove-old-sessions.ts': 'counted in the entry of the retention run',
  'lib/people/single-sign-on/remove-old-sign-ons.ts': 'counted in the entry of the retention run',
  'lib/people/member-invitation/write-invitation-mails.ts': 'mails that a coordinator asked for, which is recorded',
  'lib/people/member-invitation/remove-old-invitations.ts': 'counted in the entry of the retention run',
  'lib/people/mail/clear-old-mail.ts': 'counted in the entry of the retention run',
  'lib/record/spaced-practice/remove-old-cases.ts': 'counted in the entry of the retention run',
  'lib/people/account/replace-identity.ts': 'recorded by pseudonymize',
  'lib/people/mail/clear-mail-of.ts': 'recorded by pseudonymize',
  'lib/people/organization/membership/pseudonymize-memberships.ts': 'recorded by pseudonymize',
  'lib/people/single-sign-on/rename-subject.ts': 'recorded by pseudonymize',
  'lib/audit/tree/chain-subjects.ts': 'how many entries each person has',
  'lib/audit/tree/grow-tree.ts': 'hashes over the links of the log',
  'lib/audit/tree/stamp-checkpoint.ts': 'a stamp on a checkpoint; an entry would make a new checkpoint',
  'lib/people/witness/send-checkpoints.ts': 'which checkpoint a place has',
  'lib/people/witness/accept-log.ts': 'recorded by resume-sealing',
  'lib/audit/tree/seal-log.ts': 'the log itself',
  'lib/record/mandate/add-mandate.ts': 'recorded by add-version',
  'lib/record/certificate/prepare-replacement.ts': 'recorded by who corrects or updates',
  'lib/training/encounter/choose.ts': 'a learner’s own choices; recorded by record-done',
  'lib/training/encounter/save-reflection.ts': 'a private note',
  'lib/training/encounter/read-instead.ts': 'recorded by record-done',
  'lib/training/encounter/remove-reflection.ts': 'a private note',
  'lib/training/assignment/remove-late-notes-of.ts': 'recorded as account.pseudonymized',
  'lib/measurement/evaluation/remove-evaluations-of.ts': 'recorded as account.pseudonymized',
  'lib/record/outside-certificate/add-first.ts': 'recorded by keep-version',
  'lib/record/outside-certificate/remove-outside-files-of.ts':
    'recorded as account.pseudonymized, or counted in the retention run',
  'lib/training/encounter/start.ts': 'the start of a learner’s own run; record-done covers its row',
  'lib/training/lesson/answer-practice.ts': 'a learner’s own practice',
  'lib/training/lesson/save-place.ts': 'where a learner left a lesson',
  'lib/people/account/session/known-device.ts': 'that a device is known; the sign-in is recorded',
  'lib/people/account/session/pending-sign-in.ts': 'half a sign-in; the session or the failure is recorded',
  'lib/people/second-factor/challenge.ts': 'a random value, for ten minutes',
  'lib/people/second-factor/check-passkey.ts': 'that a person’s passkey was used; the sign-in or failure is recorded',
  'lib/people/second-factor/confirm-app.ts': 'recorded by settle-factor',
  'lib/people/second-factor/add-passkey.ts': 'recorded by settle-factor',
  'lib/people/second-factor/delete-factors.ts': 'recorded by who resets the factors or closes the account',
  'lib/people/second-factor/offer-app.ts': 'a secret that counts for nothing until a code confirms it',
  'lib/people/second-factor/recovery-codes.ts': 'recorded by who makes, uses or removes them',
  'lib/people/second-factor/spend-app-code.ts': 'that a code was used; the sign-in is recorded',
  'lib/people/account/confirmed-address.ts': 'recorded by who registers, resets, accepts, changes or vouches',
  'lib/people/account/session/confirm-password.ts': 'that a person’s own password was right; a wrong one is recorded',
  'lib/people/address/end-made-links.ts': 'recorded as account.administrator-removed',
  'lib/people/address/remove-old-links.ts': 'counted in the entry of the retention run',
  'lib/people/address/ask-to-register.ts': 'recorded by record-registration-tried',
  'lib/people/address/confirm-registration.ts': 'the registration becomes an account, which is recorded',
  'lib/people/address/remove-links-of.ts': 'recorded as account.pseudonymized',
  'lib/people/auditor/end-grants-of.ts': 'recorded as account.pseudonymized',
  'lib/people/import/save-draft.ts': 'a list that is being checked; apply-import records what it changes',
  'lib/people/mail/hold-mail.ts': 'when a mail goes',
  'lib/people/mail/postpone.ts': 'when a mail goes',
  'lib/people/mail/send.ts': 'that a mail went',
  'lib/people/mail/withdraw.ts': 'that a mail is not wanted; the caller records why',
  'lib/people/mail/write-mail.ts': 'that a mail is to go',
  'lib/people/organization/membership/rename.ts': 'lists follow a name whose change is recorded',
  'lib/people/member-invitation/accept-member-invitation.ts': 'recorded by join-invited',
  'lib/people/organization/membership/enter-cohort.ts': 'recorded by who joins',
  'lib/people/organization/membership/membership.ts': 'recorded by who joins or is made a coordinator',
  'lib/people/single-sign-on/end-at-provider.ts': 'recorded by end-sessions',
  'lib/people/single-sign-on/provider-row.ts': 'the mail domains of a provider; whoever saves it records them',
  'lib/people/single-sign-on/session-origin.ts': 'which provider began a session; open-session records the sign-in',
  'lib/people/single-sign-on/sign-on.ts': 'the name that a provider gave last; the sign-in is recorded',
  'lib/people/single-sign-on/sign-on-request.ts': 'that a browser went to a provider, for some minutes',
  'lib/people/single-sign-on/used-message.ts': 'that a message was used, for some days',
  'lib/people/role/close-organization.ts': 'recorded by begin-closure and end-membership',
  'lib/people/suggestion/remove-suggestions-of.ts': 'recorded as account.pseudonymized',
  'lib/people/role/end-invitations-of.ts': 'recorded as account.pseudonymized',
  'lib/platform/limit/growing-delay.ts': 'tries; verify-credentials records the failures',
  'lib/platform/limit/rate-limit.ts': 'tries, for some minutes',
  'lib/platform/refused-form.ts': 'what was typed into a refused form, for some minutes',
  'lib/record/cached-count/forget.ts': 'counts of rows that have their own entries',
  'lib/record/cached-count/cached-count.ts': 'counts of rows that have their own entries',
  'lib/record/group-session/vote.ts': 'an anonymous vote; an entry would say when, and so whose',
  'lib/record/spaced-practice/live-plan.ts': 'recorded by who stops, changes or finishes',
  'lib/record/spaced-practice/make-next-case.ts': 'that a case was made',
  'lib/training/time/open-view.ts': 'a learner’s own reading',
  'lib/training/time/tick.ts': 'a learner’s own active time',
}

test('each file that writes makes an audit entry', () => {
  const files = filesIn('lib').filter((file) => write.test(sourceOf(file)))
  expect(files.length).toBeGreaterThan(60)
  expect(files.filter((file) => !recorded.test(sourceOf(file)))).toEqual(Object.keys(silent).sort())
})

test('only a page that shows current learners records a view of the list of people', () => {
  const files = filesIn('app').filter((file) => /action: [^,]*'organization\.people-viewed'/.test(sourceOf(file)))
  expect(files).toEqual([
    'app/(admin)/admin/people/route.tsx',
    'app/(learner)/my-people/route.tsx',
    'app/(organization)/board/[organization]/route.tsx',
    'app/(organization)/manage/[organization]/import/route.tsx',
    'app/(organization)/manage/[organization]/people/route.tsx',
    'app/(organization)/manage/[organization]/route.tsx',
    'app/(organization)/manage/[organization]/search/route.tsx',
    'app/(organization)/manage/[organization]/selection/route.tsx',
  ])
})

/** The verbs that record a view. */
const shows =
  /\b(?:record\w+|searchLog|downloadCheckpoint|downloadOutside|streamPacket|transcriptOf|loadPerson|loadResults)\(|\bview\((?:administrator|await)/

const aboutNobody = [
  'app/(admin)/admin/addresses/route.tsx',
  'app/(admin)/admin/dossiers/[course]/route.ts',
  // Totals, and comments without names.
  'app/(admin)/admin/evaluations/route.tsx',
  // Figures of groups.
  'app/(admin)/admin/fairness/route.tsx',
  'app/(admin)/admin/forms.csv/route.ts',
  'app/(admin)/admin/help/route.tsx',
  // Shows a link that its reader just made, which has its own entry.
  'app/(admin)/admin/invitations/made/route.tsx',
  'app/(admin)/admin/items.csv/route.ts',
  'app/(admin)/admin/items/[item]/route.tsx',
  'app/(admin)/admin/items/route.tsx',
  // Figures of items and forms.
  'app/(admin)/admin/manuals/[course]/manual.pdf/route.ts',
  'app/(admin)/admin/manuals/[course]/route.tsx',
  // The organization's name and zone.
  'app/(admin)/admin/organizations/[organization]/closure/route.tsx',
  'app/(admin)/admin/organizations/[organization]/route.tsx',
  'app/(admin)/admin/organizations/[organization]/second-factor/route.tsx',
  'app/(admin)/admin/organizations/[organization]/time/route.tsx',
  'app/(admin)/admin/second-factors/route.tsx',
  'app/(admin)/admin/sign-on/[provider]/route.tsx',
  'app/(admin)/admin/sign-on/new/route.tsx',
  'app/(admin)/admin/sign-on/route.tsx',
  // Figures of the site, and nobody's address.
  'app/(admin)/admin/status/route.tsx',
  // Names of organizations that show the reader their records.
  'app/(organization)/board/route.tsx',
  // A code for ten minutes.
  'app/(organization)/manage/[organization]/classroom/[session]/door/route.tsx',
  // Totals of anonymous votes.
  'app/(organization)/manage/[organization]/classroom/[session]/group/[group]/route.tsx',
  'app/(organization)/manage/[organization]/classroom/[session]/group/route.tsx',
  'app/(organization)/manage/[organization]/cohorts/[cohort]/poster/route.tsx',
  'app/(organization)/manage/[organization]/cohorts/route.tsx',
  // Figures of groups.
  'app/(organization)/manage/[organization]/compliance/shares/route.tsx',
  // Names of divisions, and how many people each has.
  'app/(organization)/manage/[organization]/divisions/route.tsx',
  // Names of years and periods.
  'app/(organization)/manage/[organization]/exports/route.tsx',
  'app/(organization)/manage/[organization]/help/route.tsx',
  'app/(organization)/manage/[organization]/identifier-rule/route.tsx',
  'app/(organization)/manage/[organization]/import/how-to-export/route.tsx',
  // Headings of an empty list.
  'app/(organization)/manage/[organization]/import/template.csv/route.ts',
  // The organization's rules and who changed them.
  'app/(organization)/manage/[organization]/mandates/[mandate]/route.tsx',
  'app/(organization)/manage/[organization]/mandates/new/route.tsx',
  'app/(organization)/manage/[organization]/mandates/route.tsx',
  'app/(organization)/manage/[organization]/numbers/route.tsx',
  'app/(organization)/manage/[organization]/packets/[packet]/progress/route.ts',
  // Names of columns.
  'app/(organization)/manage/[organization]/report/route.tsx',
  // As above.
  'app/(organization)/manage/[organization]/reset-links/made/route.tsx',
  'app/(organization)/manage/[organization]/time/route.tsx',
  'app/(organization)/manage/route.tsx',
]

test('each page and file that shows other people’s records makes an audit entry', () => {
  const files = [...filesIn('app/(admin)'), ...filesIn('app/(organization)')]
  const sent = files.filter((file) => /export const GET\b/.test(sourceOf(file)))
  expect(sent.length).toBeGreaterThan(20)
  expect(sent.filter((file) => !shows.test(sourceOf(file)))).toEqual(aboutNobody)
})
