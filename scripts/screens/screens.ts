/*
 * Refreshes docs/screens: twelve pages of the demonstration, at 390 and 1280, light and dark.
 *
 *     npm run screens [-- http://127.0.0.1:3000]
 *
 * Without an address it starts a demonstration of its own.
 */
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { makeBenchFolder, startSite } from '../bench/site'
import { root } from '../start/config.mjs'
import { findChromium } from '../test/chromium.mjs'
import { enterAs, screens } from './pages'
import { withPalette } from './palette'

const folder = path.join(root, 'docs', 'screens')
const sizes = { 390: { width: 390, height: 844 }, 1280: { width: 1280, height: 800 } }

async function take(browser: Browser, url: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const as of [undefined, ...new Set(screens.flatMap((screen) => screen.as ?? []))]) {
    const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce' })
    const page = await context.newPage()
    if (as) await enterAs(page, as)
    for (const { name, open } of screens.filter((screen) => screen.as === as)) {
      for (const [width, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await open(page)
          const file = path.join(folder, `${name}-${width}-${colorScheme}.png`)
          await writeFile(file, withPalette(await page.screenshot({ caret: 'hide' })))
        }
      }
      console.log(`  ${name}`)
    }
    await context.close()
  }
}

async function folderSize(): Promise<{ files: number; bytes: number }> {
  const names = await readdir(folder)
  const lengths = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size))
  return { files: names.length, bytes: lengths.reduce((sum, length) => sum + length, 0) }
}

const given = process.argv[2]
const { folder: data, remove } = await makeBenchFolder()
const site = given ? null : await startSite(data)
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
try {
  await take(browser, given ?? site?.url ?? '')
  const { files, bytes } = await folderSize()
  console.log(`${files} pictures in docs/screens, ${(bytes / 1024 / 1024).toFixed(1)} MB`)
} finally {
  await browser.close()
  await site?.stop()
  await remove()
}
