import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/*
 * Who may import whom, and what a concept's folder may be called: the failure message is the rule.
 * docs/STYLE.md has the picture.
 */
const root = path.join(import.meta.dirname, '..')
const sources = ['app', 'lib', 'prisma', 'scripts', 'e2e'].flatMap((top) =>
  readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(top, name.replaceAll(path.sep, '/')))
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.startsWith('lib/platform/prisma/')),
)

interface Import {
  from: string
  /** `lib/quiz/draw` for files of ours, the package's name for others. */
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

const isTest = (file: string) => file.endsWith('.test.ts')
const within = (folder: string) => (file: string) => file.startsWith(`${folder}/`)
const isPackage = (to: string, ...names: string[]) => names.some((name) => to === name || to.startsWith(`${name}/`))

function offenders(rule: (one: Import) => boolean): string[] {
  return imports.filter(rule).map(({ from, to }) => `${from} imports ${to}`)
}

/** From left to right: any may import those to its right, never back. */
const order = [
  'packet',
  'practice',
  'transcript',
  'amendment',
  'delta',
  'anomaly',
  'certificate',
  'progress',
  'discrimination',
  'analysis',
  'attempt',
  'encounter',
  'lesson',
  'time',
  'enrollment',
  'organization',
  'mail',
  'account',
  'audit',
  'verification',
  'credential',
  'issuer',
]
const concept = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1] ?? ''

describe('who may import whom', () => {
  test('the scan sees imports at all', () => {
    expect(imports).toContainEqual({ from: 'lib/quiz/draw.ts', to: 'lib/quiz/random' })
    expect(imports.length).toBeGreaterThan(300)
  })

  test('lib knows no Next, no React, no next-auth and nothing of app', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('lib')(from) &&
          !isTest(from) &&
          (within('app')(to) || isPackage(to, 'next', 'react', 'react-dom', 'next-auth')),
      ),
    ).toEqual([])
  })

  test('app knows no Prisma and no SQL; specs look into the database through lib/platform/db, and of app only the session token', () => {
    const isDatabase = (to: string) => isPackage(to, '@prisma', 'pg') || to.startsWith('lib/platform/prisma')
    expect(
      offenders(
        ({ from, to }) =>
          (within('app')(from) && (isDatabase(to) || to === 'lib/platform/db')) ||
          (within('e2e')(from) && (isDatabase(to) || (within('app')(to) && to !== 'app/_auth/token'))),
      ),
    ).toEqual([])
  })

  test('lib/quiz is pure: it imports zod, node:crypto and itself', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('lib/quiz')(from) && !isTest(from) && !within('lib/quiz')(to) && !isPackage(to, 'zod', 'node:crypto'),
      ),
    ).toEqual([])
  })

  test('lib/course reads files and lib/quiz, and no other concept nor the platform', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('lib/course')(from) &&
          !isTest(from) &&
          within('lib')(to) &&
          !within('lib/course')(to) &&
          !within('lib/quiz')(to),
      ),
    ).toEqual([])
  })

  test('lib/platform knows no training words', () => {
    expect(
      offenders(
        ({ from, to }) =>
          within('lib/platform')(from) && !isTest(from) && within('lib')(to) && !within('lib/platform')(to),
      ),
    ).toEqual([])
  })

  test(`concepts import to the right, never back: ${order.join(' -> ')}`, () => {
    expect(
      offenders(({ from, to }) => {
        const [left, right] = [order.indexOf(concept(from)), order.indexOf(concept(to))]
        return !isTest(from) && left >= 0 && right >= 0 && right < left
      }),
    ).toEqual([])
  })

  test('app/_ui could ship in another product: it imports React and itself', () => {
    expect(
      offenders(({ from, to }) => within('app/_ui')(from) && !within('app/_ui')(to) && !isPackage(to, 'react')),
    ).toEqual([])
  })

  test('app/_mdx imports _ui and what is pure in lib/course', () => {
    const pure = ['schema', 'day', 'figures', 'effect', 'heading-id'].map((name) => `lib/course/${name}`)
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

  test('actors are made by the guards and the factories only', () => {
    const makers = /\bas(Learner|Coordinator|Administrator)\(/
    const files = sources.filter(
      (file) => makers.test(readFileSync(path.join(root, file), 'utf8')) && file !== 'lib/account/actor.ts',
    )
    expect(files.filter((file) => !within('app/_auth')(file) && !within('prisma')(file) && !isTest(file))).toEqual([])
  })

  test('process.env is read by lib/platform/env.ts only, the course loader and configuration aside', () => {
    const readers = sources.filter(
      (file) =>
        (within('lib')(file) || within('app')(file)) &&
        !isTest(file) &&
        /process\.env/.test(readFileSync(path.join(root, file), 'utf8')),
    )
    expect(readers.sort()).toEqual(['lib/course/load.ts', 'lib/platform/env.ts'])
  })
})

describe('names', () => {
  test('no file or folder is called utils, helpers, types, constants, common, misc, service or manager', () => {
    const bags = /(^|\/)(utils|helpers|types|constants|common|misc|service|manager)(\.|\/)/
    expect(sources.filter((file) => bags.test(file))).toEqual([])
  })

  test('there are no barrels', () => {
    expect(sources.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
  })

  test('a folder in lib is a noun of the glossary', () => {
    const glossary = readFileSync(path.join(root, 'docs', 'glossary.md'), 'utf8').toLowerCase()
    const folders = new Set(sources.map(concept).filter((name) => name !== '' && name !== 'platform'))
    expect([...folders].filter((name) => !glossary.includes(`**${name}**`))).toEqual([])
  })
})
