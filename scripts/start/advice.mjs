/* What the doctor advises for a live site that works. */

import { isOutside } from '../../lib/people/witness/is-outside.mjs'
import { readAlarmLimits } from '../../lib/platform/alarm-limits.mjs'
import { connect } from './connection.mjs'

/** Sentences. */
export function advise({ demo, mail, witnesses }) {
  if (demo) return []
  const places = witnesses.LOG_WITNESSES.split(/\s+/).filter(Boolean)
  return [
    !mail.SMTP_URL && 'No mail server is set, so the site sends no mail: set SMTP_URL and MAIL_FROM.',
    !places.some(isOutside) &&
      'Checkpoints of the log stay on this machine, so whoever has it could rewrite the log unnoticed: add a place elsewhere to LOG_WITNESSES.',
  ].filter(Boolean)
}

/** An operator without the alarm about backups makes them by other means. Without the view, or the right to it, another check says so. */
export async function adviseBackup({ demo, watched }, { url }) {
  if (demo || readAlarmLimits(watched.ALARMS).limits.backup === 0) return []
  const client = await connect(url)
  try {
    const { rows: views } = await client.query(
      `select has_table_privilege(to_regclass('public.newest_run'), 'select') as ok`,
    )
    if (!views[0].ok) return []
    const { rowCount } = await client.query(`select from newest_run where kind = 'backup'`)
    const text =
      'No backup has ever been made: run npm run admin -- backup, and enable northlight-backup.timer. If you make backups by other means, set ALARMS="backup=0".'
    return rowCount > 0 ? [] : [{ level: 'note', text }]
  } finally {
    await client.end()
  }
}
