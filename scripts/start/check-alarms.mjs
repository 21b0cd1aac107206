import { connect } from './connection.mjs'

/** The open alarms, for the doctor. Without the view, or the right to it, another check says so. */
export async function checkAlarms(url) {
  const client = await connect(url)
  try {
    const { rows: tables } = await client.query(
      `select has_table_privilege(to_regclass('public.open_alarm'), 'select') as ok`,
    )
    if (!tables[0].ok) return []
    const { rows } = await client.query('select sentence, raised_at as "raisedAt" from open_alarm order by raised_at')
    return rows.map(({ sentence, raisedAt }) => ({
      level: 'fault',
      text: `Alarm since ${raisedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC: ${sentence}`,
    }))
  } finally {
    await client.end()
  }
}
