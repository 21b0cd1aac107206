import { listAccess, listOwnActs } from '@/lib/audit/log/queries'
import { caseRoundsOnRecord } from '@/lib/measurement/case-rating/on-record'
import { evaluationsOnRecord } from '@/lib/measurement/evaluation/on-record'
import type { Learner } from '@/lib/people/account/actor'
import { signInsOnRecord } from '@/lib/people/account/on-record'
import { mailsOnRecord } from '@/lib/people/mail/on-record'
import { membershipsOnRecord } from '@/lib/people/organization/on-record'
import { factorsOnRecord } from '@/lib/people/second-factor/on-record'
import { signOnsOnRecord } from '@/lib/people/single-sign-on/on-record'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { type Agreement, disputeSentence } from '@/lib/record/certificate/agreement'
import { mandateExceptionsOnRecord } from '@/lib/record/mandate/on-record'
import { jsonFile, type PacketFile, textFile } from '@/lib/record/packet/content/file'
import { outsideFiles } from '@/lib/record/packet/content/outside-training'
import { inSnapshot, readPerson } from '@/lib/record/packet/content/read-person'
import { timeOf } from '@/lib/record/packet/content/time'
import { withNames } from '@/lib/record/packet/content/with-names'
import { certificateFiles } from '@/lib/record/packet/person-files'
import { remindersOnRecord } from '@/lib/record/reminder/on-record'
import { plansOnRecord } from '@/lib/record/spaced-practice/on-record'
import { buildTranscript } from '@/lib/record/transcript/build'
import { publishTranscript } from '@/lib/record/transcript/publish'
import { assignmentsOnRecord, lateNotesOnRecord } from '@/lib/training/assignment/on-record'
import { reflectionsOnRecord } from '@/lib/training/encounter/on-record'
import { placesOnRecord } from '@/lib/training/lesson/on-record'
import { ownAttempts } from './attempts'
import { dataCopyReadme } from './readme'

const entriesPerPage = 500

/** Under one folder, so that unpacking scatters nothing. */
const folder = 'your-data'

export async function* dataCopyFiles(learner: Learner, agrees: Agreement, world: World): AsyncGenerator<PacketFile> {
  const record = await inSnapshot((tx) => readPerson(tx, learner))
  const own = await db.$transaction(
    async (tx) => ({
      signIns: await signInsOnRecord(tx, learner),
      factors: await factorsOnRecord(tx, learner),
      signOns: await signOnsOnRecord(tx, learner),
      memberships: await membershipsOnRecord(tx, learner),
      mails: await mailsOnRecord(tx, learner),
      reflections: await reflectionsOnRecord(tx, learner),
      evaluations: await evaluationsOnRecord(tx, learner),
      caseRounds: await caseRoundsOnRecord(tx, learner),
      exceptions: await mandateExceptionsOnRecord(tx, learner),
      places: await placesOnRecord(tx, learner),
      assignments: await assignmentsOnRecord(tx, learner),
      lateNotes: await lateNotesOnRecord(tx, learner),
      reminders: await remindersOnRecord(tx, learner),
      plans: await plansOnRecord(tx, learner),
    }),
    { isolationLevel: 'RepeatableRead' },
  )
  const { account, enrollments, completions, runs, readings, practice, spacedCases } = record
  const { annotations, waivers, extensions, resets, timeAcceptances, unlocks, accommodations, anomalies } = record
  const { memberships, signOns } = own
  yield textFile(`${folder}/readme.txt`, dataCopyReadme)
  yield jsonFile(`${folder}/account.json`, {
    ...account,
    email: learner.email,
    ...own.signIns,
    ...own.factors,
    signOns,
    memberships,
  })
  yield* transcriptFiles(learner, agrees, world)
  yield* certificateFiles(record, folder, world)
  yield jsonFile(`${folder}/enrollments.json`, {
    enrollments,
    completions,
    places: own.places,
    assignments: own.assignments,
    reminders: own.reminders,
    lateNotes: own.lateNotes,
    evaluations: own.evaluations,
    caseRounds: own.caseRounds,
    classroom: record.attendances,
    mandateExceptions: own.exceptions,
    outsideCertificates: record.outsideCertificates,
  })
  yield* outsideFiles(record.outsideCertificates, folder)
  yield jsonFile(`${folder}/attempts.json`, await ownAttempts(record))
  yield jsonFile(`${folder}/encounters.json`, { runs, readings, notes: own.reflections })
  yield jsonFile(`${folder}/practice.json`, { practice, spacedCases, ...own.plans })
  yield jsonFile(`${folder}/time.json`, timeOf(record, { steps: true }))
  const notes = { annotations, waivers, extensions, resets, timeAcceptances, unlocks, accommodations, anomalies }
  yield jsonFile(`${folder}/notes.json`, await withNames(notes))
  yield jsonFile(`${folder}/mail.json`, own.mails)
  yield jsonFile(`${folder}/log.json`, { byYou: await ownActs(learner), byOthers: await actsOfOthers(learner) })
}

async function* transcriptFiles(learner: Learner, agrees: Agreement, world: World): AsyncGenerator<PacketFile> {
  if (!(await agrees(learner, world))) {
    yield textFile(`${folder}/no-transcript.txt`, `${disputeSentence}\n`)
    return
  }
  const { pdf, json } = await publishTranscript(await buildTranscript(learner, learner, world), world)
  yield { path: `${folder}/transcript.pdf`, bytes: pdf }
  yield textFile(`${folder}/transcript.json`, json)
}

async function ownActs(learner: Learner) {
  const acts: Awaited<ReturnType<typeof listOwnActs>> = []
  for (let after = '0'; ; ) {
    const page = await listOwnActs(learner, { after, limit: entriesPerPage })
    acts.push(...page)
    const last = page.at(-1)
    if (!last || page.length < entriesPerPage) return acts
    after = last.id
  }
}

async function actsOfOthers(learner: Learner) {
  const acts: { at: Date; action: string; role: string; by: string | null; organization: string | null }[] = []
  for (let before: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listAccess>> = await listAccess(learner, { before, limit: entriesPerPage })
    for (const { at, action, role, actor, organization } of page)
      acts.push({ at, action, role, by: actor?.name ?? null, organization })
    const last = page.at(-1)
    if (!last || page.length < entriesPerPage) return acts
    before = last.id
  }
}
