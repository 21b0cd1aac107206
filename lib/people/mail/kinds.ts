import { dueKinds } from './due-kinds'
import type { Letter, NoticeMail } from './letter'
import { linkKinds } from './link-kinds'
import { logKinds } from './log-kinds'
import { organizationKinds } from './organization-kinds'

/* On a shared phone others see mail: no mail says what the training is about, and only the name is personal. */

interface Addressed extends NoticeMail {
  unsubscribeUrl: string
}

export interface SpacedCaseMail extends Addressed {
  caseId: string
}

function stopOf({ site, unsubscribeUrl }: Addressed): Letter['stop'] {
  return {
    words: 'You asked for these mails. One click stops them, and you can change when they come.',
    unsubscribeUrl,
    settingsUrl: `${site}/practice`,
  }
}

function caseAction({ site, caseId }: SpacedCaseMail): Letter['action'] {
  return { words: 'Open the case', url: `${site}/practice/cases/${caseId}` }
}

export const mailKinds = {
  ...linkKinds,
  ...logKinds,
  ...organizationKinds,
  ...dueKinds,
  'spaced-case': (data: SpacedCaseMail): Letter => ({
    subject: 'Your next case is ready',
    preview: 'A short case from your training.',
    name: data.name,
    paragraphs: [
      'A short case from your training is ready for you. Answering takes about two minutes, and you see the explanation right after.',
    ],
    action: caseAction(data),
    stop: stopOf(data),
  }),
  'spaced-case-reminder': (data: SpacedCaseMail): Letter => ({
    subject: 'Your case is still open',
    preview: 'A short case from your training.',
    name: data.name,
    paragraphs: [
      'A short case from your training is still waiting for you. Answering takes about two minutes. This is the only reminder.',
    ],
    action: caseAction(data),
    stop: stopOf(data),
  }),
  'follow-up': (data: Addressed): Letter => ({
    subject: 'One question about your training',
    preview: 'One question, with three answers to choose from.',
    name: data.name,
    paragraphs: [
      'One question about your training is waiting for you. There are three answers to choose from, and none of them is wrong.',
    ],
    action: { words: 'Answer the question', url: `${data.site}/practice` },
    stop: stopOf(data),
  }),
  test: (data: NoticeMail): Letter => ({
    subject: 'Test mail from Northlight',
    preview: 'Mail from this site reaches you.',
    name: data.name,
    paragraphs: ['You asked for this mail to test that the site can send mail. It reached you, so sending works.'],
    action: { words: 'See the mail that the site sent', url: `${data.site}/admin/mail` },
    stop: null,
  }),
  'new-device': (data: NoticeMail): Letter => ({
    subject: 'New sign-in to your account',
    preview: 'Was it you?',
    name: data.name,
    paragraphs: [
      'Someone signed in to your account on a device that we have not seen before.',
      'If it was you, you have nothing to do. If not, sign that device out and change your password.',
    ],
    action: { words: 'See where you are signed in', url: `${data.site}/account/sessions` },
    stop: null,
  }),
  'password-changed': (data: NoticeMail): Letter => ({
    subject: 'Your password was changed',
    preview: 'Was it you?',
    name: data.name,
    paragraphs: [
      'The password of your account was changed.',
      'If it was you, you have nothing to do. If not, ask your coordinator or the people who run the site for help right away.',
    ],
    action: { words: 'Open your account', url: `${data.site}/account` },
    stop: null,
  }),
  'name-changed': (data: NoticeMail): Letter => ({
    subject: 'Your name was changed',
    preview: 'Was it you?',
    name: data.name,
    paragraphs: [
      'The name of your account was changed.',
      'If it was you, you have nothing to do. If not, change your password and tell the people who run the site right away.',
    ],
    action: { words: 'Open your account', url: `${data.site}/account` },
    stop: null,
  }),
  'factor-added': (data: NoticeMail): Letter => ({
    subject: 'Your sign-in has a new second step',
    preview: 'Was it you?',
    name: data.name,
    paragraphs: [
      'A passkey or an authenticator app was added to your account.',
      'If it was you, you have nothing to do. If not, remove it and change your password right away.',
    ],
    action: { words: 'See how you sign in', url: `${data.site}/account/second-factor` },
    stop: null,
  }),
  'factor-removed': (data: NoticeMail): Letter => ({
    subject: 'A second step of your sign-in was removed',
    preview: 'Was it you?',
    name: data.name,
    paragraphs: [
      'A passkey or an authenticator app was removed from your account.',
      'If you did it or asked for it, you have nothing to do. If not, change your password and tell the people who run the site right away.',
    ],
    action: { words: 'See how you sign in', url: `${data.site}/account/second-factor` },
    stop: null,
  }),
  'recovery-codes-made': (data: NoticeMail): Letter => ({
    subject: 'You have new recovery codes',
    preview: 'Was it you?',
    name: data.name,
    paragraphs: [
      'New recovery codes were made for your account. The earlier codes no longer work.',
      'If it was you, you have nothing to do. If not, change your password right away.',
    ],
    action: { words: 'See how you sign in', url: `${data.site}/account/second-factor` },
    stop: null,
  }),
  'codes-guessed': (data: NoticeMail): Letter => ({
    subject: 'Someone has your password',
    preview: 'Change your password now.',
    name: data.name,
    paragraphs: [
      'Someone typed your password and then many wrong codes. They did not get in.',
      'Change your password now. For up to twelve hours, a new device needs a passkey or a recovery code; a code of an app is not enough there.',
    ],
    action: { words: 'Open your account', url: `${data.site}/account` },
    stop: null,
  }),
  'role-given': (data: NoticeMail): Letter => ({
    subject: 'You have a new role',
    preview: 'Your account can do more now.',
    name: data.name,
    paragraphs: [
      'Your account was given a new role. Your account page says what you can do with it.',
      'If you did not expect this, tell the people who run the site.',
    ],
    action: { words: 'Open your account', url: `${data.site}/account` },
    stop: null,
  }),
  'role-ended': (data: NoticeMail): Letter => ({
    subject: 'Your access changed',
    preview: 'What ended, when, and why.',
    name: data.name,
    paragraphs: [
      'You no longer have a role that you had in your training. Your account page says which role ended, when, and why. Your account and your own record stay as they are.',
    ],
    action: { words: 'Open your account', url: `${data.site}/account` },
    stop: null,
  }),
} satisfies Record<string, (data: never) => Letter>

export type MailKind = keyof typeof mailKinds
export type MailData<Kind extends MailKind> = Parameters<(typeof mailKinds)[Kind]>[0]
