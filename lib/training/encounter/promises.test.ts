import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { costlyLetters, enrolledIn, playedBy, sampleEncounterCourse } from '@/fixtures/encounter'
import { app, checkFailed, duplicate, noKey, noRight, outcome, owner, refused } from '@/fixtures/roles'
import { readInstead } from './read-instead'
import { saveReflection } from './save-reflection'

/* Asks Postgres as the owner of the tables, like lib/platform/promises.test.ts. */

let open: string
let ended: string
let accountId: string
const rows: Record<string, string> = {}

beforeAll(async () => {
  await Promise.all([owner.connect(), app.connect()])
  const { course, encounter } = await sampleEncounterCourse()
  const person = await enrolledIn(course)
  accountId = person.accountId
  ended = await playedBy(person, { course, encounter }, costlyLetters)
  open = await playedBy(person, { course, encounter }, 'a')
  await readInstead(person, { course, encounter })
  await saveReflection(person, { runId: ended, text: 'Mine.' })
  rows.encounter_version = `hash = '${encounter.hash}'`
  rows.step = `run_id = '${open}'`
  rows.run_end = `run_id = '${ended}'`
  rows.encounter_reading = `account_id = '${accountId}'`
})
afterAll(() => Promise.all([owner.end(), app.end()]))

describe.each([
  ['encounter_version', 'first_run_at = now()'],
  ['step', "choice_id = 'b'"],
  ['run_end', "outcome = 'sound'"],
  ['encounter_reading', 'read_at = now()'],
])('%s', (table, set) => {
  test('is written once', async () => {
    for (const statement of [`update ${table} set ${set}`, `delete from ${table}`]) {
      expect([statement, await outcome(owner, `${statement} where ${rows[table]}`)]).toEqual([statement, refused])
      expect([statement, await outcome(app, `${statement} where ${rows[table]}`)]).toEqual([statement, noRight])
    }
  })
})

describe('a run', () => {
  test('ends once and is otherwise immutable', async () => {
    expect(await outcome(owner, `update encounter_run set ended_at = now() where id = '${open}'`)).toBe(1)
    for (const set of [
      'ended_at = null',
      "ended_at = now(), unit_id = 'another'",
      'ended_at = now(), account_id = gen_random_uuid()',
      "encounter_hash = 'another'",
      'ordinal = 9',
    ]) {
      expect([set, await outcome(owner, `update encounter_run set ${set} where id = '${open}'`)]).toEqual([
        set,
        refused,
      ])
    }
    for (const set of ['ended_at = now()', 'ended_at = null', 'ended_at = ended_at']) {
      expect([set, await outcome(owner, `update encounter_run set ${set} where id = '${ended}'`)]).toEqual([
        set,
        refused,
      ])
    }
    expect(await outcome(owner, `delete from encounter_run where id = '${open}'`)).toBe(refused)
    expect(await outcome(app, `delete from encounter_run where id = '${open}'`)).toBe(noRight)
  })

  test('is open once per learner and encounter', async () => {
    const another = `insert into encounter_run select gen_random_uuid(), enrollment_id, account_id, course_id, unit_id, 3,
      encounter_hash, course_version_id, now(), null from encounter_run where id = '${open}'`
    expect(await outcome(owner, another)).toBe(duplicate)
    expect(await outcome(owner, another.replace(', null from', ', now() from'))).toBe(1)
    expect(
      await outcome(owner, another.replace('unit_id, 3', 'unit_id, 2').replace(', null from', ', now() from')),
    ).toBe(duplicate)
  })

  test('takes its steps in order, while it is open', async () => {
    const step = (runId: string, position: number) =>
      outcome(owner, `insert into step values ('${runId}', ${position}, 'talk', 'b', now())`)
    expect(await step(open, 2)).toBe(1)
    for (const position of [-1, 0, 1, 3, 1001])
      expect([position, await step(open, position)]).toEqual([position, duplicate])
    expect(await step(ended, 5)).toBe(refused)
    expect(await step(accountId, 1)).toBe(noKey)
  })

  test('ends in a known outcome', async () => {
    const end = (values: string) => outcome(owner, `insert into run_end values ('${open}', 'led', ${values}, now())`)
    for (const situation of ['look-alike', 'not-enough']) {
      expect([situation, await end(`'sound', '${situation}', 'refer'`)]).toEqual([situation, 1])
    }
    for (const values of [
      "'best', 'look-alike', 'refer'",
      "'sound', 'other', 'refer'",
      "'sound', 'look-alike', 'arrest'",
    ]) {
      expect([values, await end(values)]).toEqual([values, checkFailed])
    }
  })
})

test('a reflection can be changed and deleted by its learner', async () => {
  const where = `where run_id = '${ended}'`
  expect(await outcome(app, `update reflection set text = 'Other.' ${where}`)).toBe(1)
  expect(await outcome(app, `delete from reflection ${where}`)).toBe(1)
})
