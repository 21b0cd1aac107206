import { env, isDemo } from '@/lib/platform/env'

/** Null: mail goes to a folder. The demonstration sends no mail. */
export const mailServer = isDemo ? null : env.SMTP_URL || null

/** Without it, registration makes an account without a confirmed address, and one-time links are handed over. */
export const sendsMail = mailServer !== null

export function placeInWords(): string {
  return mailServer ? `the mail server ${new URL(mailServer).host}` : `the folder ${env.MAIL_OUTBOX}`
}
