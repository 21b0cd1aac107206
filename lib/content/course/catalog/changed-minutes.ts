import { z } from 'zod'
import { withoutComments } from '@/lib/content/course/check/text-version'
import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { heldMinutes, lessonMinutes } from '../minutes'
import type { Lesson } from '../schema'

/** A lesson's text as a course version keeps it: version.ts. */
const delivered = z.object({
  source: z.string(),
  facts: z.array(z.object({ id: z.string(), statement: z.string(), citation: z.unknown() })).default([]),
  practice: z.array(z.object({ id: z.string(), hash: z.string() })).default([]),
})

type Changing = Pick<Lesson, 'source' | 'steps' | 'practice' | 'minutes' | 'contentNote' | 'title'> & {
  sources: Pick<Lesson['sources'], 'facts'>
}

/**
 * Reading time of the steps and practice items that differ from an earlier text; of the whole lesson where the difference is
 * somewhere else or unknown. Without the step that a content note lets everyone skip.
 */
export function changedMinutes(lesson: Changing, earlier: unknown): number {
  const before = delivered.safeParse(earlier)
  if (!before.success) return heldMinutes(lesson)
  const { source, facts, practice } = before.data
  const stepsBefore = new Set(stepTexts(source).values())
  const factsBefore = new Map(facts.map(({ id, statement, citation }) => [id, canonicalJson([statement, citation])]))
  const newFacts = lesson.sources.facts.flatMap(({ id, statement, citation }) =>
    factsBefore.get(id) === canonicalJson([statement, citation]) ? [] : id,
  )
  const itemsBefore = new Set(practice.map(({ hash }) => hash))
  const newItems = lesson.practice.flatMap(({ id, hash }) => (itemsBefore.has(hash) ? [] : id))
  const texts = stepTexts(lesson.source)
  const changed = lesson.steps.filter(({ id, check }) => {
    const text = texts.get(id) ?? ''
    const names = new Set(text.match(/[\w-]+/g))
    return !stepsBefore.has(text) || newFacts.some((fact) => names.has(fact)) || (check && newItems.includes(check))
  })
  const checks = new Set(lesson.steps.map(({ check }) => check))
  const items = newItems.filter((id) => !checks.has(id)).length
  if (changed.length + items === 0) return heldMinutes(lesson)
  const ownNotes = changed.filter(({ title }) => title !== lesson.contentNote?.section)
  const minutes = ownNotes.reduce((sum, step) => sum + step.minutes, lessonMinutes({ words: 0, checks: 0, items }))
  return Math.round(minutes * 100) / 100
}

/** By the step's id. Collapses white space: rewrapping is no change. */
function stepTexts(source: string): Map<string, string> {
  const steps = withoutComments(source).matchAll(/<Step\b[^>]*?\bid="([^"]*)"[^>]*>[\s\S]*?<\/Step>/g)
  return new Map([...steps].map(([text, id = '']) => [id, text.replace(/\s+/g, ' ')]))
}
