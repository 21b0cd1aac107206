import { env } from '@/lib/platform/env'
import type { MailData, MailKind } from './kinds'

const notice = { name: 'Lee Learner', site: env.APP_URL }
const person = {
  ...notice,
  unsubscribeUrl: `${env.APP_URL}/unsubscribe/made-up`,
}
const oneCase = { ...person, caseId: '00000000-0000-4000-8000-000000000000' }

export const previews: { [Kind in MailKind]: MailData<Kind> } = {
  'spaced-case': oneCase,
  'spaced-case-reminder': oneCase,
  'follow-up': person,
  registration: notice,
  'registration-tried': notice,
  'confirm-address': notice,
  'address-changed': notice,
  'reset-password': notice,
  invitation: notice,
  'member-invitation': notice,
  reminder: { ...notice, by: 'coordinator' },
  'due-dates': {
    ...notice,
    own: ['One of your courses is due on December 18, 2026.'],
    people: ['Sam Sample, due since November 20, 2026'],
  },
  'exports-due': { ...notice, organizationId: oneCase.caseId },
  suggestion: notice,
  test: notice,
  'new-device': notice,
  'password-changed': notice,
  'name-changed': notice,
  'factor-added': notice,
  'factor-removed': notice,
  'recovery-codes-made': notice,
  'codes-guessed': notice,
  'role-given': notice,
  'role-ended': notice,
  checkpoint: {
    ...notice,
    size: 2311,
    line: '2311 CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
    note: 'training.example.org/log\n2311\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— training.example.org/log Az3grlgt…\n',
  },
  'log-alarm': { ...notice, sentence: 'Entry 25: its link does not match its content and the link before it.' },
  'alarm-raised': { ...notice, sentence: 'There has been no backup in the last 36 hours.' },
  'alarm-ended': { ...notice, sentence: 'There has been no backup in the last 36 hours.' },
}
