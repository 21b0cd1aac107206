import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { settings } from '@/lib/platform/settings.mjs'
import { childEnv, readConfig } from './config.mjs'
import { countProcesses } from './process-count.mjs'

const live = { DEMO: '0', NEXTAUTH_SECRET: 'k3J9vQ2mX7pL5tR8wZ1cB4nH6dF0gS-y' }
const read = (environment: Record<string, string>) => readConfig(environment as NodeJS.ProcessEnv, '/nowhere/.env')

test('addresses of Postgres may name several hosts, and a replica needs a primary', () => {
  const DATABASE_URL = 'postgresql://app:b@one:6432,two:6432/c'
  const { databaseUrl, migrationUrl, readUrl } = read({
    ...live,
    DEMO: '',
    DATABASE_URL,
    READ_DATABASE_URL: 'postgres://a@b/c',
  })
  expect([databaseUrl, migrationUrl, readUrl]).toEqual([DATABASE_URL, DATABASE_URL, 'postgres://a@b/c'])
  expect(() => read({ ...live, DATABASE_URL: 'postgresql://one,/c' })).toThrow('DATABASE_URL must be an address')
  expect(() => read({ ...live, READ_DATABASE_URL: 'postgres://a@b/c' })).toThrow(
    'READ_DATABASE_URL is set without DATABASE_URL.',
  )
})

test('there are as many app processes as the machine has room for, or as the operator says', () => {
  expect(read({}).processes).toBe(countProcesses())
  expect(read({ WEB_CONCURRENCY: '3' }).processes).toBe(3)
})

describe('the issuer of certificates', () => {
  test('is null with a warning unless it is set', () => {
    const { issuer, warnings } = read(live)
    expect(issuer).toMatchObject({ ISSUER_URL: '', ISSUER_NAME: 'Northlight' })
    expect(warnings).toContain('ISSUER_URL is not set: certificates are not signed.')
  })

  test("is an https origin, separate from APP_URL, with keys in the world's folder", () => {
    const { issuer, world, warnings } = read({ ...live, ISSUER_URL: 'https://Issuer.example.org/', ISSUER_NAME: ' A ' })
    expect(issuer).toEqual({
      ISSUER_URL: 'https://issuer.example.org',
      ISSUER_NAME: 'A',
      KEYS_FILE: path.join(world ?? '', 'keys.json'),
      SIGNING_KEYS: '',
      TSA_URLS: '',
      TSA_ROOTS: '',
    })
    expect(warnings).toEqual([])
  })

  test("is the demonstration's own address with its own keys", () => {
    const { issuer, world } = read({ PORT: '3210' })
    expect(issuer).toMatchObject({
      ISSUER_URL: 'http://127.0.0.1:3210',
      KEYS_FILE: path.join(world ?? '', 'keys.json'),
    })
  })

  test("has keys outside the demonstration's folder with an external Postgres", () => {
    const { issuer, dataDir } = read({ ...live, DEMO: '', DATABASE_URL: 'postgresql://a@b/c' })
    expect(issuer.KEYS_FILE).toBe(path.join(dataDir, 'keys.json'))
  })

  test.each([
    'http://localhost:3000',
    'https://localhost',
    'https://sub.localhost',
    'https://127.0.0.1:8443',
    'https://2130706433',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://0.0.0.0',
  ])('cannot be %s, which is another machine for each reader', (ISSUER_URL) => {
    expect(() => read({ ...live, ISSUER_URL })).toThrow('A loopback ISSUER_URL issues only in the demonstration.')
    expect(read({ ISSUER_URL }).issuer.ISSUER_URL).toBe(new URL(ISSUER_URL).origin)
  })

  test.each(['http://issuer.example.org', 'issuer.example.org', 'ftp://issuer.example.org'])(
    'cannot be %s',
    (ISSUER_URL) => {
      for (const world of [live, {}]) {
        expect(() => read({ ...world, ISSUER_URL })).toThrow('ISSUER_URL must be an address that begins with https://.')
      }
    },
  )

  test.each(['/certificates', '/?a', '/#b'])('cannot be an address with %s after the host', (rest) => {
    expect(() => read({ ...live, ISSUER_URL: `https://issuer.example.org${rest}` })).toThrow('before or after the host')
  })

  test('cannot contain a password, which would be published', () => {
    expect(() => read({ ...live, ISSUER_URL: 'https://a:b@issuer.example.org' })).toThrow('before or after the host')
  })

  test('is refused with an unprintable name, or with keys from two places', () => {
    expect(() => read({ ...live, ISSUER_NAME: 'x'.repeat(65) })).toThrow('over 64 characters')
    expect(() => read({ ...live, KEYS_FILE: 'a', SIGNING_KEYS: '{}' })).toThrow('both set')
  })

  test('is the same for the app, the worker and the commands', () => {
    const config = read({ ...live, ISSUER_URL: 'https://issuer.example.org', SIGNING_KEYS: '{"keys":[]}' })
    expect(childEnv(config, { url: 'postgresql://a', migrationUrl: 'postgresql://b' })).toMatchObject(config.issuer)
  })
})

describe('settings', () => {
  test('are listed in docs/operating/settings.md', () => {
    const text = readFileSync('docs/operating/settings.md', 'utf8')
    const listed = [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name)
    const ofOperators = Object.keys(settings).filter((name) => !/^(NODE_ENV$|NORTHLIGHT_)/.test(name))
    expect(listed.toSorted()).toEqual(ofOperators.toSorted())
  })

  test.each([
    'https://a:b@witness.example',
    'https://token@witness.example',
    'git+https://token@host.example/checkpoints.git',
    'git+https://:token@host.example/checkpoints.git',
    'git+ssh://git:b@host.example/checkpoints.git',
    'git+ssh://:b@host.example/checkpoints.git',
    'mailto:a%zz@b.example',
    'https://witness.example#a-key',
  ])('LOG_WITNESSES cannot be %s', (LOG_WITNESSES) => {
    expect(() => read({ LOG_WITNESSES })).toThrow(/^LOG_WITNESSES must be addresses .* without a password/)
  })

  test.each([
    'git+ssh://git@host.example/checkpoints.git',
    'https://witness.example',
    `https://witness.example#witness.example/w1+0a1b2c3d+${'A+/b'.repeat(11)}`,
    'mailto:a%2Bb@c.example',
  ])('LOG_WITNESSES can be %s', (LOG_WITNESSES) => {
    expect(() => read({ LOG_WITNESSES })).not.toThrow()
  })

  test.each([
    [{ PORT: '70000' }, 'PORT is not a port: 70000'],
    [{ DEMO: 'no' }, 'DEMO must be 0 or 1, not no.'],
    [{ APP_URL: 'ftp://a.example' }, 'APP_URL must be an address that begins with http:// or https://.'],
    [
      { APP_URL: 'https://a.example/training' },
      /^APP_URL must be an address without anything before or after the host, as https:\/\/a\.example$/,
    ],
    [
      { TRUST_PROXY: 'true' },
      /^TRUST_PROXY must be the number of your proxies in front, 0 to 9, or their networks, .*, not true\.$/,
    ],
    [{ SHUTDOWN_SECONDS: '301' }, 'SHUTDOWN_SECONDS must be a number of seconds, at most 300, not 301.'],
    [{ EXIT_URL: 'weather' }, 'EXIT_URL must be an address that begins with http:// or https://.'],
    [{ RETENTION: 'mail=180 attempts=9' }, /^RETENTION has no period for attempts=9: name one of sessions, devices/],
    [{ RETENTION: 'sessions=7' }, 'RETENTION: sessions must be 31 to 36500 days, not 7.'],
    [{ SECOND_FACTOR: 'yes' }, 'SECOND_FACTOR must be optional or required, not yes.'],
    [{ SECOND_FACTOR_DAYS: '-1' }, 'SECOND_FACTOR_DAYS must be a number of days, at most 999, not -1.'],
    [{ HOST: '0.0.0.0' }, 'With the demonstration HOST must be loopback, not 0.0.0.0: set DEMO=0.'],
    [{ APP_URL: 'https://a.example' }, 'With the demonstration APP_URL must be loopback, not a.example: set DEMO=0.'],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM must be an address, or a name and <an address>.'],
    [{ SMTP_URL: 'smtp://a' }, 'SMTP_URL is set without MAIL_FROM, the address that mail comes from.'],
    [{ MIGRATION_DATABASE_URL: 'postgresql://a' }, 'MIGRATION_DATABASE_URL is set without DATABASE_URL.'],
    [{ DATABASE_URL: 'mysql://a' }, 'DATABASE_URL must be an address that begins with postgresql:// or postgres://.'],
    [{ DATABASE_URL: 'postgresql://a:b#c@d/e' }, 'DATABASE_URL has # in its user or password: write it as %23.'],
    [{ DATABASE_URL: 'postgresql://a:b/c@d/e' }, 'DATABASE_URL has / in its user or password: write it as %2F.'],
    [{ DATABASE_URL: 'postgresql://a:b@c@d/e' }, 'DATABASE_URL has @ in its user or password: write it as %40.'],
    [{ ALARMS: 'disk=100000000' }, 'ALARMS: disk must be a whole number up to 9999999, not 100000000.'],
    [{ ALARMS: 'disc=1' }, 'ALARMS has no limit for disc=1: name one of mail, backup, disk, as mail=30.'],
    [{ DATABASE_URL: 'postgresql://a' }, /^NEXTAUTH_SECRET is required with DATABASE_URL; make one/],
    [{ NEXTAUTH_SECRET: 'short' }, /^NEXTAUTH_SECRET has under 32 characters; make one/],
    [{ NEXTAUTH_SECRET: 'change-me-change-me-change-me-123' }, /^NEXTAUTH_SECRET is easy to guess; make one/],
  ])('with %o stop a start with one line', (given, sentence) => {
    expect(() => read(given)).toThrow(sentence)
  })
})
