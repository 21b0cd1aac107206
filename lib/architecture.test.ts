import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { conceptAt, isTest, root, sources } from '@/fixtures/sources'

/* Rules for imports: each title is a rule. docs/STYLE.md has the picture. */
interface Import {
  from: string
  /** `lib/content/quiz/draw` for our own files, the package name for others. */
  to: string
}

const imports: Import[] = sources.flatMap((from) => {
  const text = readFileSync(path.join(root, from), 'utf8')
  const specifiers = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"\n]*(?:\n[^'"]*?)?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)|(?:^|\n)import ['"]([^'"]+)['"]/g,
  )
  return [...specifiers].map(([, a, b, c]) => ({ from, to: resolve(from, a ?? b ?? c ?? '') }))
})

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier)
  return specifier
}

const within = (folder: string) => (file: string) => file.startsWith(`${folder}/`)
const isPackage = (to: string, ...names: string[]) => names.some((name) => to === name || to.startsWith(`${name}/`))

function offenders(rule: (one: Import) => boolean): string[] {
  return imports.filter(rule).map(({ from, to }) => `${from} imports ${to}`)
}

/** A file may import from its own wing and from wings to the right. Content and proof do not import each other. */
const order = ['record', 'measurement', 'training', 'people', 'audit', 'content', 'proof', 'platform']
const wing = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1] ?? ''

/** `(learner)` or `_http`; empty outside `app`. */
const appFolder = (file: string) => /^app\/([^/]+)\//.exec(file)?.[1] ?? ''
const isShared = (folder: string) => folder.startsWith('_')
const sharedOrder = ['_record', '_auth', '_http', '_mdx', '_ui', '_pictures']

/** The imports of each file or folder that `nameOf` names, without tests. */
function arrowsBetween(nameOf: (file: string) => string): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const tail = nameOf(from)
    const head = nameOf(to)
    if (isTest(from) || !tail || !head || tail === head) continue
    arrows.set(tail, (arrows.get(tail) ?? new Set()).add(head))
  }
  return arrows
}

const sourceNames = new Set(sources)
const endings = ['', '.ts', '.tsx', '.mjs']
const fileNamed = (to: string) => endings.map((ending) => to + ending).find((file) => sourceNames.has(file)) ?? ''

function reachedFrom(starts: string[]): Set<string> {
  const arrows = arrowsBetween(fileNamed)
  const reached = new Set(starts)
  for (const file of reached) for (const next of arrows.get(file) ?? []) reached.add(next)
  return reached
}

/** Each circle as a path that ends where it began. */
function circlesIn(arrows: Map<string, Set<string>>): string[] {
  const circles: string[] = []
  const finished = new Set<string>()
  const visit = (node: string, trail: string[]) => {
    const start = trail.indexOf(node)
    if (start >= 0) circles.push([...trail.slice(start), node].join(' -> '))
    if (start >= 0 || finished.has(node)) return
    for (const next of arrows.get(node) ?? []) visit(next, [...trail, node])
    finished.add(node)
  }
  for (const node of arrows.keys()) visit(node, [])
  return circles
}

describe('imports', () => {
  test('the scan finds imports', () => {
    expect(imports).toContainEqual({ from: 'lib/content/quiz/draw.ts', to: 'lib/content/quiz/random' })
    expect(imports.length).toBeGreaterThan(300)
  })

  test('lib imports no Next, no React, no next-auth and nothing from app', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('lib')(from) &&
          !isTest(from) &&
          (within('app')(to) || isPackage(to, 'next', 'react', 'react-dom', 'next-auth')),
      ),
    ).toEqual([])
  })

  test('app imports no Prisma and no SQL; specs use lib/platform/db, and from app only the session token', () => {
    const isDatabase = (to: string) => isPackage(to, '@prisma', 'pg') || to.startsWith('lib/platform/prisma')
    expect(
      offenders(
        ({ from, to }) =>
          (within('app')(from) && (isDatabase(to) || to === 'lib/platform/db')) ||
          (within('e2e')(from) && (isDatabase(to) || (within('app')(to) && to !== 'app/_auth/token'))),
      ),
    ).toEqual([])
  })

  test('lib/content/quiz imports only zod, node:crypto and itself', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('lib/content/quiz')(from) &&
          !isTest(from) &&
          !within('lib/content/quiz')(to) &&
          !isPackage(to, 'zod', 'node:crypto'),
      ),
    ).toEqual([])
  })

  test('lib/content/course imports from lib only itself, lib/content/quiz, lib/content/standard and pure files of lib/platform', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('lib/content/course')(from) &&
          !isTest(from) &&
          within('lib')(to) &&
          !within('lib/content/course')(to) &&
          !within('lib/content/quiz')(to) &&
          !within('lib/content/standard')(to) &&
          !['file/canonical-json', 'file/html', 'site-day.mjs', 'words'].some((name) => to === `lib/platform/${name}`),
      ),
    ).toEqual([])
  })

  test('lib/platform imports nothing else from lib', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('lib/platform')(from) && !isTest(from) && within('lib')(to) && !within('lib/platform')(to),
      ),
    ).toEqual([])
  })

  test('wings import to the right only: record -> measurement -> training -> people -> audit -> (content | proof) -> platform', () => {
    expect([...new Set(imports.map(({ from }) => wing(from)))].filter((name) => name !== '').sort()).toEqual(
      [...order].sort(),
    )
    expect(
      offenders(({ from, to }) => {
        const left = order.indexOf(wing(from))
        const right = order.indexOf(wing(to))
        const areNeighbors = wing(from) === 'content' && wing(to) === 'proof'
        return !isTest(from) && left >= 0 && right >= 0 && (right < left || areNeighbors)
      }),
    ).toEqual([])
  })

  test('lib/content and lib/proof reach no database and no session, directly or through other files', () => {
    const reached = reachedFrom(sources.filter((file) => /^lib\/(content|proof)\//.test(file) && !isTest(file)))
    expect([...reached].filter((file) => file === 'lib/platform/db.ts' || within('lib/people')(file))).toEqual([])
    expect(
      offenders(({ from, to }) => reached.has(from) && (isPackage(to, '@prisma', 'pg') || /platform\/prisma/.test(to))),
    ).toEqual([])
  })

  test('files do not import each other in a circle, not even for a type', () => {
    expect(circlesIn(arrowsBetween(fileNamed))).toEqual([])
  })

  test('concepts do not import each other in a circle', () => {
    expect(circlesIn(arrowsBetween(conceptAt))).toEqual([])
  })

  test('folders in lib do not import each other in a circle', () => {
    const folderOf = (file: string) => (within('lib')(file) ? path.posix.dirname(file) : '')
    expect(circlesIn(arrowsBetween((file) => folderOf(fileNamed(file))))).toEqual([])
  })

  test('only tests import fixtures, and fixtures import nothing from app, e2e or scripts but scripts/test', () => {
    const isOurs = (to: string) => /^(app|scripts\/(?!test\/)|e2e)\//.test(to)
    expect(
      offenders(
        ({ from, to }) =>
          (within('fixtures')(to) && !within('fixtures')(from) && !within('e2e')(from) && !isTest(from)) ||
          (within('fixtures')(from) && isOurs(to)),
      ),
    ).toEqual([])
  })

  test('an area of app imports from app only itself and the shared folders `_*`', () => {
    expect(
      offenders(({ from, to }) => {
        const area = appFolder(from)
        return (
          area !== '' && appFolder(to) !== '' && !isShared(area) && area !== appFolder(to) && !isShared(appFolder(to))
        )
      }),
    ).toEqual([])
  })

  test('shared folders of app import to the right only: _record -> _auth -> _http -> _mdx -> _ui', () => {
    const shared = [...new Set(sources.map(appFolder))].filter(isShared)
    expect(shared.filter((folder) => !sharedOrder.includes(folder))).toEqual(['_client'])
    expect(
      offenders(({ from, to }) => {
        const left = sharedOrder.indexOf(appFolder(from))
        return left >= 0 && !isTest(from) && appFolder(to) !== '' && sharedOrder.indexOf(appFolder(to)) < left
      }),
    ).toEqual([])
  })

  test('app/_ui imports only React and itself, so that another product could use it', () => {
    expect(
      offenders(({ from, to }) => within('app/_ui')(from) && !within('app/_ui')(to) && !isPackage(to, 'react')),
    ).toEqual([])
  })

  test('app/_client imports only itself, since it runs in the browser, and the browser part of passkeys', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('app/_client')(from) && !within('app/_client')(to) && !isPackage(to, '@simplewebauthn/browser'),
      ),
    ).toEqual([])
  })

  test('app/_mdx imports only React, _ui, itself, words and pure files of lib/content/course', () => {
    const content = ['schema', 'register-source', 'figure-source', 'effect', 'heading-id'].map(
      (name) => `lib/content/course/${name}`,
    )
    const pure = [...content, 'lib/platform/words']
    expect(
      offenders(
        ({ from, to }) =>
          within('app/_mdx')(from) &&
          !within('app/_mdx')(to) &&
          !within('app/_ui')(to) &&
          !pure.includes(to) &&
          !isPackage(to, 'react'),
      ),
    ).toEqual([])
  })

  test('only guards and factories make actors', () => {
    const makers = /\bas(Learner|Coordinator|Auditor|Supervisor|Administrator)\(/
    const files = sources.filter(
      (file) => makers.test(readFileSync(path.join(root, file), 'utf8')) && file !== 'lib/people/account/actor.ts',
    )
    expect(files.filter((file) => !within('app/_auth')(file) && !within('prisma')(file) && !isTest(file))).toEqual([])
  })

  test('only queries of organizations say which zone an organization has', () => {
    const makers = /\basOrganizationZone\(|query(\(\w+\))?<[^>`]*OrganizationZone/
    const files = sources.filter((file) => makers.test(readFileSync(path.join(root, file), 'utf8')) && !isTest(file))
    expect(files.filter((file) => file !== 'lib/people/account/actor.ts')).toEqual([
      'lib/people/organization/organization-zone.ts',
    ])
  })

  test('only a check of a coordinator, the worker, an administrator’s list, and the operator’s comparison make subjects', () => {
    const makers = sources.filter((file) => /\basSubject\(/.test(readFileSync(path.join(root, file), 'utf8')))
    expect(makers.filter((file) => !isTest(file)).sort()).toEqual([
      'lib/people/account/actor.ts',
      'lib/people/account/every-subject.ts',
      'lib/people/organization/membership/current-learner.ts',
      'lib/people/organization/membership/ended-memberships.ts',
      'lib/people/organization/own-learner.ts',
      'lib/record/certificate/correct.ts',
      'lib/record/certificate/issue-waiting.ts',
      'lib/record/delta/complete-done.ts',
      'lib/record/packet/check-disputed.ts',
      'lib/record/packet/queries.ts',
      'lib/record/reminder/due-steps.ts',
      'lib/record/seat-time/unsupervised.ts',
    ])
  })

  test('verbs and queries take an actor or a subject first, never the id of an account', () => {
    const takers = /export (async )?function \w+\(\s*\w*[aA]ccountId: string/
    const files = sources.filter((file) => takers.test(readFileSync(path.join(root, file), 'utf8')))
    expect(files.filter((file) => within('lib')(file) && !isTest(file))).toEqual(['lib/people/account/actor.ts'])
  })

  test('SQL in app and lib goes through `query` of lib/platform/db: no raw query of Prisma, no driver', () => {
    const raw = /\$(query|execute)Raw/
    const files = sources.filter((file) => raw.test(readFileSync(path.join(root, file), 'utf8')))
    expect(files).toEqual(['lib/platform/db.ts'])
    expect(
      offenders(({ from, to }) => /^(app|lib)\//.test(from) && !isTest(from) && isPackage(to, 'pg', '@prisma')),
    ).toEqual(['lib/platform/db.ts imports pg', 'lib/platform/sequential-pg.ts imports @prisma/adapter-pg'])
  })

  test('only lib/platform/env.ts and the course loader read process.env', () => {
    const readers = sources.filter(
      (file) =>
        (within('lib')(file) || within('app')(file)) &&
        !isTest(file) &&
        /process\.env/.test(readFileSync(path.join(root, file), 'utf8')),
    )
    expect(readers.sort()).toEqual(['lib/content/course/catalog/load.ts', 'lib/platform/env.ts'])
  })
})
