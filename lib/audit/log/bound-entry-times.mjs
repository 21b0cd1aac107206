/** As the owner. From then on, Postgres refuses an entry dated outside its time; a second call changes nothing. */
export async function boundEntryTimes(client) {
  await client.query(
    'insert into entry_time_bound (since) select now() where not exists (select from entry_time_bound)',
  )
}
