/* npm run release: one archive with all that a site needs. docs/operating/running.md describes what is in it. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import packageFile from '@/package.json'
import { root } from '../start/config.mjs'
import { compilePrograms } from './programs.ts'

const name = `northlight-${packageFile.version}-${process.platform}-${process.arch}`
const shelf = path.join(root, '.northlight', 'release')
const stage = path.join(shelf, name)
const inStage = (...parts: string[]) => path.join(stage, ...parts)

/** Next's cache and traces are of the build alone. */
const leftOut = /^\.next\/(cache|dev|types|diagnostics|trace|.*\.nft\.json$)|\.test\.tsx?$|\.tsbuildinfo$/
const isSource = (file: string) => /\.tsx?$/.test(file) && !file.startsWith('lib/record/packet/check/')

function copy(entry: string, isWanted: (file: string) => boolean = () => true): void {
  fs.cpSync(path.join(root, entry), inStage(entry), {
    recursive: true,
    // Otherwise, Next's relative links to packages would become absolute and lead to this checkout.
    verbatimSymlinks: true,
    filter: (from) => {
      const file = path.relative(root, from).replaceAll(path.sep, '/')
      return fs.statSync(from).isDirectory() ? !leftOut.test(file) : !leftOut.test(file) && isWanted(file)
    },
  })
}

function copySources(): void {
  for (const entry of ['.next', 'public', 'courses', 'LICENSE', 'README.md', 'next.config.js', 'tsconfig.json'])
    copy(entry)
  for (const entry of [
    'catalog.json',
    'cues.json',
    'assets.json',
    'fonts',
    'offline-verifier.js',
    'offline-verifier.css',
  ])
    copy(`.northlight/${entry}`)
  copy('lib', (file) => !isSource(file) && !file.startsWith('lib/platform/prisma/'))
  copy('prisma', (file) =>
    /^prisma\/(migrations|models|views)\/|^prisma\/(grants\.sql|catalog\.(sql|json)|schema\.prisma)$/.test(file),
  )
  for (const entry of ['scripts/front', 'scripts/start']) copy(entry, (file) => !isSource(file))
  copy('scripts/build/allow-server-only.mjs')
  copy('scripts/deploy')
  copy('docs', (file) => /^docs\/(operating\/)?[a-z-]+\.md$/.test(file))
}

const npm = (...args: string[]) =>
  execFileSync('npm', [...args, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: stage,
    stdio: ['ignore', 'ignore', 'inherit'],
  })

/** Next's compiler and the image library: only a build needs them. */
const unused = /^(@next\/swc-.*|@img\/.*|sharp)$/

function listPackages(): string[] {
  const top = fs.readdirSync(inStage('node_modules')).filter((name) => !name.startsWith('.'))
  return top.flatMap((name) =>
    name.startsWith('@') ? fs.readdirSync(inStage('node_modules', name)).map((each) => `${name}/${each}`) : [name],
  )
}

/** The versions of the lock file, for this platform. */
function installPackages(): void {
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    fs.copyFileSync(path.join(root, file), inStage(file))
  npm('ci', '--prefer-offline')
  writePackageFile()
  // `ci` installs what is for development and also an optional peer of a runtime package, such as Playwright for Next.
  npm('prune', '--legacy-peer-deps')
  for (const name of listPackages().filter((each) => unused.test(each)))
    fs.rmSync(inStage('node_modules', name), { recursive: true })
  for (const name of fs.readdirSync(inStage('node_modules')).filter((each) => each.startsWith('@')))
    if (fs.readdirSync(inStage('node_modules', name)).length === 0) fs.rmdirSync(inStage('node_modules', name))
  fs.rmSync(inStage('.npmrc'))
  const links = `import('./scripts/start/postgres-binaries.mjs').then((own) => own.findBinaries())`
  execFileSync(process.execPath, ['-e', links], { cwd: stage })
}

/** Only the commands that work without the sources. `exec`: npm signals its shell alone, which would not pass a signal on. */
function writePackageFile(): void {
  const { name: product, version, description, license, type, engines, dependencies, overrides } = packageFile
  const scripts = {
    start: process.platform === 'win32' ? 'node start.mjs' : 'exec node start.mjs',
    admin: 'node --conditions=react-server scripts/admin/admin.js',
  }
  const own = {
    name: product,
    version,
    private: true,
    description,
    license,
    type,
    engines,
    scripts,
    dependencies,
    overrides,
  }
  fs.writeFileSync(inStage('package.json'), `${JSON.stringify(own, null, 2)}\n`)
}

/** The packages that are really there. */
function writeBill(): void {
  const options = { cwd: root, maxBuffer: 2 ** 26 }
  const bill = JSON.parse(
    String(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], options)),
  )
  const installed = fs
    .readdirSync(inStage('node_modules'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[\\/])package\.json$/.test(file))
    .map((file) => JSON.parse(fs.readFileSync(inStage('node_modules', file), 'utf8')))
  const there = new Set(installed.map((one) => `${one.name}@${one.version}`))
  const components = bill.components.filter(
    (one: { group?: string; name: string; version: string }) =>
      there.has(`${one.name}@${one.version}`) || there.has(`${one.group}/${one.name}@${one.version}`),
  )
  fs.writeFileSync(
    inStage('sbom.json'),
    `${JSON.stringify({ ...bill, components, dependencies: undefined }, null, 2)}\n`,
  )
}

const sha256 = (file: string) => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

/** For `sha256sum --check SHA256SUMS`. Its own hash stands for the whole release. */
function writeHashes(): string {
  const files = fs
    .readdirSync(stage, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.relative(stage, path.join(each.parentPath ?? each.path, each.name)).replaceAll(path.sep, '/'))
    .sort()
  fs.writeFileSync(inStage('SHA256SUMS'), files.map((file) => `${sha256(inStage(file))}  ${file}\n`).join(''))
  return sha256(inStage('SHA256SUMS'))
}

fs.rmSync(shelf, { recursive: true, force: true })
fs.mkdirSync(stage, { recursive: true })
copySources()
await compilePrograms(root, stage)
installPackages()
fs.writeFileSync(inStage('start.mjs'), "import './scripts/start/start.mjs'\n")
writeBill()
const commit = String(execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root })).trim()
const about = { version: packageFile.version, commit, platform: process.platform, arch: process.arch }
// A start compares it with the database, and skips what is prepared.
fs.writeFileSync(inStage('release.json'), `${JSON.stringify(about, null, 2)}\n`)
writeHashes()
const archive = `${stage}.tar.gz`
execFileSync('tar', ['--create', '--gzip', '--owner=0', '--group=0', '--file', archive, '--directory', shelf, name])
fs.writeFileSync(`${archive}.sha256`, `${sha256(archive)}  ${path.basename(archive)}\n`)
const megabytes = (fs.statSync(archive).size / 1_000_000).toFixed(0)
console.log(`${path.relative(root, archive)}, ${megabytes} MB`)
