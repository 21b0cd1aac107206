import type { SendMailOptions } from 'nodemailer'
import type { Mail } from '@/lib/platform/prisma/client'

/** What of a mail is handed over. */
export type Message = Pick<Mail, 'id' | 'recipient' | 'subject' | 'text' | 'html' | 'unsubscribeUrl' | 'createdAt'>

/** A mail that is not taken, now or later. */
export class Refused extends Error {}

/** What the site adds: whom a mail is from, and the address that people know the site by. */
export interface Stamp {
  from: string
  site: string
}

export function messageIdOf({ id }: { id: string }, site: string): string {
  return `<${id}@${new URL(site).hostname}>`
}

/**
 * The headers and parts of a mail. However often it is handed over, its Message-ID is the same, so that a mailbox tells
 * a second copy. Errors: Refused, when the recipient is not one address.
 */
export function messageOf(mail: Message, { from, site }: Stamp): SendMailOptions {
  if (!/^[^\s<>,;:"@]+@[^\s<>,;:"@]+$/.test(mail.recipient)) throw new Refused('the recipient is not one address')
  const unsubscribe = mail.unsubscribeUrl && {
    'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  return {
    from,
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: messageIdOf(mail, site),
    date: mail.createdAt,
    headers: {
      ...unsubscribe,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
