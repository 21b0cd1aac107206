import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/* Calls that docs/asvs.md says we don't make, or make in the listed files only. */
const root = path.join(import.meta.dirname, '..')
const sources = ['app', 'lib', 'scripts']
  .flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.posix.join(top, name.replaceAll(path.sep, '/')),
    ),
  )
  .filter(
    (file) =>
      /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.ts$|^scripts\/(test|bench)\/|^lib\/platform\/prisma\//.test(file),
  )
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

/** Files whose path matches `within`; all by default. */
function filesWith(pattern: RegExp, within = /^/): string[] {
  return sources
    .filter(({ file, text }) => within.test(file) && pattern.test(text))
    .map(({ file }) => file)
    .sort()
}

const served = /^(app|lib)\//

test('the scan reads the sources', () => {
  expect(sources.length).toBeGreaterThan(500)
  expect(filesWith(/\bcreateHmac\(/).length).toBeGreaterThan(1)
})

test('the app starts no program: only the starter runs Postgres, app and worker', () => {
  expect(filesWith(/child_process/, served)).toEqual([])
})

test('a thread is started in one place, which limits its time and memory', () => {
  expect(filesWith(/worker_threads/, served)).toEqual(['lib/platform/answer-tasks.mjs', 'lib/platform/thread.ts'])
})

test('no code is made from text', () => {
  expect(filesWith(/\beval\(|\bnew Function\b|\bFunction\(|node:vm|runIn(New|This)?Context|setTimeout\(['"`]/)).toEqual(
    [],
  )
})

test('no HTML is made from text without escaping', () => {
  expect(filesWith(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|srcdoc/i)).toEqual(
    [],
  )
})

test('a regular expression is made from our own words only', () => {
  expect(filesWith(/new RegExp\(|\bRegExp\(/)).toEqual([
    'lib/content/course/check/glossary-rules.ts',
    'lib/content/course/reader/needs-source.ts',
    'lib/people/import/headings.ts',
    'lib/people/import/number-formats.mjs',
    'lib/people/privacy/victim-text.ts',
    'lib/proof/pdf/pdf-update.ts',
    'lib/proof/verification/judge-seal.ts',
    'scripts/build/fonts.ts',
    'scripts/front/routes.mjs',
  ])
})

test('Math.random makes nothing but the name of a temporary file', () => {
  expect(filesWith(/Math\.random/)).toEqual(['lib/content/course/catalog/compile.ts'])
})

test('hashes are SHA-256; SHA-1 only names certificates and their keys (RFC 5280, 5816) and makes codes of apps (RFC 6238)', () => {
  expect(filesWith(/create(Hash|Hmac)\((?!'sha256')/)).toEqual(['lib/proof/issuer/seal-certificate.ts'])
  expect(filesWith(/['"](md5|sha-?1|ripemd\w*)['"]/i)).toEqual([
    'lib/people/second-factor/app-code.ts',
    'lib/proof/issuer/seal-certificate.ts',
    'lib/proof/time-stamp/token.mjs',
  ])
})

test('the only cipher is AES-256-GCM, which detects changes', () => {
  expect(filesWith(/createCipheriv\((?!'aes-256-gcm')|createDecipheriv\((?!'aes-256-gcm')|createCipher\(/)).toEqual([])
  expect(filesWith(/privateEncrypt|publicEncrypt|RSA_PKCS1_PADDING/)).toEqual([])
})

test('TLS certificates are always checked', () => {
  expect(filesWith(/rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity|ignoreTLS/)).toEqual([])
})

test('the browser stores nothing but cookies and the size of text, and takes no messages from other windows', () => {
  expect(filesWith(/localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie|serviceWorker/)).toEqual([
    'app/_client/device.ts',
  ])
  expect(filesWith(/postMessage|onmessage|addEventListener\('message'/)).toEqual([
    'lib/platform/answer-tasks.mjs',
    'lib/platform/thread.ts',
  ])
})

test('the server itself fetches only what an entered sign-on provider says about itself, time-stamps, and cosignatures', () => {
  expect(filesWith(/\bfetch\(|node:https?'|undici|axios/, /^(app\/(?!_client)|lib)\//)).toEqual([
    'lib/people/single-sign-on/outside-document.ts',
    'lib/people/witness/ask-witness.ts',
    'lib/proof/time-stamp/ask.ts',
  ])
})

test('other origins may read only what is published', () => {
  expect(filesWith(/Access-Control-Allow-(Origin|Credentials)/)).toEqual([
    'app/(learner)/credentials/[file]/route.ts',
    'app/(public)/achievements/[course]/[version]/route.ts',
    'app/(public)/issuer/published-document.ts',
    'app/(public)/log/checkpoint/route.ts',
    'app/(public)/log/proof/route.ts',
    'app/(public)/status/[purpose]/[list]/route.ts',
    'app/badge.png/route.ts',
  ])
  expect(filesWith(/Access-Control-Allow-Credentials/)).toEqual([])
})

test('text is served with its charset', () => {
  expect(filesWith(/(type|'Content-Type'): ['"`]text\/[a-z]+['"`]/, /^app\//)).toEqual([])
})

test('each password field is masked and names its purpose to password managers', () => {
  const fields = sources
    .filter(({ file }) => file.startsWith('app/'))
    .flatMap(({ text }) => [...text.matchAll(/<(?:TextField|input|Field)\b[^>]*\bname="(?:password|current)"[^>]*>/g)])
    .map(([field]) => field)
  expect(fields.length).toBeGreaterThan(3)
  expect(
    fields.filter((field) => !/type="password"/.test(field) || !/autoComplete="(current|new)-password"/.test(field)),
  ).toEqual([])
  // These take a pasted file; no field forbids pasting.
  expect(filesWith(/onPaste|'paste'/)).toEqual(['app/_client/verify.ts', 'lib/proof/verification/offline/main.ts'])
})

test('no personal or secret value is in a link’s query by name', () => {
  expect(filesWith(/[?&](email|password|token|code|name)=\$\{/, /^app\//)).toEqual([])
})

test('query strings, forms and JSON are read into maps or checked, never merged into objects', () => {
  expect(filesWith(/\.merge\(|defaultsDeep|setPrototypeOf/)).toEqual([])
  expect(filesWith(/request\.json\(/, /^app\/(?!_client)/)).toEqual([])
})
