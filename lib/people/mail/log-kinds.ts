import type { Letter, NoticeMail } from './letter'

interface LogMail extends Pick<NoticeMail, 'site'> {
  name: string | null
}

/** Mails to people who watch the site and its log. */
export const logKinds = {
  checkpoint: ({ name, site, size, line, note }: LogMail & { size: number; line: string; note: string }): Letter => ({
    subject: 'A checkpoint of the log to keep',
    preview: 'Keep this mail. You have nothing else to do.',
    name,
    paragraphs: [
      'The site keeps a log of who did what. This mail has a checkpoint of it: a signed summary. If anyone ever rewrites the log, your copy shows it.',
      'Keep this mail. If your mailbox deletes old mail, use the link below to save the checkpoint as a small file. You need no account.',
      'If you ever think that the log was changed, forward your oldest checkpoint to an auditor or to the people who run the site.',
    ],
    action: { words: 'Keep this', url: `${site}/log/checkpoint?size=${size}` },
    more: [
      `For the operator or auditor who compares it: ${line}`,
      `The same checkpoint with its signature:\n\n${note}`,
      'To compare, they run npm run admin -- verify-log --checkpoint, followed by that line in quotes or by this mail saved as a file.',
    ],
    stop: null,
  }),
  'log-alarm': ({ name, site, sentence }: LogMail & { sentence: string }): Letter => ({
    subject: 'A check found an error in the log',
    preview: 'Someone may have changed the database.',
    name,
    paragraphs: [
      'A scheduled check of the log and the record found an error:',
      sentence,
      'Someone may have changed the database. Change nothing, keep a copy of the database, and compare the log with a checkpoint that was kept elsewhere.',
    ],
    action: { words: 'Open the log', url: `${site}/admin/log` },
    stop: null,
  }),
  'alarm-raised': ({ name, site, sentence }: LogMail & { sentence: string }): Letter => ({
    subject: 'The site needs its operator',
    preview: sentence,
    name,
    paragraphs: [
      sentence,
      'Forward this to the person who runs the server. There, npm run admin -- doctor says more. docs/operating.md says what to do.',
    ],
    action: { words: 'Open the site', url: `${site}/admin` },
    stop: null,
  }),
  'alarm-ended': ({ name, site, sentence }: LogMail & { sentence: string }): Letter => ({
    subject: 'An alarm has ended',
    preview: 'You have nothing to do.',
    name,
    paragraphs: [`The alarm said: ${sentence}`, 'It has ended.'],
    action: { words: 'Open the site', url: `${site}/admin` },
    stop: null,
  }),
} satisfies Record<string, (data: never) => Letter>
