/* Runs before anything is installed: Node built-ins only. Expected failures are PlainErrors. */
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { siteDay } from '../../lib/platform/site-day.mjs'
import { tableName } from '../front/routes.mjs'
import { inRoot, isRelease, root } from './config.mjs'
import { installBeside } from './install.mjs'
import { PlainError } from './lock.mjs'
import { lastLine, launch, run, script, step } from './running.mjs'
import { alone, hashFiles, readText } from './stale.mjs'

/** Reads npm's own record of what it installed: after a plain `npm ci`, there is nothing to install. */
function installedByHand() {
  const read = (file) => JSON.parse(readText(file) || '{}').packages ?? {}
  const there = read(inRoot('node_modules', '.package-lock.json'))
  const wanted = Object.entries(read(inRoot('package-lock.json'))).filter(([name]) => name !== '')
  return wanted.every(([name, { version, optional, devOptional, peer }]) =>
    there[name] ? there[name].version === version : Boolean(optional || devOptional || peer),
  )
}

const catalog = '.northlight/catalog.json'

/** Skips a step whose result is in a release. */
const unlessReleased = (work) => (isRelease ? Promise.resolve('part of the release') : alone(work))

export const install = (say = () => {}) =>
  unlessReleased(async () => {
    const lock = readText(inRoot('package-lock.json'))
    const mark = inRoot('node_modules', '.northlight')
    const hash = createHash('sha256').update(lock).digest('hex')
    if (readText(mark) === hash) return 'packages are up to date'
    if (!installedByHand()) {
      say('packages, a minute or two')
      await installBeside()
    }
    fs.writeFileSync(mark, hash)
    return 'packages installed'
  })

export const generate = () =>
  unlessReleased(async () => {
    const folder = inRoot('lib', 'platform', 'prisma')
    const mark = path.join(folder, '.northlight')
    const hash = hashFiles(['prisma/schema.prisma', 'prisma/models', 'package-lock.json'])
    if (fs.existsSync(path.join(folder, 'client.ts')) && readText(mark) === hash) return 'database client is up to date'
    // A named engine keeps Prisma from downloading one; generating uses none.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
    const program = inRoot('node_modules', 'prisma', 'build', 'index.js')
    await run(process.execPath, [program, 'generate'], { env, failure: 'The database client could not be generated' })
    fs.writeFileSync(mark, hash)
    return 'database client generated'
  })

export async function checkIssuerKeys({ issuer, demo }) {
  if (!issuer.ISSUER_URL) return 'no issuer'
  const env = { ...process.env, ...issuer, NORTHLIGHT_DEMO: demo ? '1' : '0' }
  const options = { env, failure: 'The issuer’s keys cannot be used' }
  return lastLine(await run(process.execPath, script('scripts/start/keys.ts'), options), 'ready')
}

/** Returns null and skips the work when `sources`, and the files that it `made` of them, are unchanged. */
const unlessMade = (name, { sources, made, also = [] }, work) =>
  alone(async () => {
    const mark = inRoot('.northlight', `${name}.hash`)
    const from = hashFiles([...sources, 'package-lock.json', 'tsconfig.json'], ...also)
    const hash = () => `${from} ${hashFiles(made())}`
    if (readText(mark) === hash()) return null
    const said = await work()
    fs.writeFileSync(mark, hash())
    return said
  })

/** The date can change which problems the courses have, and a draft tolerates more. */
export async function compileCourses(env = process.env) {
  const privateDir = env.PRIVATE_COURSES_DIR
  if (isRelease && !privateDir) return 'part of the release'
  const own = privateDir ? [path.relative(root, path.resolve(privateDir))] : []
  const sources = ['courses', ...own, 'lib', 'scripts/build/courses.ts']
  const isDraft = ['development', 'test'].includes(env.NODE_ENV)
  const also = [isDraft, siteDay(new Date())]
  const options = { env, failure: 'The courses have errors', lines: 40 }
  const said = await unlessMade('courses', { sources, made: () => [catalog, '.northlight/cues.json'], also }, () =>
    run(process.execPath, script('scripts/build/courses.ts', 'compile'), options),
  )
  return said ? lastLine(said, 'compiled') : 'courses are up to date'
}

const bundle = async (name, { program, sources, made }) => {
  if (isRelease) return 'part of the release'
  const options = { failure: `The ${name} could not be made` }
  const said = await unlessMade(path.basename(program, '.ts'), { sources: [...sources, program], made }, () =>
    run(process.execPath, script(program), options),
  )
  return said ? lastLine(said, 'bundled') : `${name} is up to date`
}

export const bundleVerifier = () =>
  bundle('offline verifier', {
    program: 'scripts/build/offline-verifier.ts',
    sources: ['lib/proof', 'lib/platform', 'app/_ui'],
    made: () => ['js', 'css'].map((kind) => `.northlight/offline-verifier.${kind}`),
  })

export const convertFonts = () =>
  bundle('set of fonts', {
    program: 'scripts/build/fonts.ts',
    sources: ['lib/platform/file/extra-fonts.ts'],
    made: () => ['.northlight/fonts'],
  })

const assetManifest = '.northlight/assets.json'

const listAssets = () => {
  const addresses = Object.values(JSON.parse(readText(inRoot(assetManifest)) || '{}'))
  return [assetManifest, ...addresses.map((address) => `public${address}`)]
}

export const bundleAssets = () =>
  bundle('site bundle', {
    program: 'scripts/build/assets.ts',
    sources: ['app/_client', 'app/_ui', 'app/styles.css', 'scripts/build/site-bundle.ts'],
    made: listAssets,
  })

export function watchAssets() {
  const child = launch(process.execPath, script('scripts/build/assets.ts', '--watch'), {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (line) => resolve(line.trim()))
    child.once('close', () => reject(new PlainError('The site bundle could not be built.')))
  })
}

const sources = [
  ...[
    'app',
    'lib',
    'courses',
    'prisma',
    'scripts/front/adapter.mjs',
    'scripts/front/read-address.mjs',
    'scripts/front/security-headers.mjs',
    assetManifest,
  ],
  ...['next.config.js', 'package-lock.json', 'tsconfig.json'],
]

/** Pages change when a date in the courses passes, so these days are part of the build's hash. */
function daysPassed() {
  const today = siteDay(new Date())
  const found = readText(inRoot(catalog)).matchAll(/"(?:reviewDue|recheck|effectiveFrom)":"(\d{4}-\d\d(?:-\d\d)?)"/g)
  const days = [...new Set(Array.from(found, ([, day]) => day))].sort()
  return [days.filter((day) => day <= today), days.filter((day) => day < today)]
}

export const build = (env, say = () => {}) =>
  unlessReleased(async () => {
    const mark = inRoot('.next', 'northlight-build')
    const hash = hashFiles(sources, daysPassed())
    if (readText(mark) === hash && fs.existsSync(inRoot('.next', tableName))) return 'app is up to date'
    fs.rmSync(mark, { force: true })
    say('app, a minute or two')
    const options = { env: { ...env, NODE_ENV: 'production' }, failure: 'The app could not be built' }
    await run(process.execPath, [inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], options)
    fs.writeFileSync(mark, hash)
    return 'app built'
  })

export async function prepare() {
  await step('install', install)
  await step('generate', generate)
  await step('courses', () => compileCourses())
  await step('verifier', bundleVerifier)
  await step('fonts', convertFonts)
  await step('assets', bundleAssets)
}
