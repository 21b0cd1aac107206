import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LogVerdict } from '@/lib/audit/verification/verify-log'
import { operator } from '@/lib/people/account/actor'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { type CommandResult, type Given, Refusal } from './arguments.ts'
import { progressBar } from './progress-bar.ts'

export const logVerbs = {
  async 'verify-log'({ checkpoint, alarm, json }: Given): Promise<CommandResult> {
    const { verifyLog } = await import('@/lib/audit/verification/verify-log')
    const { noteRun } = await import('@/lib/people/alarm/note-run')
    const { readWitness } = await import('./read-witness.ts')
    const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
    const issuer = configuredIssuer()
    const given = checkpoint ? { ...(await readWitness(checkpoint, issuer)), givenUp: 0 } : await readOwnFolders(issuer)
    const { kept, unread, damaged, givenUp } = given
    const verified = await verifyLog({ kept })
    const record = await compareRecord({ json })
    const guards = await compareDatabase()
    const isWrong = !verified.ok || record.failed || guards.length > 0
    const failed = isWrong || damaged
    const found = isWrong
      ? [...guards, ...wrongs(verified, record)]
      : soundness({ verified, record, givenUp }, issuer !== null)
    const lines = failed && !isWrong ? unread : [...found, ...unread]
    if (failed && alarm) await sendAlarm(lines[0] ?? '')
    // Without --alarm the command writes nothing: its database may be evidence.
    if (alarm)
      await noteRun(operator, { kind: 'verify-log', isGood: !failed }).catch(() =>
        lines.push('This could not be noted in the database, so the alarm does not know it.'),
      )
    return {
      text: lines.join('\n'),
      data: { ...verified, record: record.data, database: guards, unread },
      failed,
    }
  },
  async 'verify-record'({ json }: Given): Promise<CommandResult> {
    const record = await compareRecord({ json })
    const guards = await compareDatabase()
    return {
      text: [...guards, record.text].join('\n'),
      data: { ...(record.data as object), database: guards },
      failed: record.failed || guards.length > 0,
    }
  },
  /** The newest checkpoint, for a place where nobody who runs the site can change it. */
  async 'log-checkpoint'({ rest: file }: Given): Promise<CommandResult> {
    const { findNewestCheckpoint } = await import('@/lib/audit/tree/prove')
    const newest = await findNewestCheckpoint()
    if (!newest) throw new Refusal('There is no checkpoint yet. The running site makes the first one.')
    const { size, document } = newest
    // Byte for byte: the next checkpoint names this one by its hash.
    if (file) writeFileSync(file, document)
    return { text: file ? `The checkpoint at entry ${size} is in ${file}.` : document, data: JSON.parse(document) }
  },
  async 'resume-sealing'({ reason }: Given): Promise<CommandResult> {
    const { acceptLog } = await import('@/lib/people/witness/accept-log')
    const { withClone } = await import('../worker/with-clone.ts')
    const { sealLog } = await import('@/lib/audit/tree/seal-log')
    const { isDue, givenUp, unread } = await acceptLog(operator, { reason, withClone })
    const sealed = isDue ? await sealLog() : 0
    const lines = [
      ...givenUp.map(({ size, sentence }) => `Given up: the checkpoint at entry ${size}. ${sentence}`),
      ...unread.map((place) => `This place could not be read, and may stop sealing again: ${place}`),
      isDue
        ? `Sealing has resumed, and the log has your reason. Entries sealed now: ${sealed}.`
        : 'Nothing has stopped: the log extends every checkpoint that can be read back.',
    ]
    return { text: lines.join('\n'), data: { isDue, givenUp, unread, sealed } }
  },
  async 'erase-log-values'({ email, reason }: Given): Promise<CommandResult> {
    const { findAccountId } = await import('@/lib/people/account/queries')
    const { eraseValues } = await import('@/lib/audit/log/erase-values')
    // Closed accounts too; and what strangers typed can be erased without one.
    const accountId = await findAccountId(email)
    const count = await eraseValues(operator, { accountId, email, reason })
    const whose = accountId ? email : `${email} (no account)`
    return {
      text: `${count} personal values of ${whose} are erased; their entries stay.`,
      data: { accountId, count },
    }
  },
}

/** The folders of LOG_WITNESSES. */
async function readOwnFolders(issuer: TrustedIssuer | null) {
  const { findGivenUp } = await import('@/lib/audit/tree/given-up')
  const { givenUpOf } = await import('@/lib/people/witness/folder')
  const { configuredPlaces } = await import('@/lib/people/witness/places')
  const { findSent } = await import('@/lib/people/witness/queries')
  const { readFolders } = await import('./read-witness.ts')
  const isGivenUp = await findGivenUp()
  const places = configuredPlaces().filter(({ kind }) => kind === 'folder')
  const folders = places.map(async (place) => ({ folder: fileURLToPath(place.address), sent: await findSent(place) }))
  return readFolders(await Promise.all(folders), { issuer, isGivenUp: (one) => isGivenUp(givenUpOf(one)) })
}

async function sendAlarm(sentence: string): Promise<void> {
  const { mailAlarm } = await import('@/lib/people/witness/mail-alarm')
  await mailAlarm(operator, sentence)
}

/** A changed view or function could hide what the other checks look for. */
async function compareDatabase(): Promise<string[]> {
  const { findGuardFaults } = await import('@/lib/platform/find-guard-faults')
  return (await findGuardFaults())?.sentences ?? [otherRelease]
}

const otherRelease =
  'The database lacks migrations of this release, so its code was not compared: npm start applies them.'

const mostInJson = 100

/** Prints each difference when it is found, so that many take no memory. */
async function compareRecord({ json }: Pick<Given, 'json'>): Promise<CommandResult & { failed: boolean }> {
  const { verifyRecord } = await import('@/lib/record/packet/verify-record')
  const first: string[] = []
  const bar = progressBar()
  const { people, differences } = await verifyRecord(operator, {
    difference(sentence) {
      if (json && first.length < mostInJson) first.push(sentence)
      if (json) return
      bar.end()
      console.log(sentence)
    },
    progress: bar.show,
  })
  bar.end()
  const text =
    differences === 0
      ? `The record of ${people} people agrees with the log.`
      : `The record of ${people} people and the log differ in ${differences} places.`
  return { text, data: { people, differences, first }, failed: differences > 0 }
}

/** Leaves out all that is sound: below an error, it would be read as the verdict. */
function wrongs(verified: LogVerdict, record: CommandResult & { failed: boolean }) {
  const { faults, faultCount, keptCheckpoint, keptSentence } = verified
  return [
    ...faults.map(({ sentence }) => sentence),
    ...(faultCount > faults.length ? [`The log is wrong in ${faultCount} places; these are the first.`] : []),
    ...(keptSentence && keptCheckpoint !== 'matches' ? [keptSentence] : []),
    ...(record.failed ? [record.text] : []),
    'The database, the log, or the record is wrong. Keep a copy of the database, and compare it with older backups.',
  ]
}

interface Sound {
  verified: LogVerdict
  record: CommandResult
  givenUp: number
}

function soundness({ verified, record, givenUp }: Sound, hasIssuer: boolean): string[] {
  const { entries, checkpoints, unsigned, withoutSubjects, withoutTree, waiting, erased, erasedOnRecord } = verified
  const { stamps, newestStamp, unjudgedStamps } = verified
  const why = hasIssuer ? ' by a key that this site knows' : ', since this site has no issuer (ISSUER_URL)'
  const earlier = (count: number, what: string) =>
    count > 0 ? [`${count} of them have no ${what}: they are from before there was any.`] : []
  return [
    `The log is intact: each of its ${entries} entries follows from the one before.`,
    `${checkpoints} checkpoints, ${unsigned > 0 ? `${unsigned} of them not signed${why}` : 'all signed'}.`,
    ...earlier(withoutSubjects, 'subject chain'),
    ...earlier(withoutTree, 'tree over all entries'),
    ...(newestStamp ? [`Checkpoints with a time-stamp: ${stamps}, the newest of ${newestStamp.toISOString()}.`] : []),
    ...(unjudgedStamps > 0
      ? [`${unjudgedStamps} checkpoints have a time-stamp that was not judged: its authority has no root in TSA_ROOTS.`]
      : []),
    ...(erased > 0 ? [`${erased} personal values are erased; the log records ${erasedOnRecord} of these.`] : []),
    ...(waiting > 0 ? [`Waiting to be sealed: ${waiting} ${waiting === 1 ? 'entry' : 'entries'}.`] : []),
    verified.keptSentence ?? 'To compare with a checkpoint you kept: --checkpoint FILE, FOLDER, or "LENGTH ROOT"',
    ...(verified.kept > 1 ? [`All other kept checkpoints match, too: ${verified.kept - 1}.`] : []),
    ...(givenUp > 0 ? [`Kept checkpoints that the operator gave up, with a reason in the log: ${givenUp}.`] : []),
    record.text,
  ]
}
