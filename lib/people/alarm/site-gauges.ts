import type { Gauge } from '@/lib/platform/prometheus'
import type { OpenAlarm } from './queries'
import type { AlarmKind, SiteFigures } from './rules'

const kinds: AlarmKind[] = ['log', 'mail', 'backup', 'disk', 'witness', 'database']
const secondsOf = (at: Date | null) => (at ? at.getTime() / 1000 : null)

/** Null figures: the database is away. */
export function siteGauges(figures: SiteFigures | null, alarms: OpenAlarm[] | null, version: string): Gauge[] {
  const up = { name: 'northlight_database_up', help: '1 while the database answers.', value: figures ? 1 : 0 }
  const info = { name: 'northlight_info', help: 'The release.', value: 1, labels: { version } }
  if (!figures || !alarms) return [info, up]
  const gauge = (name: string, help: string, value: number | null) => ({ name: `northlight_${name}`, help, value })
  return [
    info,
    up,
    gauge('mail_waiting', 'Mails that are due and not sent.', figures.mailWaiting),
    gauge(
      'mail_oldest_timestamp_seconds',
      'Time since which the oldest of them waits.',
      secondsOf(figures.mailWaitingSince),
    ),
    gauge('jobs_failed', 'Failed jobs in the queue.', figures.failedJobs),
    gauge('log_unsealed', 'Entries of the log that are not sealed.', figures.unsealed),
    gauge('log_unsealed_oldest_timestamp_seconds', 'Time of the oldest of them.', secondsOf(figures.unsealedSince)),
    gauge('log_checked_timestamp_seconds', 'Time of the last run of verify-log.', secondsOf(figures.logCheckedAt)),
    gauge('log_good', '1 if that run found no error.', figures.isLogGood === null ? null : Number(figures.isLogGood)),
    gauge('backup_timestamp_seconds', 'Time of the last backup.', secondsOf(figures.backedUpAt)),
    gauge('disk_free_bytes', 'Free space on the disk of the data.', figures.freeBytes),
    ...kinds.map((kind) => ({
      ...gauge('alarm', '1 while this alarm is raised.', Number(alarms.some((one) => one.kind === kind))),
      labels: { kind },
    })),
  ]
}
