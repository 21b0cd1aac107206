import { env, isDemo } from '@/lib/platform/env'

/** The server that mail is handed to; null: it goes to a folder. The demonstration sends nothing to anybody. */
export const mailServer = isDemo ? null : env.SMTP_URL || null

/** Where mail goes, for administrators. */
export function placeInWords(): string {
  return mailServer ? `the mail server ${new URL(mailServer).host}` : `the folder ${env.MAIL_OUTBOX}`
}
