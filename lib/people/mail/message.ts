import type { SendMailOptions } from 'nodemailer'
import type { Mail } from '@/lib/platform/prisma/client'

export type Message = Pick<Mail, 'id' | 'recipient' | 'subject' | 'text' | 'html' | 'unsubscribeUrl' | 'createdAt'>

export class Refused extends Error {}

export interface Stamp {
  from: string
  site: string
}

export function messageIdOf({ id }: { id: string }, site: string): string {
  return `<${id}@${new URL(site).hostname}>`
}

/** Retries keep one Message-ID, so mailboxes drop duplicates. Errors: Refused (the recipient is not one address). */
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
