import { readFileSync, writeFileSync } from 'node:fs'
import type { Checkpoint } from '@/lib/audit/checkpoint'
import { operator } from '@/lib/people/account/actor'
import { type CommandResult, type Given, Refusal } from './arguments.ts'
import { progressBar } from './progress-bar.ts'

export const logVerbs = {
  async 'verify-log'({ checkpoint: kept, json }: Given): Promise<CommandResult> {
    const { verifyLog } = await import('@/lib/audit/verify-log')
    const checkpoint = kept ? await readKept(kept) : undefined
    const verified = await verifyLog({ checkpoint })
    const { ok, entries, checkpoints, unsigned, withoutSubjects } = verified
    const { waiting, erased, erasedOnRecord, firstBad, keptSentence } = verified
    const lines = [
      firstBad?.sentence ?? `The log is intact: each of its ${entries} entries follows from the one before.`,
      `${checkpoints} checkpoints${unsigned > 0 ? `, ${unsigned} of them not signed by a key that this site knows` : ', all signed'}.`,
      ...(withoutSubjects > 0
        ? [`${withoutSubjects} of them have no subject chain: they are from before there were any.`]
        : []),
      ...(erased > 0 ? [`${erased} personal values are erased; the log records ${erasedOnRecord} of these.`] : []),
      ...(waiting > 0 ? [`${waiting} entries are waiting to be sealed.`] : []),
      keptSentence ?? 'To compare with a checkpoint you kept: --checkpoint FILE',
    ]
    const record = await compareRecord({ json })
    return {
      text: [...lines, record.text].join('\n'),
      data: { ...verified, record: record.data },
      failed: !ok || record.failed,
    }
  },
  'verify-record': ({ json }: Given): Promise<CommandResult> => compareRecord({ json }),
  /** The newest checkpoint, for a place where nobody who runs the site can change it. */
  async 'log-checkpoint'({ rest: file }: Given): Promise<CommandResult> {
    const { findNewestCheckpoint } = await import('@/lib/audit/prove')
    const newest = await findNewestCheckpoint()
    if (!newest) throw new Refusal('There is no checkpoint yet. The running site makes the first one.')
    const { size, document } = newest
    // Byte for byte: the next checkpoint names this one by its hash.
    if (file) writeFileSync(file, document)
    return { text: file ? `The checkpoint at entry ${size} is in ${file}.` : document, data: JSON.parse(document) }
  },
  async 'erase-log-values'({ email, reason }: Given): Promise<CommandResult> {
    const { findAccountId } = await import('@/lib/people/account/queries')
    const { eraseValues } = await import('@/lib/audit/erase-values')
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

async function readKept(file: string): Promise<Checkpoint> {
  const { readCheckpoint } = await import('@/lib/audit/checkpoint')
  let document: unknown
  try {
    document = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Refusal(`${file} cannot be read as JSON.`)
  }
  const checkpoint = readCheckpoint(document)
  if (!checkpoint) throw new Refusal(`${file} is not a checkpoint of a log.`)
  return checkpoint
}
