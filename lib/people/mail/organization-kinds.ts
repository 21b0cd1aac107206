import type { Letter, NoticeMail } from './letter'

/** Mails that coordinators cause or get. */
export const organizationKinds = {
  reminder: (data: NoticeMail & { by: 'coordinator' | 'supervisor' }): Letter => ({
    subject: 'A reminder about your training',
    preview: 'Something is still open.',
    name: data.name,
    paragraphs: [
      `Your ${data.by} reminds you of your training. My courses shows what is open, and by when it is due.`,
      'If a date does not work for you, tell your coordinator.',
    ],
    action: { words: 'Open My courses', url: `${data.site}/learn` },
    stop: null,
  }),
  'exports-due': (data: NoticeMail & { organizationId: string }): Letter => ({
    subject: 'Time to download your files',
    preview: 'Open the exports page to download them.',
    name: data.name,
    paragraphs: [
      'You asked for a regular reminder to download your files. Sign in, and the page makes each file on request.',
      'You can end these mails on the same page.',
    ],
    action: { words: 'Open the page', url: `${data.site}/manage/${data.organizationId}/exports` },
    stop: null,
  }),
  suggestion: (data: NoticeMail): Letter => ({
    subject: 'Please check your name or address',
    preview: 'Your coordinator suggests a correction.',
    name: data.name,
    paragraphs: [
      'Your coordinator suggests a correction of your name or address. Nothing changes unless you agree. Your account page shows the suggestion.',
    ],
    action: { words: 'Open your account', url: `${data.site}/account` },
    stop: null,
  }),
}
