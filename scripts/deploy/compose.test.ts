import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { settings } from '@/lib/platform/settings.mjs'
import { readCommand } from '../admin/arguments'

const read = (name: string) => readFileSync(path.join(import.meta.dirname, name), 'utf8')

interface Service {
  restart: string
  environment: Record<string, string | null>
  command: string[]
  volumes: string[]
  secrets?: string[]
}
const { services } = parse(read('compose.yaml'), { merge: true }) as {
  services: Record<'app' | 'daily' | 'database', Service>
}
const { app, daily } = services
const [, , script = ''] = daily.command

/** The starter sets them for its own processes. */
const internal = ['NORTHLIGHT_DATABASE_FOLDER', 'NORTHLIGHT_DEMO', 'NORTHLIGHT_CONNECTIONS', 'NORTHLIGHT_PROCESSES']
/** Needs a writable folder of the release. */
const impossible = ['PRIVATE_COURSES_DIR']

test('the compose file passes every setting that the image does not set', () => {
  const [, line = ''] = read('Containerfile').match(/^ENV (.+)$/m) ?? []
  const ofImage = line.split(' ').map((each) => each.split('=')[0])
  const passed = Object.keys(settings).filter((name) => ![...ofImage, ...internal, ...impossible].includes(name))
  expect(Object.keys(app.environment).sort()).toEqual(passed.sort())
  expect(daily.environment).toEqual(app.environment)
})

test('Docker starts every service again, after a crash and after a restart of the machine', () => {
  expect(Object.values(services).map(({ restart }) => restart)).toEqual(
    Object.values(services).map(() => 'unless-stopped'),
  )
})

test('the daily service makes a backup outside the volume and checks the log with an alarm', () => {
  const lines = [...script.matchAll(/^ *npm run admin -- (.+)$/gm)].map(([, line = '']) => line)
  const [backup, check] = lines.map((line) => readCommand(line.split(' ')))
  expect(backup).toMatchObject({ name: 'backup', given: { rest: '/backups', passphrase: '/run/secrets/passphrase' } })
  expect(daily.volumes).toContain('/var/backups/northlight:/backups')
  expect(daily.secrets).toEqual(['passphrase'])
  expect(check).toMatchObject({ name: 'verify-log', given: { alarm: 'true' } })
})

test('a backup that fails does not keep the daily service from checking the log, or from the next day', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'northlight-compose-'))
  const programs = {
    npm: 'echo "$4"; test "$4" = verify-log',
    sleep: `echo "$1"; test ! -e ${folder}/second || kill $PPID; touch ${folder}/second`,
  }
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${text}\n`)
    chmodSync(path.join(folder, name), 0o755)
  }
  const { stdout } = spawnSync('sh', ['-c', script], {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    encoding: 'utf8',
    timeout: 20_000,
  })
  const day = ['backup', 'verify-log', '86400']
  expect(stdout.trim().split('\n')).toEqual([...day, ...day])
  rmSync(folder, { recursive: true })
})
