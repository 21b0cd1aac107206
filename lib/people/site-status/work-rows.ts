import type { OpenAlarm } from '@/lib/people/alarm/queries'
import { judgeFigures, type SiteFigures } from '@/lib/people/alarm/rules'
import type { usualLimits } from '@/lib/platform/alarm-limits.mjs'
import { momentInWords } from '@/lib/platform/words'
import { type AsOf, counted, type StatusRow } from './row'

export interface WorkFacts {
  figures: SiteFigures
  limits: typeof usualLimits
  isDemo: boolean
  /** Its name, without user and password; null: mail goes to a folder. */
  mailServer: string | null
  mail: { lastSentAt: Date | null; failed: number }
  alarms: OpenAlarm[]
  /** Since when the worker should have sealed the log, or null. */
  lateSince: Date | null
  processes: number
  startedAt: Date
}

export function mailRow({ figures, limits, isDemo, mailServer, mail }: WorkFacts, { now, timeZone }: AsOf): StatusRow {
  const name = 'Mail'
  if (isDemo) return { name, state: 'good', fact: 'The demonstration sends no mail.' }
  if (!mailServer) {
    const fact = 'No mail server is set: mail goes to a folder on the server and reaches no one.'
    return {
      name,
      state: 'look',
      fact,
      next: { text: 'Set SMTP_URL and MAIL_FROM', section: 'docs/operating/people.md#mail' },
    }
  }
  const { mailWaiting } = figures
  const sent = mail.lastSentAt
    ? `The last one was sent ${momentInWords(mail.lastSentAt, timeZone)}.`
    : 'None was sent yet.'
  const failed = mail.failed > 0 ? ` ${counted(mail.failed, 'mail')} failed in the last 7 days.` : ''
  const fact = `Mail goes to ${mailServer}. ${sent} ${counted(mailWaiting, 'mail')} ${mailWaiting === 1 ? 'waits' : 'wait'}.${failed}`
  const look = { text: 'See each error under Mail', page: '/admin/mail' }
  if (judgeFigures(figures, limits, now).mail) return { name, state: 'broken', fact, next: look }
  if (mail.failed > 0) return { name, state: 'look', fact, next: look }
  if (!mail.lastSentAt)
    return { name, state: 'look', fact, next: { text: 'Send yourself a test mail', page: '/admin/mail' } }
  return { name, state: 'good', fact }
}

export function alarmRows({ alarms }: WorkFacts, { timeZone }: AsOf): StatusRow[] {
  if (alarms.length === 0) return [{ name: 'Alarms', state: 'good', fact: 'No alarm is raised.' }]
  return alarms.map(({ sentence, raisedAt }) => ({
    name: 'Alarm',
    state: 'broken',
    fact: `${sentence} Since ${momentInWords(raisedAt, timeZone)}.`,
    next: { text: 'Do what the table says', section: 'docs/operating/running.md#alarms' },
  }))
}

export function processRow({ figures, lateSince, processes, startedAt }: WorkFacts, { timeZone }: AsOf): StatusRow {
  const name = 'Processes'
  const { failedJobs } = figures
  const fact = `${counted(processes, 'app process', 'app processes')}; this one has run since ${momentInWords(startedAt, timeZone)}.`
  const section = 'docs/operating/running.md#keep-it-running'
  if (lateSince) {
    const late = `The worker is late: the log has waited to be sealed since ${momentInWords(lateSince, timeZone)}.`
    return {
      name,
      state: 'broken',
      fact: `${fact} ${late}`,
      next: { text: 'Look at the output of npm start', section },
    }
  }
  if (failedJobs > 0) {
    const next = { text: 'Look for the errors in the output of npm start', section }
    return { name, state: 'look', fact: `${fact} ${counted(failedJobs, 'job')} of the worker failed.`, next }
  }
  return { name, state: 'good', fact: `${fact} The worker is on time.` }
}
