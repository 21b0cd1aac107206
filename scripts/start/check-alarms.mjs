import { connect, mayRead } from './connection.mjs'

/** The open alarms, for the doctor. Without the view, or the right to it, another check says so. */
export async function checkAlarms(url) {
  const client = await connect(url)
  try {
    if (!(await mayRead(client, 'open_alarm'))) return []
    const { rows } = await client.query('select sentence, raised_at as "raisedAt" from open_alarm order by raised_at')
    return rows.map(({ sentence, raisedAt }) => ({
      level: 'fault',
      text: `Alarm since ${raisedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC: ${sentence}`,
    }))
  } finally {
    await client.end()
  }
}
