import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choiceTo, endNode, nodeWith } from '@/fixtures/course-graphs'
import { costlyLetters, enrolledIn, expertLetters, playedBy, sampleEncounterCourse } from '@/fixtures/encounter'
import type { Path } from '@/lib/content/course/encounter-graph'
import type { Encounter } from '@/lib/content/course/schema'
import { evidenceOf } from './evidence'
import { listEvidence } from './queries'
import { readInstead } from './read-instead'

const taken = fc.record({
  objective: fc.constantFrom('rec-read', 'le-contact', 'law-maine'),
  grade: fc.constantFrom('expert', 'sound', 'costly'),
})

test('evidenceOf counts each decision once per objective, and a costly choice is not sound', () => {
  fc.assert(
    fc.property(fc.array(fc.array(taken, { maxLength: 9 }), { maxLength: 5 }), (runs) => {
      const paths = runs.map((run): Path => {
        const steps = run.map(({ objective, grade }) => {
          const choice = choiceTo('on', grade)
          return { node: { ...nodeWith('at', [choice]), objective }, choice }
        })
        return { steps, at: endNode('end') }
      })
      const all = runs.flat()
      const named = [...new Set(all.map(({ objective }) => objective))]
      expect(evidenceOf(paths)).toEqual(
        named.map((objective) => {
          const its = all.filter((one) => one.objective === objective)
          return { objective, decisions: its.length, sound: its.filter(({ grade }) => grade !== 'costly').length }
        }),
      )
    }),
  )
})

test('listEvidence uses the latest ended run and the case as it was then', async () => {
  const { course, encounter } = await sampleEncounterCourse()
  const person = await enrolledIn(course)
  const shown = () => listEvidence(person, course)
  expect(await shown()).toEqual([])
  await readInstead(person, { course, encounter })
  expect(await shown()).toEqual([])
  await playedBy(person, { course, encounter }, costlyLetters)
  const costly = [{ objective: 'smp-tell', sound: 1, decisions: 4 }]
  expect(await shown()).toEqual(costly)
  await playedBy(person, { course, encounter }, 'ab')
  expect(await shown()).toEqual(costly)
  await playedBy(person, { course, encounter }, expertLetters)
  expect(await shown()).toEqual([{ objective: 'smp-tell', sound: 4, decisions: 4 }])
  const edited: Encounter = { ...encounter, hash: 'of-the-edited-one', nodes: encounter.nodes.slice(2) }
  const unit = [{ ...encounter, ...edited }]
  const later = { ...course, modules: course.modules.map((module) => ({ ...module, units: unit })) }
  expect(await listEvidence(person, later)).toEqual([{ objective: 'smp-tell', sound: 4, decisions: 4 }])
  expect(await listEvidence(await enrolledIn(course), course)).toEqual([])
  const without = { ...course, modules: course.modules.map((module) => ({ ...module, units: [] })) }
  expect(await listEvidence(person, without)).toEqual([])
})
