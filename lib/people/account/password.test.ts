import { stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { systemWorld } from '@/lib/platform/world'
import { isBreached } from './breached'
import { checkNewPassword } from './new-password'
import { makePassphrase } from './passphrase'
import { hashPassword, verifyPassword } from './password'
import { breachedPasswords, passphraseWords } from './word-lists'

const about = { email: 'maren.lindqvist@harbor.example', name: 'Maren Lindqvist' }

function problemOf(password: string): string | null {
  const checked = checkNewPassword(password, about)
  return checked.ok ? null : checked.problem
}

describe('checkNewPassword', () => {
  test.each([
    ['fourteen characters', 'wet oar tin cu', 'too-short'],
    ['fifteen characters', 'wet oar tin cup', null],
    ['a hundred and twenty-eight', 'gull rope tide '.repeat(9).slice(0, 128), null],
    ['a hundred and twenty-nine', 'gull rope tide '.repeat(9).slice(0, 129), 'too-long'],
    ['nothing', '', 'too-short'],
  ])('%s', (_what, password, problem) => {
    expect(problemOf(password)).toBe(problem)
  })

  test('counts user-perceived characters, not bytes or surrogates', () => {
    expect(problemOf('🦀🐚⚓🌊🐟🦞🪝🛶')).toBe('too-short')
    expect(problemOf('🦀🐚⚓🌊🐟🦞🪝🛶🌫🧭🪢🐋🦭🗺🏖')).toBeNull()
    // Fifteen code points, thirteen characters.
    expect(problemOf('zoe\u0308 fann mule\u0301')).toBe('too-short')
  })

  test.each(['password1234567', 'aaaaaaaaaaaaaaaaaaa', 'qwertyuiopasdfghjkl', '123456789012345', 'passwordpassword'])(
    'refuses a password that attackers try first: %s',
    (password) => {
      expect(problemOf(password)).toBe('common')
    },
  )

  test('sixteen passwords that take an unbounded estimator 2 s each take a second together', () => {
    const worst = ['@$$4@5s!1|()[]{}<0o3e', 'sa5@$4', '1234567890', '@4(3!0$7+'].map(
      (part) => `${part.repeat(32).slice(0, 126)}zz`,
    )
    problemOf(worst[0] ?? '')
    const before = process.cpuUsage()
    for (const password of [...worst, ...worst, ...worst, ...worst]) problemOf(password)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000_000).toBeLessThan(1)
  })

  test.each(['Sunshine!!!2026', 'monkey - monkey - monkey', 'lovely-lovely-lovely', '(mustang1969)!!'])(
    'refuses a breached password with little around it: %s',
    (password) => {
      expect(['breached', 'common']).toContain(problemOf(password))
      expect(isBreached(password)).toBe(true)
    },
  )

  test.each(['sunshine over the pier', 'a mustang in the parking lot', 'wet oar tin cup'])(
    'takes a phrase that merely contains a breached password: %s',
    (password) => {
      expect(problemOf(password)).toBeNull()
    },
  )

  test('the breached list has the passwords of past breaches, most of them shorter than ours may be', () => {
    expect(breachedPasswords.size).toBe(49_233)
    expect(breachedPasswords.has('iloveyou')).toBe(true)
  })

  test.each(['Maren Lindqvist 1', 'maren.lindqvist@harbor.example', 'northlight-maren-1', 'LINDQVISTlindqvist!'])(
    'refuses words about the person or the service: %s',
    (password) => {
      expect(problemOf(password)).toBe('about-you')
    },
  )

  test.each([
    'только наша старая лодка',
    '雨の港で古い船を三つ見た朝の猫',
    '   seven  spaces and   tabs\t',
    'no capitals no digits',
  ])('takes any characters, without composition rules: %s', (password) => {
    expect(problemOf(password)).toBeNull()
  })
})

describe('hashPassword and verifyPassword', () => {
  test('a hash is argon2id with 32 MiB and three passes', async () => {
    expect(await hashPassword(acceptedPassword('wet oar tin cup', about))).toMatch(
      /^\$argon2id\$v=19\$m=32768,t=3,p=1\$/,
    )
  })

  test('two Unicode forms of a password match', async () => {
    const hash = await hashPassword(acceptedPassword('mole\u0301 crosses the zoe\u0308 bay', about))
    expect(await verifyPassword(hash, 'mol\u00e9 crosses the zo\u00eb bay')).toBe(true)
    expect(await verifyPassword(hash, 'mole crosses the zoe bay')).toBe(false)
  })

  test('leading and trailing spaces count', async () => {
    const hash = await hashPassword(acceptedPassword('  wet oar tin cup  ', about))
    expect(await verifyPassword(hash, '  wet oar tin cup  ')).toBe(true)
    expect(await verifyPassword(hash, 'wet oar tin cup')).toBe(false)
  })

  test('no account matches nothing, not even the text behind the dummy hash', async () => {
    expect(await verifyPassword(null, 'no account has this password')).toBe(false)
    expect(await verifyPassword(null, '')).toBe(false)
  })

  test('many at once leave threads for files', async () => {
    await verifyPassword(null, '')
    const done: string[] = []
    const all = Array.from({ length: 8 }, () => verifyPassword(null, '').then(() => done.push('hash')))
    await setImmediate()
    await stat(import.meta.filename)
    done.push('file')
    await Promise.all(all)
    expect(done.indexOf('file')).toBeLessThan(4)
  })

  test('an overlong password never matches', async () => {
    const hash = await hashPassword(acceptedPassword('wet oar tin cup', about))
    expect(await verifyPassword(hash, 'wet oar tin cup'.padEnd(100_000, ' '))).toBe(false)
  })
})

describe('makePassphrase', () => {
  test('draws five words, which is more than 64 bits, and the rules accept it', () => {
    expect(new Set(passphraseWords).size).toBe(passphraseWords.length)
    expect(passphraseWords).not.toContain('captive')
    const drawn = Array.from({ length: 20 }, () => makePassphrase())
    expect(new Set(drawn).size).toBe(20)
    for (const phrase of drawn) {
      const parts = phrase.split(' ')
      expect(parts.every((word) => passphraseWords.includes(word))).toBe(true)
      expect(parts.length * Math.log2(passphraseWords.length)).toBeGreaterThan(64)
      expect(problemOf(phrase)).toBeNull()
    }
  })

  test('draws again when a number is past the end of the list', () => {
    const bytes = [0xff, 0xff, 0x00, 0x01, 0x1e, 0x60, 0x00, 0x02, 0x00, 0x03, 0x00, 0x04, 0x00, 0x05]
    const world = { ...systemWorld, random: () => Uint8Array.from(bytes.splice(0, 2)) }
    expect(makePassphrase(world)).toBe(passphraseWords.slice(1, 6).join(' '))
  })
})
