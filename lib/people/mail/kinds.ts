/* On a shared phone others see mail: no mail says what the training is about, and only the name is personal. */

export interface Letter {
  subject: string
  preview: string
  name: string
  paragraphs: string[]
  action: { words: string; url: string }
  stop: { words: string; unsubscribeUrl: string; settingsUrl: string }
}

interface Addressed {
  name: string
  site: string
  unsubscribeUrl: string
}

export interface SpacedCaseMail extends Addressed {
  caseId: string
}

function stopOf({ site, unsubscribeUrl }: Addressed): Letter['stop'] {
  return {
    words: 'You asked for these mails. One click stops them; when they come can be changed too.',
    unsubscribeUrl,
    settingsUrl: `${site}/practice`,
  }
}

function caseAction({ site, caseId }: SpacedCaseMail): Letter['action'] {
  return { words: 'Open the case', url: `${site}/practice/cases/${caseId}` }
}

export const mailKinds = {
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
      'A short case from your training waits for you still. Answering takes about two minutes. There will be no other reminder of it.',
    ],
    action: caseAction(data),
    stop: stopOf(data),
  }),
  'follow-up': (data: Addressed): Letter => ({
    subject: 'One question about your training',
    preview: 'One question, with three answers to choose from.',
    name: data.name,
    paragraphs: [
      'One question about your training waits for you. There are three answers to choose from, and none of them is wrong.',
    ],
    action: { words: 'Answer the question', url: `${data.site}/practice` },
    stop: stopOf(data),
  }),
} satisfies Record<string, (data: never) => Letter>

export type MailKind = keyof typeof mailKinds
export type MailData<Kind extends MailKind> = Parameters<(typeof mailKinds)[Kind]>[0]
