import { connect } from './connection.mjs'

/** The open alarms, for the doctor. An older release's database has no view for them. */
export async function checkAlarms(url) {
  const client = await connect(url)
  try {
    const { rows: tables } = await client.query(`select to_regclass('public.open_alarm') as name`)
    if (!tables[0].name) return []
    const { rows } = await client.query('select sentence, raised_at as "raisedAt" from open_alarm order by raised_at')
    return rows.map(({ sentence, raisedAt }) => ({
      level: 'fault',
      text: `Alarm since ${raisedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC: ${sentence}`,
    }))
  } finally {
    await client.end()
  }
}
