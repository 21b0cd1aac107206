import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { withoutReact } from '@/app/_document/frame'

/*
 * After a build: each prerendered page without React's client, as the server's front sends it (docs/decisions/014), also
 * compressed, and its entity tag; the tags of the files in `public`, too, whose dates say nothing after a rollback.
 */
const pages = path.join('.next', 'server', 'app')
const plainPages = path.join('.next', 'plain')
const target = path.join('.next', 'prerendered.json')

const pageOf: Record<string, { file: string; etag: string }> = {}
const tagOf: Record<string, string> = {}
const digest = (content: string | Buffer) => createHash('sha256').update(content).digest('base64url').slice(0, 22)

for (const entry of await readdir(pages, { recursive: true, withFileTypes: true })) {
  // The folder of a handler may be called like a page: northlight-verifier.html.
  if (!entry.isFile() || !entry.name.endsWith('.html')) continue
  const file = path.relative(pages, path.join(entry.parentPath, entry.name))
  const name = file.replaceAll(path.sep, '/').replace(/\.html$/, '')
  const html = withoutReact(await readFile(path.join(pages, file), 'utf8'))
  const plain = path.join(plainPages, file)
  await mkdir(path.dirname(plain), { recursive: true })
  await writeFile(plain, html)
  await writeFile(`${plain}.br`, brotliCompressSync(html))
  await writeFile(`${plain}.gz`, gzipSync(html, { level: 9 }))
  // Weak, since the compressed forms share it.
  pageOf[`/${name.replace(/^index$/, '')}`] = { file: `${name}.html`, etag: `W/"${digest(html)}"` }
}
for (const { name } of (await readdir('public', { withFileTypes: true })).filter((entry) => entry.isFile()))
  tagOf[`/${name}`] = `W/"${digest(await readFile(path.join('public', name)))}"`
await writeFile(target, JSON.stringify({ pages: pageOf, files: tagOf }))

/** Filled on first request and preferred from then on: must not outlive the build that it came from. */
const routeCache = path.join('.next', 'server', 'route-cache')
if (existsSync(routeCache)) await rm(routeCache, { recursive: true })
console.log(`${Object.keys(pageOf).length} prerendered pages written without React`)
