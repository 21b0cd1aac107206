import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fieldsOf } from '@/fixtures/schema-fields'
import { itemSource } from '@/lib/content/quiz/schema'
import { caseSource } from '../case-source'
import { edition } from '../edition'
import { encounterSource } from '../encounter-source'
import { figureSource } from '../figure-source'
import { publicCase } from '../front-source'
import { paperTemplate, rollCallPiece } from '../handout-source'
import { helpText } from '../help-source'
import { jobAid } from '../job-aid-source'
import { lessonReview, lessonSource } from '../lesson-source'
import { claim, counselQuestion, fact, glossaryTerm, helpLine } from '../register-source'
import { audience, factGroup, jurisdiction, namedOrganization, site } from '../site-source'
import { courseSource, moduleSource } from '../source'
import { standardSource } from '../standard-source'
import { taskSource } from '../task-source'
import { lessonVoice } from '../voice-source'

const schemas = {
  'course.yaml': courseSource,
  'module.yaml': moduleSource,
  'a lesson’s front matter': lessonSource,
  'items: practice.yaml, pretest.yaml, bank/, final/, samples.yaml': itemSource,
  'an encounter': encounterSource,
  'a task': taskSource,
  'a rated case': caseSource,
  'changes.yaml': edition,
  'standard.yaml': standardSource,
  'card.yaml': jobAid,
  'figures/': figureSource,
  'facts.yaml': fact,
  'claims.yaml': claim,
  'help.yaml': helpLine,
  'front/help/': helpText,
  'terms.yaml': glossaryTerm,
  'counsel.yaml': counselQuestion,
  'reviews.yaml': lessonReview,
  'voices.yaml': lessonVoice,
  'groups.yaml': factGroup,
  'organizations.yaml': namedOrganization,
  'jurisdictions.yaml': jurisdiction,
  'audiences.yaml': audience,
  'site.yaml': site,
  'case.yaml': publicCase,
  'roll-call.yaml': rollCallPiece,
  'templates.yaml': paperTemplate,
}

const [, chapter = ''] = readFileSync('docs/authoring.md', 'utf8').split('\n## Fields\n')
const tables = new Map(
  chapter
    .split('\n### ')
    .slice(1)
    .map((part) => {
      const [title = '', ...rows] = part.split('\n')
      return [title.replace("'", '’'), rows.flatMap(keysOfRow)]
    }),
)

/** `a`, `.b` are a and a.b. */
function keysOfRow(row: string): string[] {
  let first = ''
  return [...(/^\| (`.*?) +\|/.exec(row)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
    if (!name.startsWith('.')) first = name
    return name.startsWith('.') ? first + name : name
  })
}

test('docs/authoring.md has a table for each kind of file', () => {
  expect([...tables.keys()]).toEqual(Object.keys(schemas))
})

test.each(Object.entries(schemas))('docs/authoring.md describes each key of %s, and no other', (title, schema) => {
  expect(tables.get(title)?.toSorted()).toEqual(fieldsOf(schema).sort())
})
