import { error, type Located } from '@/lib/content/course/reader/problem'
import { areEnemies, itemsOfDuty } from '@/lib/content/quiz/draw'
import type { Item, PassRule } from '@/lib/content/quiz/schema'
import { oneSlipFails } from '@/lib/content/quiz/scoring'
import { percent } from '@/lib/platform/words'
import { itemsOn, listUnits } from '../lookup'
import type { Course, Problem, Quiz } from '../schema'

/* With these rules, no drawing of a form can fail. */

type At = Located<unknown>['at']

export function checkRivals(quiz: Quiz, at: At): Problem[] {
  const duties = new Set(quiz.duties?.map(({ id }) => id))
  return Object.entries(quiz.blueprint).flatMap(([objective, count]) => {
    const own = quiz.bank.filter((item) => item.objective === objective)
    const ofDuties = new Set(own.flatMap(({ duty }) => (duty && duties.has(duty) ? duty : []))).size * itemsOfDuty
    const free = own.filter((item) => !(duties.has(item.duty ?? '') || hasEnemy(item, quiz.bank))).length
    const place = at('blueprint', objective)
    if (ofDuties > count) {
      return [error(place, 'duty', `draws ${count} on “${objective}”, but its duties have ${ofDuties}`)]
    }
    if (own.length < count || free >= count - ofDuties) return []
    const message = `draws ${count} on “${objective}”, but only ${free} of the bank’s ${own.length} have no enemy in it`
    return [error(place, 'enemies', message)]
  })
}

export function checkFairness(quiz: Quiz, passRule: PassRule, at: At): Problem[] {
  if (quiz.role === 'pretest' || !oneSlipFails(Object.values(quiz.blueprint), passRule)) return []
  const message = slipInWords(quiz.blueprint, passRule)
  return [error(at('blueprint'), 'unfair-form', message)]
}

function slipInWords(blueprint: Quiz['blueprint'], { masteryScore, ...ofObjective }: PassRule): string {
  const items = itemsOn({ blueprint })
  const left = (count: number) => percent((count - 1) / count)
  if (oneSlipFails([items], { masteryScore })) {
    const below = `one missed item of ${items} leaves ${left(items)}, and passRule.masteryScore is ${percent(masteryScore)}`
    const enough = Math.ceil(1 / (1 - masteryScore) - 1e-9)
    return `${below}: ${Number.isFinite(enough) ? `draw at least ${enough} items or lower it` : 'lower it'}`
  }
  const failing = Object.entries(blueprint).find(([, count]) =>
    oneSlipFails([count], { masteryScore: 0, ...ofObjective }),
  )
  const [objective, count = 1] = failing ?? []
  const rule = `objectiveScore ${percent(ofObjective.objectiveScore ?? 0)}`
  return `one missed item of ${count} on “${objective}” leaves ${left(count)}, and ${rule} fails it: raise passRule.objectiveMissed to 2`
}

export function checkDuties(quiz: Quiz, course: Course, at: At): Problem[] {
  const lessons = listUnits(course).flatMap((unit) => (unit.kind === 'lesson' ? unit.slug : []))
  return (quiz.duties ?? []).flatMap(({ id, lesson }, index) => {
    const own = quiz.bank.filter(({ duty }) => duty === id)
    const problem = (key: string, message: string) => error(at('duties', index, key), 'duty', message)
    return [
      ...(own.length < 2 * itemsOfDuty
        ? [
            problem(
              'id',
              `“${id}” has ${own.length} of the ${2 * itemsOfDuty} items that a form and another after it need`,
            ),
          ]
        : []),
      ...(new Set(own.map(({ objective }) => objective)).size > 1
        ? [problem('id', `the items of “${id}” are on more than one objective`)]
        : []),
      ...(own.some((item) => hasEnemy(item, quiz.bank)) ? [problem('id', `an item of “${id}” has an enemy`)] : []),
      ...(lessons.includes(lesson) ? [] : [problem('lesson', `the course has no lesson “${lesson}”`)]),
    ]
  })
}

function hasEnemy(item: Item, bank: readonly Item[]): boolean {
  return bank.some((other) => areEnemies(item, other))
}
