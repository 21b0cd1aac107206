/* Finds a browser or installs one: the system's Chromium, then Playwright's, then Debian's. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function findSystemBrowser() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter)]
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...candidates, ...applications].find(isExecutable)
}

async function findPlaywrightBrowser() {
  const { chromium } = await import('@playwright/test')
  return [chromium.executablePath()].find(existsSync)
}

function attempt(command, args, seconds) {
  console.log(`  ${command} ${args.join(' ')}`)
  const options = { cwd: root, timeout: seconds * 1000, stdio: ['ignore', 'ignore', 'inherit'] }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { ...options, env }).status === 0
}

function installWithPlaywright() {
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  return attempt(process.execPath, [cli, 'install', 'chromium'], 120)
}

function installWithDebian() {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return
  attempt('apt-get', ['update', '-qq'], 120)
  attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 300)
}

/** Rejects with one line when none can be found or installed. */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (isExecutable(chosen)) return chosen
    throw new Error(`CHROMIUM_PATH names ${chosen}, which cannot be run.`)
  }
  const found = findSystemBrowser() ?? (await findPlaywrightBrowser())
  if (found) return found

  console.log('No Chromium found; installing one')
  if (installWithPlaywright()) {
    const own = await findPlaywrightBrowser()
    if (own) return own
  }
  installWithDebian()
  const installed = findSystemBrowser()
  if (installed) return installed
  throw new Error('No Chromium found and none could be installed: install one, or set CHROMIUM_PATH to its program.')
}
