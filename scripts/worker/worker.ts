import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { isSealingUrgent } from '@/lib/audit/tree/is-sealing-urgent'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { configuredTransport } from '@/lib/people/mail/configured-transport'
import { listUrgent } from '@/lib/people/mail/queries'
import { send } from '@/lib/people/mail/send'
import type { Crash } from '@/lib/people/mail/transport'
import { comparePlaces } from '@/lib/people/witness/compare-places'
import { env } from '@/lib/platform/env'
import { isDatabaseUp } from '@/lib/platform/health'
import { beginLog, takeOverConsole } from '@/lib/platform/log.mjs'
import { logError } from '@/lib/platform/log-error'
import { connectionTo } from '@/lib/platform/primary.mjs'
import { systemWorld } from '@/lib/platform/world'
import { publishCatalog } from '@/lib/record/publication/publish-catalog'
import { jobSchema } from '../build/job-queues.ts'
import { runDue } from './due.ts'
import { withClone } from './with-clone.ts'

beginLog('worker', process.env)
takeOverConsole()

/* May be killed at any moment: durable state is in our own tables. */
const transport = configuredTransport()
const boss = new PgBoss({
  ...connectionTo(pg.Client, env.DATABASE_URL),
  application_name: 'northlight worker',
  schema: jobSchema,
  migrate: false,
  max: 3,
})
const report = (error: Error) => logError('a job failed', error)
boss.on('error', report)

/** Tests name a step at which to be killed. */
const crash: Crash = (step) => {
  if (process.env.NORTHLIGHT_WORKER_DIES_AT === step) process.kill(process.pid, 'SIGKILL')
}

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await boss.stop({ timeout: 10_000 }).catch(report)
  process.exit(0)
}
// A closed channel means that the parent is gone, perhaps already.
for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, stop)
if (process.connected === false) process.exit(0)

// pg-boss gives up when the database is down, but a Postgres restart must not count as a worker crash.
while (!isStopping && !(await isDatabaseUp())) await sleep(1000)
await boss.start()
/** A slow mail server may take half a minute per mail, so several senders run in parallel. */
const senders = await Promise.all(Array.from({ length: 4 }, beginSender))

async function beginSender(): Promise<string> {
  const sender = await boss.work<{ mailId: string }>('send', async ([job]) => {
    if (job) await send(job.data.mailId, transport, systemWorld, crash).catch(report)
    // Otherwise the next mail would wait for the next poll.
    boss.notifyWorker(sender)
  })
  return sender
}

async function enqueue(mailIds: string[]): Promise<void> {
  if (mailIds.length === 0) return
  await boss.insert(mailIds.map((mailId) => ({ name: 'send', singletonKey: mailId, data: { mailId } })))
  for (const sender of senders) boss.notifyWorker(sender)
}
/** Between polls, each of which sends mails about accounts, seals new log entries and, in development, publishes edited courses. */
const lookMs = 10_000

/** The database may be rolled back while this runs. */
async function compareAndSeal(): Promise<void> {
  await comparePlaces(systemWorld)
  await sealLog()
}

/** Sequential and not a job: it must go on when jobs don't run. */
async function lookRepeatedly(): Promise<void> {
  for (; !isStopping; await sleep(lookMs)) {
    await listUrgent(new Date(), 1000).then(enqueue).catch(report)
    await compareAndSeal().catch(report)
    await publishCatalog().catch(report)
  }
}
// Before the first seal: the database may have been rolled back while this was down.
await comparePlaces(systemWorld, { withClone }).catch(report)
void lookRepeatedly()

async function sealRepeatedly(): Promise<void> {
  for (; !isStopping; await sleep(1000)) {
    await isSealingUrgent()
      .then(async (isUrgent) => void (isUrgent && (await compareAndSeal())))
      .catch(report)
  }
}
void sealRepeatedly()

await boss.send('due', {})
await boss.work('due', () => runDue(systemWorld).then(enqueue).catch(report))
