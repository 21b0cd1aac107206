/* npm run bench [-- --sizes | --only-sizes | --items | --only-items]. `--items` adds 100,000 attempts. */
/* `--sizes`: CPU per request with 1,000, 10,000, and 100,000 people in one organization, on Linux. */
/* npm run bench -- --cost [another built checkout]: CPU per request instead, on Linux. */
/* npm run bench -- --record [people] measures verify-record instead, with 1,000 people by default. */

import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../start/config.mjs'
import { lesson, sameSize } from './addresses'
import { Client } from './client'
import { measureCosts } from './cost'
import { measureItems } from './items'
import { measureLearners } from './learners'
import { megabytesOf, mostMemory } from './memory'
import { measureRecord } from './record'
import { printReport, report } from './report'
import { analyze, makeBenchFolder, shareDatabaseOf, startSite } from './site'
import { measureSizes } from './size'

async function writeSameSize(url: string): Promise<void> {
  const client = new Client(url)
  await client.signIn('learner@demo.example', 'northlight-demo')
  const { body } = await client.send(lesson)
  await writeFile(path.join(root, 'public', sameSize), body)
  client.close()
}

const cost = process.argv.indexOf('--cost')
if (cost > 0) {
  await measureCosts(process.argv[cost + 1])
  process.exit()
}

const record = process.argv.indexOf('--record')
if (record > 0) {
  await measureRecord(Number(process.argv[record + 1] ?? 1000))
  process.exit()
}

const { folder, remove } = await makeBenchFolder()
try {
  console.log('Starting a site of its own (this builds what is stale) …')
  let site = await startSite(folder)
  try {
    // Next lists public/ when it starts.
    await writeSameSize(site.url)
    await site.stop()
    site = await startSite(folder)
    const { startSeconds } = site
    report('second start', `${startSeconds.toFixed(1)} s`, null, '<= 5 s', startSeconds <= 5)
    const { migrationUrl } = shareDatabaseOf(site, folder)
    if (!process.argv.some((argument) => argument.startsWith('--only-'))) await measureLearners(site)
    const isSizes = process.argv.some((argument) => argument.endsWith('-sizes'))
    if (process.argv.some((argument) => argument.endsWith('-items'))) {
      console.log('Filling in 100,000 attempts of 20 responses …')
      const { countSeconds, pageP95 } = await measureItems(site, migrationUrl)
      report('counting 100,000 attempts for the first time', `${countSeconds.toFixed(0)} s`, null, '', true)
      report(
        'item analysis with 500 more to count, p95',
        `${pageP95.toFixed(0)} ms`,
        null,
        '<= 1000 ms',
        pageP95 <= 1000,
      )
    }
    if (isSizes) {
      console.log('Filling an organization with 1,000, 10,000, and 100,000 people …')
      const { costs, exports } = await measureSizes(site, {
        memory: {
          now: () => megabytesOf(site.appPids[0] ?? 0),
          most: (work) => mostMemory(site.appPids[0] ?? 0, work),
        },
        analyze: () => analyze(migrationUrl),
        databaseFolder: path.join(folder, 'demo', 'postgres'),
      })
      for (const [what, each] of costs) {
        const ratio = (each.at(-1) ?? Number.NaN) / (each[0] ?? Number.NaN)
        report(what, `${each.map((cost) => cost.toFixed(1)).join(', ')} ms`, ratio, '<= 1.5', ratio <= 1.5)
      }
      for (const { name, seconds, growth } of exports) {
        const value = `${seconds.toFixed(0)} s, the app grew by ${growth.toFixed(0)} MB`
        report(`${name} of 100,000 people`, value, null, '<= 50 MB', growth <= 50)
      }
    }
    const { db } = await import('@/lib/platform/db')
    await db.$disconnect()
  } finally {
    await site.stop()
  }
} finally {
  await remove()
  await rm(path.join(root, 'public', sameSize), { force: true })
}

printReport()
