import type pg from 'pg'
import PgBoss from 'pg-boss'

export const jobSchema = 'pgboss'

/** `short` ignores active jobs, so a killed worker blocks nothing. No retries: mails have their own. */
const queues = [
  { name: 'due', policy: 'short', retryLimit: 0, expireInSeconds: 600 },
  { name: 'send', policy: 'short', retryLimit: 0, expireInSeconds: 120 },
] as const

/** pg-boss's own queue for scheduled jobs. */
const scheduleQueue = '__pgboss__send-it'

export async function installJobs(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values) },
    schema: jobSchema,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  for (const queue of queues) {
    await boss.createQueue(queue.name, queue)
    // createQueue leaves an existing queue's options unchanged.
    await boss.updateQueue(queue.name, queue)
  }
  await boss.createQueue(scheduleQueue)
  await boss.schedule('due', '*/5 * * * *')
  await boss.stop({ graceful: false })
}

/** The app's role may use the queues but not create them. */
export async function grantJobs(client: pg.Client, app: string): Promise<void> {
  const role = client.escapeIdentifier(app)
  // pg-boss creates this queue at start unless it exists.
  await client.query(`begin;
    revoke all on all tables in schema ${jobSchema} from ${role};
    grant usage on schema ${jobSchema} to ${role};
    grant select on ${jobSchema}.queue, ${jobSchema}.schedule, ${jobSchema}.version to ${role};
    grant insert on ${jobSchema}.queue to ${role};
    grant update (maintained_on, cron_on) on ${jobSchema}.version to ${role};
    grant select, insert, update, delete on ${jobSchema}.job, ${jobSchema}.archive to ${role};
    commit`)
}
