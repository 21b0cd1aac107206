import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { withoutReact } from '@/app/_document/frame'

/*
 * After a build, of each prerendered page: the SHA-256 of its inline scripts for the content security policy that
 * proxy.ts sends (docs/decisions/007), its entity tag, and the page without React's client (docs/decisions/012, 014).
 */
const pages = path.join('.next', 'server', 'app')
const plainPages = path.join('.next', 'plain')
const target = path.join('.next', 'prerendered.json')

const digest = (text: string) => createHash('sha256').update(text).digest('base64')

function hashesOf(html: string): string {
  const scripts = html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)
  const hashes = new Set<string>()
  for (const [, text = ''] of scripts) hashes.add(`'sha256-${digest(text)}'`)
  return [...hashes].join(' ')
}

const byPath: Record<string, { scripts: string; etag: string }> = {}
for (const file of await readdir(pages, { recursive: true })) {
  if (!file.endsWith('.html')) continue
  const address = `/${file
    .replaceAll(path.sep, '/')
    .replace(/\.html$/, '')
    .replace(/^index$/, '')}`
  const html = await readFile(path.join(pages, file), 'utf8')
  byPath[address] = { scripts: hashesOf(html), etag: `"${digest(html).slice(0, 22)}"` }
  const plain = path.join(plainPages, file)
  await mkdir(path.dirname(plain), { recursive: true })
  await writeFile(plain, withoutReact(html))
}
await writeFile(target, JSON.stringify(byPath))

/** Filled on first request and preferred from then on: must not outlive the build that it came from. */
const routeCache = path.join('.next', 'server', 'route-cache')
if (existsSync(routeCache)) await rm(routeCache, { recursive: true })
console.log(`content security policy: hashes for ${Object.keys(byPath).length} prerendered pages`)
