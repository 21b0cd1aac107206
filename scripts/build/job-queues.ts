import type pg from 'pg'
import PgBoss from 'pg-boss'

/** pg-boss’ own schema, beside ours in the same Postgres. */
export const jobSchema = 'pgboss'

/**
 * `due`: what the clock asks for, every five minutes. `send`: one mail each. Of either, one waits at a time for the same
 * thing (`short`); what is at work does not count, so that a job that a killed worker left behind holds up nothing.
 * pg-boss retries none: mails keep their own tries.
 */
const queues = [
  { name: 'due', policy: 'short', retryLimit: 0, expireInSeconds: 600 },
  { name: 'send', policy: 'short', retryLimit: 0, expireInSeconds: 120 },
] as const

/** Where pg-boss itself puts what its schedule says. */
const scheduleQueue = '__pgboss__send-it'

/** Makes pg-boss’ tables and our queues, as the owner. */
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
    // What is there already keeps its options otherwise.
    await boss.updateQueue(queue.name, queue)
  }
  await boss.createQueue(scheduleQueue)
  await boss.schedule('due', '*/5 * * * *')
  await boss.stop({ graceful: false })
}

/** What the worker may do there, as the role of the app: use the queues, make none. */
export async function grantJobs(client: pg.Client, app: string): Promise<void> {
  const role = client.escapeIdentifier(app)
  // At its start pg-boss asks for its own queue, and leaves it at that when it finds it.
  await client.query(`begin;
    revoke all on all tables in schema ${jobSchema} from ${role};
    grant usage on schema ${jobSchema} to ${role};
    grant select on ${jobSchema}.queue, ${jobSchema}.schedule, ${jobSchema}.version to ${role};
    grant insert on ${jobSchema}.queue to ${role};
    grant update (maintained_on, cron_on) on ${jobSchema}.version to ${role};
    grant select, insert, update, delete on ${jobSchema}.job, ${jobSchema}.archive to ${role};
    commit`)
}
