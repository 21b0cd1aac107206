import { pathOf } from '@/lib/content/course/encounter-graph'
import type { EncounterChoice } from '@/lib/content/course/encounter-source'
import { listUnits } from '@/lib/content/course/lookup'
import type { Encounter } from '@/lib/content/course/schema'
import { findOpenRun, requireRun } from '@/lib/training/encounter/queries'
import { startRun } from '@/lib/training/encounter/start'
import { played } from '@/prisma/played'
import { expect, test } from '../fixtures'
import { costlyWay } from '../learner/play'
import { findPlace } from './course'
import { plainRun } from './plain-run'
import { rawPost, rawRequest, requestFlight } from './raw-request'
import { sessionOf } from './session'

/** A server-only field in JSON, flight data or script. */
const secretField = /["']?\b(grade|effect|feedback|follows|acts|outcome|situation)\\?["']?\s*:\s*\\?["'{[]/

interface Texts {
  /** Texts that a learner who made these choices has reached. */
  seen: string[]
  toCome: string[]
}

function textsAfter(encounter: Encounter, choices: readonly EncounterChoice[], { begun }: { begun: boolean }): Texts {
  const met = new Set(begun ? [encounter.nodes[0]?.id ?? '', ...choices.map(({ to }) => to)] : [])
  const seen = [encounter.title, encounter.summary, encounter.contentNote ?? '']
  const toCome: string[] = []
  const placeOfSetting = begun ? seen : toCome
  placeOfSetting.push(encounter.setting)
  for (const node of encounter.nodes) {
    const place = met.has(node.id) ? seen : toCome
    place.push(node.title, node.text, ...(node.choices ?? []).map(({ text }) => text))
    for (const choice of node.choices ?? []) {
      ;(choices.includes(choice) ? seen : toCome).push(choice.follows)
      toCome.push(choice.effect, choice.feedback)
    }
  }
  return { seen, toCome }
}

/** Texts and fields in a response that the learner has not reached. */
function betrayals(body: string, { seen, toCome }: Texts): string[] {
  const runs = toCome.map(plainRun).filter((run) => run.length > 15 && !seen.some((text) => text.includes(run)))
  return [...runs.filter((run) => body.includes(run)), ...(secretField.exec(body)?.slice(0, 1) ?? [])]
}

test('no course page contains text of a case before a run', async ({ enrolledLearner }) => {
  const { course, encounter, outline, lessonAddress, quizAddress, encounterAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const texts = textsAfter(encounter, [], { begun: false })
  const units = listUnits(course)
  const before = units[units.findIndex(({ id }) => id === encounter.id) - 1]
  const neighbor = `${outline}/${before?.slug}`
  const pages = ['/learn', outline, lessonAddress, quizAddress, neighbor, encounterAddress, `/courses/${course.slug}`]
  for (const path of [...pages, `${encounterAddress}/example`]) {
    for (const answer of [
      await rawRequest(path, { headers: session }),
      await requestFlight(path, session),
      await rawRequest(`${path}.rsc`, { headers: session }),
    ]) {
      expect([path, betrayals(answer.body, texts)]).toEqual([path, []])
    }
  }
  const page = await rawRequest(encounterAddress, { headers: session })
  expect([page.status, page.body.includes(plainRun(encounter.summary))]).toEqual([200, true])
})

test('each response of a run contains only the text the learner has reached', async ({ enrolledLearner }) => {
  const { encounter, outline, encounterAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const asJson = { ...session, Accept: 'application/json' }
  const started = await rawPost(`${encounterAddress}/runs`, {}, asJson)
  expect([started.status, Object.keys(JSON.parse(started.body))]).toEqual([200, ['runId']])
  const run = `${encounterAddress}/runs/${JSON.parse(started.body).runId}`
  const way = costlyWay(encounter)
  const made: EncounterChoice[] = []
  for (const [index, choice] of way.entries()) {
    const texts = textsAfter(encounter, made, { begun: true })
    const path = pathOf(encounter, nodesOf(encounter, made))
    const page = await rawRequest(run, { headers: session })
    expect([page.status, page.body.includes(plainRun(path?.at.text ?? 'none'))]).toEqual([200, true])
    for (const address of [run, outline, encounterAddress, '/learn']) {
      for (const answer of [
        await rawRequest(address, { headers: session }),
        await requestFlight(address, session),
        await rawRequest(`${address}.rsc`, { headers: session }),
      ]) {
        expect([address, index, betrayals(answer.body, texts)]).toEqual([address, index, []])
      }
    }
    const early = await rawRequest(`${run}/debrief`, { headers: session })
    expect([early.status, early.headers.location, betrayals(early.body, texts)]).toEqual([303, run, []])
    const fields = { position: String(index + 1), choice: choice.id }
    const refused = await rawPost(`${run}/choices`, { ...fields, choice: 'z' }, asJson)
    expect([refused.status, betrayals(refused.body, texts)]).toEqual([422, []])
    const chosen = await rawPost(`${run}/choices`, fields, asJson)
    const ended = index === way.length - 1
    const next = ended ? `${run}/debrief` : run
    expect([chosen.status, JSON.parse(chosen.body)]).toEqual([200, { next, ok: true, ended }])
    made.push(choice)
  }
  const debrief = await rawRequest(`${run}/debrief`, { headers: session })
  expect(debrief.status).toBe(200)
  for (const choice of way) expect(debrief.body).toContain(plainRun(choice.feedback))
})

function nodesOf({ nodes }: Encounter, made: readonly EncounterChoice[]) {
  return made.map((choice) => ({
    nodeId: nodes.find(({ choices }) => choices?.includes(choice))?.id ?? '',
    choiceId: choice.id,
  }))
}

test('a run is a 404 for another learner and at another address', async ({ enrolledLearner }) => {
  const { course, encounter, outline, lessonAddress, encounterAddress } = await findPlace()
  const person = await enrolledLearner()
  const other = await enrolledLearner()
  const ended = await played(person, course, encounter)
  const { runId } = await startRun(person, { course, encounter })
  const session = await sessionOf(other)
  const mine = await sessionOf(person)
  const fields = { position: '1', choice: encounter.nodes[0]?.choices?.[0]?.id ?? '' }
  const second = listUnits(course).find((unit) => unit.kind === 'encounter' && unit.id !== encounter.id)
  const elsewhere = [`${lessonAddress}/runs/${runId}`, `${outline}/${second?.slug}/runs/${runId}`]
  const tried: [address: string, headers: Record<string, string>][] = [
    [`${encounterAddress}/runs/${runId}`, session],
    [`${encounterAddress}/runs/${ended}`, session],
    ...elsewhere.map((address): [string, Record<string, string>] => [address, mine]),
  ]
  for (const [address, headers] of tried) {
    for (const path of [address, `${address}/debrief`]) {
      expect([path, (await rawRequest(path, { headers })).status]).toEqual([path, 404])
    }
    for (const [path, form] of [
      [`${address}/choices`, fields],
      [`${address}/reflection`, { note: 'Theirs', go: 'keep' }],
      [`${address}/reflection`, { go: 'remove' }],
    ] as const) {
      expect([path, (await rawPost(path, { ...form }, headers)).status]).toEqual([path, 404])
    }
  }
  expect((await requireRun(person, runId)).path.steps).toEqual([])
  expect((await requireRun(person, ended)).reflection).toBeNull()
  expect(await findOpenRun(other, encounter)).toBeNull()
})

test('an encounter redirects a request without a session to sign in and rejects a form from another site', async ({
  enrolledLearner,
}) => {
  const { course, encounter, encounterAddress } = await findPlace()
  const person = await enrolledLearner()
  const { runId } = await startRun(person, { course, encounter })
  const run = `${encounterAddress}/runs/${runId}`
  const none = textsAfter(encounter, [], { begun: false })
  for (const path of [run, `${run}/debrief`, `${encounterAddress}/example`, `${encounterAddress}/read`]) {
    const { status, headers, body } = await rawRequest(path)
    expect([path, status, headers.location?.startsWith('/sign-in?next=')]).toEqual([path, 303, true])
    expect([path, betrayals(body, none)]).toEqual([path, []])
  }
  const fields = { position: '1', choice: encounter.nodes[0]?.choices?.[0]?.id ?? '' }
  const foreign = { ...(await sessionOf(person)), 'Sec-Fetch-Site': 'cross-site' }
  expect((await rawPost(`${run}/choices`, fields, foreign)).status).toBe(403)
  expect((await rawPost(`${run}/choices`, fields, { Accept: 'application/json' })).status).toBe(401)
  expect((await requireRun(person, runId)).path.steps).toEqual([])
})
