import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/*
 * After a build: the SHA-256 of each inline script of each prerendered page, by path, for the content security policy
 * that proxy.ts sends. docs/decisions/007-content-security-policy.md.
 */
const pages = path.join('.next', 'server', 'app')
const target = path.join('.next', 'csp-hashes.json')

function hashesOf(html: string): string {
  const scripts = html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)
  const hashes = new Set<string>()
  for (const [, text = ''] of scripts) hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return [...hashes].join(' ')
}

const byPath: Record<string, string> = {}
for (const file of await readdir(pages, { recursive: true })) {
  if (!file.endsWith('.html')) continue
  const address = `/${file
    .replaceAll(path.sep, '/')
    .replace(/\.html$/, '')
    .replace(/^index$/, '')}`
  byPath[address] = hashesOf(await readFile(path.join(pages, file), 'utf8'))
}
await writeFile(target, JSON.stringify(byPath))

/** Filled on first request and preferred from then on: must not outlive the build that it came from. */
const routeCache = path.join('.next', 'server', 'route-cache')
if (existsSync(routeCache)) await rm(routeCache, { recursive: true })
console.log(`content security policy: hashes for ${Object.keys(byPath).length} prerendered pages`)
