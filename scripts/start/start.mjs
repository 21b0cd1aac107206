/* The last line of `npm start` is `Ready on …`. */
import * as fs from 'node:fs'
import path from 'node:path'
import { beginApp, waitForApp } from './app-process.mjs'
import { checkMail } from './check-mail.mjs'
import { endOfSupport } from './check-node.mjs'
import { checkPlace, checkRoom, reasonOf } from './check-place.mjs'
import { whyNoPort } from './check-port.mjs'
import { checkGuards } from './check-record.mjs'
import { whyNotRestarted } from './check-restarts.mjs'
import { makeChildListener } from './child-messages.mjs'
import { childEnv, readConfig } from './config.mjs'
import * as onDatabase from './database-steps.mjs'
import { saveIssuer } from './demo-issuer.mjs'
import { checkForwarding, showFindings } from './doctor.mjs'
import { PlainError, takeLock } from './lock.mjs'
import { checkLogSigner } from './log-signer.mjs'
import { connectionsOfEach } from './process-count.mjs'
import { step, stopSteps } from './running.mjs'
import * as steps from './steps.mjs'
import { stopLeft } from './stop-left.mjs'
import { supervise } from './supervise.mjs'
import { endWhenSilent } from './watch-app.mjs'
import { beginWorker } from './worker-process.mjs'

const dev = process.argv.includes('--dev')
const tenMinutes = 600_000

const undo = []
const over = new AbortController()
let ending = null

function end(code) {
  ending ??= (async () => {
    // A signal to the whole process group ends the app too, which is no crash.
    over.abort()
    stopSteps()
    for (const each of undo.reverse()) {
      await Promise.resolve(each()).catch((error) => console.error(error.message))
    }
    process.exit(code)
  })()
  return ending
}

/** From now on, each process is restarted when it dies; a crash loop ends everything, unless it has a pause. */
function superviseAll(...parts) {
  const supervised = parts.map(({ name, ...rest }) => supervise(name, { ...rest, over: over.signal }))
  undo.push(() => Promise.all(supervised.map(({ stop }) => stop())))
  for (const { ended } of supervised) {
    ended.then((reason) => {
      if (!reason || ending) return
      console.error(reason)
      end(1)
    })
  }
}

/** Two starts must not share a folder. Stops the app and worker that a killed start left behind. */
async function lockData({ dataDir, world }) {
  if (!world) return { note: () => {} }
  const lock = takeLock(path.join(dataDir, 'start.lock'))
  if (lock.holder) throw new PlainError(`Northlight already runs on ${dataDir} (process ${lock.holder}).`)
  undo.push(() => lock.release())
  // An earlier release's lock file has one app process, not a list.
  await Promise.all([lock.left?.worker, lock.left?.app].flat().map(stopLeft))
  return lock
}

async function requirePort(config) {
  const wrong = await whyNoPort(config)
  if (wrong) throw new PlainError(wrong)
}

function showAccounts() {
  console.log('\n  This is a demonstration. Sign in with the password northlight-demo as')
  const accounts = { learner: 'enrolled, nothing done', officer: 'half-way', certified: 'holds a certificate' }
  for (const [name, about] of Object.entries({ ...accounts, coordinator: 'runs a cohort', admin: 'administrator' })) {
    console.log(`    ${`${name}@demo.example`.padEnd(26)} ${about}`)
  }
  console.log('')
}

async function start() {
  const config = readConfig()
  checkPlace(config)
  const restarts = dev || config.demo ? null : whyNotRestarted(config)
  for (const warning of [endOfSupport, ...config.warnings, ...config.unknown, restarts].filter(Boolean))
    console.log(`  warning    ${warning}`)
  showFindings(checkRoom(config))
  const lock = await lockData(config)
  await requirePort(config)

  await step('install', steps.install)
  await step('generate', steps.generate)
  const mode = dev ? 'development' : 'production'
  // Runs in parallel with the database; a failure shows at its own step.
  const courses = steps.compileCourses({ ...process.env, NODE_ENV: mode, PRIVATE_COURSES_DIR: config.privateCourses })
  courses.catch(() => {})
  // Missing keys wait for the log, which may be signed by them. The demonstration would make others.
  const isKeyed = config.issuer.SIGNING_KEYS || fs.existsSync(config.issuer.KEYS_FILE)
  const keys = isKeyed ? steps.checkIssuerKeys(config) : null
  keys?.catch(() => {})
  let opening
  undo.push(async () => {
    const opened = await opening?.catch(() => null)
    await opened?.stop()
  })
  await step('database', async () => {
    opening = onDatabase.openConfigured(config)
    return (await opening).name
  })
  const database = await opening
  if (database.begin) superviseAll({ name: 'database', first: database.first, begin: database.begin })
  await onDatabase.requireKnownMigrations(database)
  await saveIssuer(config, database)
  await checkLogSigner(config, database)
  await step('keys', () => keys ?? steps.checkIssuerKeys(config))
  const env = childEnv(config, database, mode)
  await step('courses', () => courses)
  const { isCurrent, note: notePreparation } = await onDatabase.findPreparation(database)
  const prepare = (name, work) => step(name, (say) => (isCurrent ? onDatabase.upToDate[name] : work(env, say)))
  await prepare('migrate', onDatabase.migrate)
  await step('verifier', steps.bundleVerifier)
  await step('fonts', steps.convertFonts)
  await step('assets', dev ? steps.watchAssets : steps.bundleAssets)
  if (!dev) await step('build', (say) => steps.build(env, say))
  if (config.demo) await prepare('demo', onDatabase.seed)
  await prepare('publish', onDatabase.publishCourses)
  if (!isCurrent && !config.demo) await onDatabase.boundTimes(database)
  if (!isCurrent) await notePreparation()
  showFindings(await checkGuards(database))
  const listenTo = await makeChildListener(config)
  const noted = { app: [] }
  const processes = dev ? 1 : config.processes
  // All hosts, not only today's primary.
  const serving = { ...env, DATABASE_URL: config.databaseUrl ?? env.DATABASE_URL }
  const ofApp = {
    ...serving,
    NORTHLIGHT_CONNECTIONS: String(connectionsOfEach(processes)),
    NORTHLIGHT_PROCESSES: String(processes),
  }
  const beginOne = (place) => {
    const app = listenTo(beginApp(ofApp, { dev }))
    noted.app[place] = { pid: app.pid, started: app.started }
    lock.note(noted)
    // A breakpoint or a long compilation may stop a development server for minutes.
    return dev ? app : endWhenSilent(app)
  }
  const apps = Array.from({ length: processes }, (_, place) => beginOne(place))
  undo.push(() => Promise.all(apps.map(({ stop }) => stop())))
  await step('serve', async () => {
    await Promise.all(apps.map((app) => waitForApp(app, config)))
    return `listening on ${config.ownUrl}${processes > 1 ? `, ${processes} processes` : ''}`
  })
  // The development server has no front to ask.
  showFindings((await Promise.all([dev ? [] : checkForwarding(config), checkMail(config)])).flat())
  for (const app of apps) app.show()
  superviseAll(
    ...apps.map((first, place) => ({
      name: processes > 1 ? `app process ${place + 1}` : 'app',
      first,
      begin() {
        const again = beginOne(place)
        again.show()
        return again
      },
    })),
  )
  if (config.demo) showAccounts()
  console.log(`Ready on ${config.appUrl}`)
  const beginJobs = () => {
    const worker = listenTo(beginWorker(serving))
    noted.worker = { pid: worker.pid, started: worker.started }
    lock.note(noted)
    return worker
  }
  superviseAll({ name: 'worker', first: beginJobs(), begin: beginJobs, crashLoopPause: tenMinutes })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0))

const causeOf = (error) => (error.code && error.path ? `${error.path} ${reasonOf(error)}.` : error.message)

start().catch((error) => {
  if (ending) return
  console.error(error instanceof PlainError ? error.message : `Northlight could not start: ${causeOf(error)}`)
  end(1)
})
