import { randomUUID } from 'node:crypto'
import type { EncounterNode } from '@/lib/content/course/encounter-source'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Encounter, Quiz, RatedCase } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Confidence, Item } from '@/lib/content/quiz/schema'
import { findOwnRound } from '@/lib/measurement/case-rating/queries'
import { asLearner, type Learner } from '@/lib/people/account/actor'
import { demoPassword } from '@/lib/people/account/demo'
import { db } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import type { World } from '@/lib/platform/world'
import { listSubmittedAttempts } from '@/lib/training/attempt/queries'
import { listEndedRuns } from '@/lib/training/encounter/queries'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { encountersOf } from './course-parts'
import { chanceOf, demoWorld } from './demo-world'
import { enrolled, joined, learner, wrongOf } from './factories'
import { played } from './played'
import { rateCases } from './rated'
import { taken } from './taken'

/* Answers come from a model of ability, difficulty and teaching, so that statistics have data. */
export const academySize = 120
const atOnce = 6

export async function academy(course: Course, code: string, begin: (name: string) => void): Promise<void> {
  const encounters = ['trafficking', 'look-alike'].flatMap(
    (situation) => encountersOf(course).find((encounter) => encounter.situation === situation) ?? [],
  )
  const numbers = Array.from({ length: academySize }, (_, index) => index + 1)
  const work = async () => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const email = `class-${number}@demo.example`
      const found = await db.account.findUnique({ where: { emailKey: email } })
      const final = { account: { emailKey: email }, quizRole: 'final', submittedAt: { not: null } } as const
      // The final is the last step.
      if ((await db.attempt.count({ where: final })) > 0) continue
      const world = demoWorld(found ? `${email} ${randomUUID()}` : email, 11)
      const name = `Trainee ${number} of the class`
      begin(name)
      const person = found
        ? asLearner({ ...found, timeZone: siteTimeZone })
        : await learner({ name, email, password: demoPassword }, world)
      await joined(person, code, world)
      await enrolled(person, course, world)
      await confirmName(person, course, { name: person.name }, world)
      for (const unit of listUnits(course)) {
        if (unit.kind === 'quiz' && unit.role !== 'module') await takenOnce(person, course, unit, world)
        else if (unit.kind === 'encounter' && encounters.includes(unit))
          await playedThrough(person, course, unit, world)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

async function takenOnce(person: Learner, course: Course, quiz: Quiz, world: World): Promise<void> {
  const earlier = await listSubmittedAttempts(person, quiz)
  const taught = quiz.role === 'final' ? 1.6 : 0
  const answers = (item: Item) => answerOf(person.email, item, taught)
  if (earlier.length === 0) await taken(person, course, quiz, { answers, world })
  const ratingOf = (one: RatedCase) => ratingBy(person.email, one, quiz.role === 'final' ? 1.5 : 0.6)
  if ((await findOwnRound(person, course, world.now())).state !== 'closed')
    await rateCases(person, course, world, { ratingOf })
}

/** Signal detection: a compelled person's case feels likelier by `distance`. */
function ratingBy(email: string, { id, situation }: RatedCase, distance: number): number {
  const feeling = spread(`caution ${email}`) * 0.4 + spread(`feels ${email} ${id}`)
  const shown = { trafficking: distance, 'look-alike': 0, 'not-enough': distance / 2 }[situation]
  return 1 + [-0.9, -0.1, 0.7, 1.5].filter((cut) => feeling + shown > cut).length
}

async function playedThrough(person: Learner, course: Course, encounter: Encounter, world: World): Promise<void> {
  const runs = async () => (await listEndedRuns(person, encounter)).runs
  const run = (taught: number) =>
    played(person, course, encounter, { chooses: (node) => choiceOf(person.email, encounter, node, taught), world })
  if ((await runs()).length === 0) await run(1.4)
  const [last, ...earlier] = await runs()
  const goesAgain = chanceOf(`again ${person.email} ${encounter.id}`) < 0.85
  if (last?.outcome === 'costly' && earlier.length === 0 && goesAgain) await run(3.4)
}

/** The choice that raises a false alarm is the most tempting mistake. */
function choiceOf(email: string, encounter: Encounter, { id, choices = [] }: EncounterNode, taught: number): string {
  const place = `${encounter.id} ${id}`
  const by = `${email} ${taught}`
  const isRight = chanceOf(`${by} ${place}`) < rightShare(email, place, taught)
  const fitting = choices.filter(({ grade }) => (grade === 'costly') !== isRight)
  const alarming = isRight ? [] : fitting.filter(({ acts }) => acts === 'escalate')
  const among = [alarming, fitting, choices].find(({ length }) => length > 0) ?? []
  return among[Math.floor(chanceOf(`which ${by} ${place}`) * among.length)]?.id ?? ''
}

function rightShare(email: string, place: string, taught: number): number {
  const ability = spread(`ability ${email}`) * 1.3
  const difficulty = spread(`difficulty ${place}`) * 1.4 - 0.2
  return 1 / (1 + Math.exp(difficulty - ability - taught))
}

function answerOf(email: string, item: Item, taught: number): { value: string[]; confidence: Confidence } {
  const isRight = chanceOf(`${email} ${item.id}`) < rightShare(email, item.id, taught)
  const sure = chanceOf(`sure ${email} ${item.id}`) + (isRight ? 0.25 : 0)
  const confidence = sure > 0.75 ? 'sure' : sure > 0.3 ? 'think-so' : 'guess'
  return { value: isRight ? keyOf(item) : mistakeOf(email, item), confidence }
}

/** One wrong option is more tempting than the others. */
function mistakeOf(email: string, item: Item): string[] {
  if (item.interaction !== 'choice' || item.cardinality === 'multiple') return wrongOf(item)
  const wrong = item.options
    .filter((option) => !option.key)
    .sort((a, b) => chanceOf(item.id + a.id) - chanceOf(item.id + b.id))
  const pull = chanceOf(`pull ${item.id}`) * 0.45 + 0.5
  const chosen = chanceOf(`which ${email} ${item.id}`) < pull ? wrong[0] : wrong.at(-1)
  return [chosen?.id ?? '']
}

/** About normal, with mean 0 and deviation 1. */
function spread(text: string): number {
  const parts = [0, 1, 2, 3, 4, 5].map((part) => chanceOf(`${text} ${part}`))
  return (parts.reduce((sum, part) => sum + part, 0) - 3) * Math.SQRT2
}
