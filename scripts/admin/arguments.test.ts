import { expect, test } from 'vitest'
import { readCommand, usage } from './arguments'

const read = (line: string) => readCommand(line === '' ? [] : line.split(' '))

test('a command gives its verb, its options and what has no name', () => {
  expect(read('revoke-certificate --serial NL-1 --reason=lost --json')).toMatchObject({
    name: 'revoke-certificate',
    given: { serial: 'NL-1', reason: 'lost', json: true, email: '', rest: '' },
  })
  expect(read('keys create --rsa').given).toMatchObject({ rest: 'create', rsa: 'true', json: false })
  expect(read('log-checkpoint kept.json').given.rest).toBe('kept.json')
})

test('without a verb, or with an unknown one, the usage is shown', () => {
  expect(() => read('')).toThrow(usage)
  expect(() => read('toString')).toThrow(usage)
  expect(usage).toContain('\n  create-admin --email E [--name N]\n')
})

test.each([
  ['reset-password', '--email is missing. Usage: npm run admin -- reset-password --email E'],
  ['reset-password --email', /^Option '--email <value>' argument missing\. Usage: npm run admin/],
  ['reset-password --mail a@b.c', /^Unknown option '--mail'\. Did you mean --email\? Usage: npm run admin/],
  ['reset-password --email a@b.c --serial S', /^Unknown option '--serial'\. Usage: npm run admin/],
  ['reset-password --emial a@b.c', /^Unknown option '--emial'\. Did you mean --email\? Usage: npm run admin/],
  ['dokter', 'There is no command dokter. Did you mean doctor? All commands: npm run admin'],
  ['certificates of everybody', /^Unexpected argument 'of'\. [^\n]*Usage: npm run admin -- certificates$/],
])('%s is refused in one line', (line, message) => {
  expect(() => read(line)).toThrow(message)
  expect(() => read(line)).not.toThrow(/\n/)
})
