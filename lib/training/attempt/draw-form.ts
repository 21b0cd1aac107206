import { itemsToDraw, panelOf } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Duty } from '@/lib/content/course/source'
import { type DrawnItem, draw } from '@/lib/content/quiz/draw'
import type { PassRule } from '@/lib/content/quiz/schema'
import { cutOf } from '@/lib/content/standard/form-cut'
import { dutyMissed } from './duties'

const mostSeeds = 200

type Seen = Pick<Parameters<typeof draw>[0], 'seen' | 'seenElsewhere'>
type Form = { seed: string; form: DrawnItem[]; passRule: PassRule }

/**
 * The form of a fresh seed. A form without content notes is the first such one of several plain draws, else the one
 * with the fewest: drawn by a rule of its own, its seed and items would record who asked for it.
 */
export function drawForm(
  { course, quiz, due }: { course: Course; quiz: Quiz; due: readonly Duty[] },
  { avoidsNotes, newSeed, ...seen }: Seen & { avoidsNotes: boolean; newSeed: () => string },
): Form {
  let best = drawOnce({ course, quiz, due }, { seed: newSeed(), ...seen })
  if (!avoidsNotes) return best
  for (let tried = 1; tried < mostSeeds && notesOf(best) > 0; tried += 1) {
    const other = drawOnce({ course, quiz, due }, { seed: newSeed(), ...seen })
    if (notesOf(other) < notesOf(best)) best = other
  }
  return best
}

const notesOf = ({ form }: Form) => form.filter(({ item }) => item.contentNote !== undefined).length

function cutByPanel({ course, quiz }: { course: Course; quiz: Quiz }, form: readonly DrawnItem[]) {
  const standard = panelOf(course, quiz)
  if (!standard) return {}
  const hashes = form.map(({ item }) => item.hash)
  return { masteryScore: cutOf(hashes, standard), panel: { judges: standard.judges, on: standard.on } }
}

function drawOnce(
  { course, quiz, due }: { course: Course; quiz: Quiz; due: readonly Duty[] },
  by: Seen & { seed: string },
): Form {
  const { blueprint } = quiz
  const bank = itemsToDraw(course, quiz)
  const { seed } = by
  if (due.length > 0) {
    const duties = due.map(({ id }) => id)
    const passRule = { masteryScore: 0, dutyMissed, duties }
    return { seed, form: draw({ bank, blueprint: {}, duties, ...by }), passRule }
  }
  const duties = (quiz.duties ?? []).map(({ id }) => id)
  const form = draw({ bank, blueprint, duties, ...by })
  const passRule = {
    ...course.passRule,
    ...cutByPanel({ course, quiz }, form),
    ...(duties.length > 0 && { dutyMissed }),
  }
  return { seed, form, passRule }
}
