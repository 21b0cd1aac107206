import { noticeKeys } from '@/lib/audit/log/notice-keys'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { stampCheckpoint } from '@/lib/audit/tree/stamp-checkpoint'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { forgetPending } from '@/lib/people/account/session/pending-sign-in'
import { followAlarms } from '@/lib/people/alarm/follow-alarms'
import { forgetDrafts } from '@/lib/people/import/save-draft'
import { listWaiting } from '@/lib/people/mail/queries'
import { writeNotices } from '@/lib/people/mail/write-notices'
import { writeInvitationMails } from '@/lib/people/member-invitation/write-invitation-mails'
import { endPlanned } from '@/lib/people/organization/membership/end-planned'
import { forgetChallenges } from '@/lib/people/second-factor/challenge'
import { followSetting } from '@/lib/people/second-factor/follow-setting'
import { forgetRequests } from '@/lib/people/single-sign-on/sign-on-request'
import { mailCoordinators } from '@/lib/people/witness/mail-coordinators'
import { sendCheckpoints } from '@/lib/people/witness/send-checkpoints'
import { runWithin } from '@/lib/platform/limit/run-within'
import { logError } from '@/lib/platform/log-error'
import { forgetRefusedForms } from '@/lib/platform/refused-form'
import type { World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { noticeAnomalies } from '@/lib/record/anomaly/notice'
import { issueWaiting } from '@/lib/record/certificate/issue-waiting'
import { recordFacts } from '@/lib/record/certificate/record-facts'
import { stampLate } from '@/lib/record/certificate/stamp-late'
import { completeDone } from '@/lib/record/delta/complete-done'
import { closeLeftOpen } from '@/lib/record/group-session/close-left-open'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { checkDisputed } from '@/lib/record/packet/check-disputed'
import { recountOld } from '@/lib/record/recount'
import { settleQueued } from '@/lib/record/reminder/settle-queued'
import { writeReminders } from '@/lib/record/reminder/write-reminders'
import { mailScheduled } from '@/lib/record/report/mail-scheduled'
import { carryOutRetention } from '@/lib/record/retention/carry-out'
import { mailDue } from '@/lib/record/spaced-practice/mail-due'
import { withClone } from './with-clone.ts'

type Jobs = Record<string, (world: World) => Promise<void>>

/** Each job finds its own due work and is idempotent. Alarms come first, so that no slow job delays them. */
export const due = {
  alarms: (world) => followAlarms(world),
  'finished deltas': async (world) => completeDone((await loadCatalog()).courses, world),
  'spaced-case mail': mailDue,
  'reminders of due dates': writeReminders,
  'queued reminders': settleQueued,
  'mail about exports': mailScheduled,
  'rule of second factors': followSetting,
  'people who leave': endPlanned,
  notices: writeNotices,
  'invitations to mail': writeInvitationMails,
  anomalies: (world) => noticeAnomalies(world),
  'records in dispute': checkDisputed,
  'certificates that waited': async (world) => issueWaiting((await loadCatalog()).courses, agreesWithLog, world),
  'facts of earlier certificates': recordFacts,
  'issuer keys': async (world) => noticeKeys(configuredIssuer(), world),
  'time-stamps': async (world) => void (await stampLate(world)),
  'time-stamp of a checkpoint': stampCheckpoint,
  checkpoints: (world) => sendCheckpoints(withClone, world),
  'checkpoints for coordinators': mailCoordinators,
  'votes of a room': closeLeftOpen,
  retention: carryOutRetention,
  'counts of large organizations': recountOld,
  'refused forms': forgetRefusedForms,
  'lists to import': forgetDrafts,
  'unfinished sign-ins': async (world) => {
    for (const forget of [forgetPending, forgetChallenges, forgetRequests]) await forget(world.now())
  },
  // For sites without a worker.
  'audit log': async (world) => void (await sealLog(world)),
} satisfies Jobs

/** As long as the slowest witness may take. */
const usualLimitMs = 5 * 60_000

/** Runs every job even when an earlier one fails or hangs, then lists the waiting mails. */
export async function runDue(
  world: World,
  { jobs = due, limitMs = usualLimitMs }: { jobs?: Jobs; limitMs?: number } = {},
): Promise<string[]> {
  for (const [name, run] of Object.entries(jobs)) {
    await runWithin(limitMs, name, () => run(world)).catch((error) => logError(`${name} failed`, error))
  }
  return listWaiting(world.now(), 5000)
}
