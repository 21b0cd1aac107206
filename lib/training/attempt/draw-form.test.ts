import { describe, expect, test } from 'vitest'
import { sampleItem } from '@/fixtures/quiz'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { draw } from '@/lib/content/quiz/draw'
import { drawForm } from './draw-form'

const contentNote = 'It mentions a death.'
const course = { passRule: { masteryScore: 0.8 } } as Course
const unseen = { seen: new Set<string>(), seenElsewhere: new Set<string>() }

/** A bank of two objectives; the first `noted` items of each have a content note. */
function quizWith(noted: number) {
  const bank = ['define', 'read'].flatMap((objective) =>
    Array.from({ length: 10 }, (_, index) => ({
      ...sampleItem(`${objective}-${index}`, objective),
      ...(index < noted && { contentNote }),
    })),
  )
  return { bank, blueprint: { define: 3, read: 3 } } as unknown as Quiz
}

function formOf(quiz: Quiz, { avoidsNotes, from }: { avoidsNotes: boolean; from: number }) {
  let count = from * 1000
  const newSeed = () => {
    count += 1
    return `seed ${count}`
  }
  return drawForm({ course, quiz, due: [] }, { avoidsNotes, newSeed, ...unseen })
}

const notesOf = ({ form }: ReturnType<typeof drawForm>) => form.filter(({ item }) => item.contentNote).length
const times = Array.from({ length: 20 }, (_, index) => index)

describe('drawForm', () => {
  test('leaves out items with a content note on request', () => {
    const quiz = quizWith(3)
    expect(times.some((from) => notesOf(formOf(quiz, { avoidsNotes: false, from })) > 0)).toBe(true)
    expect(times.map((from) => notesOf(formOf(quiz, { avoidsNotes: true, from })))).toEqual(times.map(() => 0))
  })

  test('draws the form of its seed, so that seed and items do not tell who asked', () => {
    const quiz = quizWith(5)
    const { bank, blueprint } = quiz
    for (const from of times) {
      const { seed, form } = formOf(quiz, { avoidsNotes: true, from })
      expect(form).toEqual(draw({ bank, blueprint, duties: [], seed, ...unseen }))
    }
  })

  test('keeps a form with few notes where the others run out', () => {
    const quiz = quizWith(9)
    for (const from of times) expect(notesOf(formOf(quiz, { avoidsNotes: true, from }))).toBe(4)
  })
})
