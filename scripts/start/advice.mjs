/* The doctor's advice for a live site that works. */

import { outsideInWords } from '../../lib/people/witness/outside-words.mjs'
import { readAlarmLimits } from '../../lib/platform/alarm-limits.mjs'
import { connect, mayRead } from './connection.mjs'

const split = (text) => text.split(/\s+/).filter(Boolean)

/** Sentences. Those about the log also say what is in order, because a court may ask. */
export function advise({ demo, mail, witnesses, issuer }) {
  if (demo) return []
  const places = split(witnesses.LOG_WITNESSES)
  const { isWitnessed, isClocked, witness, clock } = outsideInWords({
    places,
    authorities: split(issuer.TSA_URLS).length,
  })
  return [
    !mail.SMTP_URL && 'No mail server is set, so the site sends no mail: set SMTP_URL and MAIL_FROM.',
    isWitnessed
      ? witness
      : `${witness} Whoever has this machine could rewrite the log unnoticed: add a place elsewhere to LOG_WITNESSES.`,
    isClocked ? clock : `${clock} To use one, set TSA_URLS and TSA_ROOTS.`,
  ].filter(Boolean)
}

/** An operator without the alarm about backups makes them by other means. Without the view, or the right to it, another check says so. */
export async function adviseBackup({ demo, watched }, { url }) {
  if (demo || readAlarmLimits(watched.ALARMS).limits.backup === 0) return []
  const client = await connect(url)
  try {
    if (!(await mayRead(client, 'newest_run'))) return []
    const { rowCount } = await client.query(`select from newest_run where kind = 'backup'`)
    const text =
      'No backup has ever been made: run npm run admin -- backup, and enable northlight-backup.timer. If you make backups by other means, set ALARMS="backup=0".'
    return rowCount > 0 ? [] : [{ level: 'note', text }]
  } finally {
    await client.end()
  }
}
