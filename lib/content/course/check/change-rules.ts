import type { Content, CourseContent } from '@/lib/content/course/reader/content'
import { factUses } from '@/lib/content/course/reader/fact-uses'
import { error, type Located } from '@/lib/content/course/reader/problem'
import { frameId, listAskedAgain, movedUnits, unitHashes } from '../change'
import type { ChangeClass, Edition } from '../edition'
import type { Course, Problem } from '../schema'
import { toReadAgain, unitsOnChangedFacts } from './changed-facts'

const toRun = 'run npm run courses:changes, then describe and classify the change'

export function checkChanges(
  courses: readonly Course[],
  content: Content,
  { release }: { release: boolean },
): Problem[] {
  const files = courses.flatMap((course) => {
    const file = content.courses.find((one) => one.slug === course.slug)
    return file && !isUnread(file, content) ? [{ course, file }] : []
  })
  return [
    ...files.flatMap(({ course, file }) => {
      if (!file.changes) return release ? [error(file.at('id'), 'change-file', `has no changes.yaml: ${toRun}`)] : []
      return [
        ...checkOrder(file.changes),
        ...file.changes.flatMap((entry, index, all) => checkEntry(entry, all[index - 1])),
        ...checkNewest(course, file.changes, content),
      ]
    }),
    ...checkAlike(files.map(({ file }) => file)),
  ]
}

/** A partly read course has other hashes than its author sees. */
function isUnread({ slug, value }: CourseContent, { unread }: Content): boolean {
  return [slug, 'figures', 'sources', ...value.modules.map((name) => `modules/${name}`)].some((one) =>
    unread.folders.has(one),
  )
}

function checkOrder(entries: readonly Located<Edition>[]): Problem[] {
  return entries.flatMap(({ value, at }, index) => {
    const before = entries.slice(0, index).map((one) => one.value)
    return [
      ...(before.some(({ on }) => on > value.on)
        ? [error(at('on'), 'change-order', 'is earlier than the entry above it; list the oldest entry first')]
        : []),
      ...(before.some(({ hash }) => hash === value.hash)
        ? [error(at('hash'), 'change-order', 'repeats the hash of an entry above; list each state of the course once')]
        : []),
    ]
  })
}

function checkEntry({ value, at }: Located<Edition>, before: Located<Edition> | undefined): Problem[] {
  const moved = before ? movedUnits(before.value, value) : []
  const named = value.changes.flatMap(({ units }) => units)
  return [
    ...(value.units[frameId] ? [] : [error(at('units'), 'change-file', `has no hash of “${frameId}”`)]),
    ...moved
      .filter((id) => !named.includes(id))
      .map((id) => {
        const message = `“${id}” ${verb(id, before?.value, value)} here, but no change classifies it`
        return error(value.units[id] ? at('units', id) : at('changes'), 'change-class', message)
      }),
    ...value.changes.flatMap(({ units }, index) =>
      units
        .filter((id) => !moved.includes(id))
        .map((id) => error(at('changes', index, 'units'), 'change-class', `“${id}” did not change here`)),
    ),
  ]
}

function verb(id: string, before: Edition | undefined, now: Pick<Edition, 'units'>): string {
  if (id === frameId) return 'changed'
  return before?.units[id] ? (now.units[id] ? 'changed' : 'was removed') : 'was added'
}

function checkNewest(course: Course, entries: readonly Located<Edition>[], content: Content): Problem[] {
  const newest = entries.at(-1)
  if (!newest) return []
  const now = { hash: course.hash, units: unitHashes(course) }
  const moved = movedUnits(newest.value, now).map((id) => {
    const message = `“${id}” ${verb(id, newest.value, now)} since: ${toRun}`
    return error(newest.at('units', id), 'change-file', message)
  })
  const isOther = moved.length === 0 && newest.value.hash !== course.hash
  return [
    ...moved,
    ...checkFacts(course, newest, content),
    ...(isOther ? [error(newest.at('hash'), 'change-file', `doesn’t match the course: ${toRun}`)] : []),
    ...checkLaw(course, newest),
  ]
}

/** The hash of a quiz has its items, which cite facts and don't repeat them. */
function checkFacts(course: Course, { value, at }: Located<Edition>, content: Content): Problem[] {
  const facts = content.facts.map((fact) => fact.value)
  return unitsOnChangedFacts(course, value, facts, factUses(content)).map((one) =>
    error(at('units', one.unit.id), 'change-fact', `${toReadAgain(one)}; then run npm run courses:changes`),
  )
}

/** A law change asks holders to redo a lesson, or an encounter that the course requires. */
function checkLaw(course: Course, { value, at }: Located<Edition>): Problem[] {
  return value.changes.flatMap((change, index) => {
    if (change.class !== 'law' || listAskedAgain(course, change.units).length > 0) return []
    const message =
      'a law change assigns units to certificate holders, and none of these can be assigned: change a lesson too, or classify it as content'
    return [error(at('changes', index, 'class'), 'change-class', message)]
  })
}

const weights: ChangeClass[] = ['wording', 'content', 'law']

function checkAlike(files: readonly CourseContent[]): Problem[] {
  const classes = new Map<string, { slug: string; is: string }>()
  return files.flatMap(({ slug, changes }) =>
    (changes ?? []).flatMap(({ value, at }, index, all) => {
      const before = all[index - 1]?.value
      return Object.keys({ ...before?.units, ...value.units }).flatMap((id) => {
        const named = value.changes.filter(({ units }) => id !== frameId && units.includes(id))
        if (named.length === 0) return []
        const move = `${id} ${before?.units[id]} ${value.units[id]}`
        const is = weights.findLast((one) => named.some((each) => each.class === one)) ?? ''
        const first = classes.get(move)
        if (!first) classes.set(move, { slug, is })
        if (!first || first.is === is) return []
        const place = at('changes', value.changes.indexOf(named[0] as (typeof named)[0]), 'class')
        return [
          error(place, 'change-shared', `“${id}” is ${is} here and ${first.is} in “${first.slug}”, which shares it`),
        ]
      })
    }),
  )
}
