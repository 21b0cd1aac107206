import { html, type Markup } from '@/lib/platform/file/html'
import { type MailData, type MailKind, mailKinds } from './kinds'
import type { Letter } from './letter'

export interface MailParts {
  subject: string
  text: string
  html: string
}

export function render<Kind extends MailKind>(kind: Kind, data: MailData<Kind>): MailParts {
  // TypeScript can't relate a kind to its data once both are looked up.
  const letter = (mailKinds[kind] as (data: MailData<Kind>) => Letter)(data)
  return { subject: letter.subject, text: textOf(letter), html: String(htmlOf(letter)) }
}

/** A line break in a name must not add lines to the mail. */
const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim()

function textOf({ name, paragraphs, action, more = [], stop }: Letter): string {
  const lines = [
    name === null ? 'Hello,' : `Hello ${oneLine(name)},`,
    ...paragraphs,
    `${action.words}: ${action.url}`,
    ...more,
    ...(stop
      ? [`${stop.words}\nStop these mails: ${stop.unsubscribeUrl}\nChange when they come: ${stop.settingsUrl}`]
      : []),
  ]
  return `${lines.join('\n\n')}\n`
}

/* Sets no text or background color, so that dark mode works, and loads nothing: no image, font or style sheet. */
const styles = {
  body: 'margin:0;padding:24px 16px;font:16px/1.5 system-ui,sans-serif',
  column: 'max-width:34em;margin:0 auto',
  hidden: 'display:none;max-height:0;overflow:hidden',
  lines: 'white-space:pre-wrap;overflow-wrap:anywhere',
  small: 'margin-top:32px;font-size:14px',
}

const link = (url: string, words: string) => html`<a href="${url}">${words}</a>`

function htmlOfStop({ words, unsubscribeUrl, settingsUrl }: NonNullable<Letter['stop']>): Markup {
  return html`<p style="${styles.small}">${words}<br>
${link(unsubscribeUrl, 'Stop these mails')} · ${link(settingsUrl, 'Change when they come')}</p>
`
}

function htmlOfParagraph(words: string): Markup {
  return words.includes('\n') ? html`\n<p style="${styles.lines}">${words}</p>` : html`\n<p>${words}</p>`
}

function htmlOf({ subject, preview, name, paragraphs, action, more = [], stop }: Letter): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
</head>
<body style="${styles.body}">
<div style="${styles.hidden}">${preview}</div>
<div style="${styles.column}">
<p>Hello${name === null ? '' : html` <bdi>${oneLine(name)}</bdi>`},</p>${paragraphs.map(htmlOfParagraph)}
<p><strong>${link(action.url, action.words)}</strong></p>${more.map(htmlOfParagraph)}
${stop ? htmlOfStop(stop) : ''}</div>
</body>
</html>
`
}
