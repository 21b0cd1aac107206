import { parseArgs } from 'node:util'
import { explainOption, explainVerb } from './suggestions.ts'

export interface CommandResult {
  text: string
  data: unknown
  /** The command worked and found a problem, which sets the exit code. */
  failed?: boolean
}

/** Shown without a stack. */
export class Refusal extends Error {}

/** Each option with its sign in the usage; one without a sign takes no value. */
const options = {
  email: 'E',
  name: 'N',
  'time-zone': 'America/Chicago',
  organization: 'N',
  serial: 'S',
  reason: 'R',
  id: 'ID',
  issuer: 'URL',
  'client-id': 'ID',
  'client-secret': 'FILE',
  'sign-on-url': 'URL',
  'sign-out-url': 'URL',
  domains: 'D,D',
  groups: 'CLAIM',
  coordinators: 'G,G',
  roles: 'FILE',
  quiz: 'ID',
  'time-factor': '1.5',
  'extra-attempts': '1',
  use: 'credential|jwt|pdf',
  rsa: '',
  key: 'FILE',
  certificates: 'FILE',
  checkpoint: 'FILE',
  alarm: '',
} as const
type Option = keyof typeof options

/** `''` for an option that was not given. `rest`: the positional argument. */
export type Given = Record<Option, string> & { rest: string; json: boolean }

interface Verb {
  needs?: readonly Option[]
  may?: readonly Option[]
  /** Positional arguments, as the usage shows them. */
  rest?: string
  about: string
}

const table = {
  doctor: {
    about:
      'says what is wrong with the settings, the database, the proxy, mail, and the disk; exit code 1 if anything is',
  },
  'create-admin': {
    needs: ['email'],
    may: ['name'],
    about: 'makes a person an administrator, with a new account if needed',
  },
  'reset-password': { needs: ['email'], about: 'prints a one-time link to set a new password' },
  'reset-factors': {
    needs: ['email', 'reason'],
    about: "removes a person's passkeys, apps and recovery codes, and signs the person out",
  },
  'create-organization': {
    needs: ['name'],
    may: ['time-zone'],
    about: 'creates an organization; in the default time zone unless one is given',
  },
  'make-coordinator': { needs: ['email', 'organization'], about: 'makes an existing account a coordinator' },
  'remove-coordinator': {
    needs: ['email', 'organization', 'reason'],
    about: "ends a coordinator's role; the records stay",
  },
  'remove-admin': { needs: ['email', 'reason'], about: "ends an administrator's role, except the last one's" },
  'sign-on-providers': { about: 'lists identity providers, with the addresses to enter there' },
  'add-oidc-provider': {
    needs: ['name', 'issuer', 'client-id', 'client-secret', 'domains'],
    may: ['organization', 'id', 'groups', 'coordinators', 'roles'],
    about: 'adds an OpenID Connect provider; the file holds the client secret',
  },
  'add-saml-provider': {
    needs: ['name', 'issuer', 'sign-on-url', 'certificates', 'domains'],
    may: ['organization', 'id', 'sign-out-url', 'groups', 'coordinators', 'roles'],
    about: 'adds a SAML provider; the file holds its signing certificates',
  },
  'remove-sign-on-provider': { needs: ['id'], about: 'removes an identity provider and ends its sessions' },
  certificates: { about: 'lists the newest certificates and their states' },
  'revoke-certificate': { needs: ['serial', 'reason'], about: 'revokes a certificate; it stays on record' },
  'correct-certificate': {
    needs: ['serial', 'name', 'reason'],
    about: 'replaces a certificate with one that has the right name',
  },
  'unlock-attempt': {
    needs: ['email', 'quiz', 'reason'],
    about: 'allows one more attempt, past the limit and the cool-down',
  },
  'grant-accommodation': {
    needs: ['email', 'reason'],
    may: ['time-factor', 'extra-attempts'],
    about: 'gives one person more time or attempts',
  },
  'end-accommodation': { needs: ['email'], about: 'ends an accommodation' },
  'close-account': { needs: ['email'], about: 'closes an account; its records stay' },
  keys: {
    rest: 'create|list',
    may: ['use', 'rsa', 'key', 'certificates'],
    about:
      'creates missing keys, or lists all keys. --use replaces a key; --key and --certificates import one from two PEM files',
  },
  'move-issuer': {
    about: 'moves the issuer to the address in ISSUER_URL; what it signed under the earlier one stays valid',
  },
  'recover-keys': {
    about: 'makes new keys after the key file was lost; the log keeps the public halves of the lost ones',
  },
  'send-due-mail': { about: 'sends mail that is due, as the worker does by itself' },
  'verify-log': {
    may: ['checkpoint', 'alarm'],
    about:
      'recomputes the audit log, and compares it with checkpoints you kept (a file, a folder, or a printed line) and with the record; exit code 1 if they differ, and with --alarm a mail to administrators',
  },
  'verify-record': {
    about: 'compares the record of everybody with the audit log, both ways; exit code 1 if they differ',
  },
  'log-checkpoint': { rest: '[FILE]', about: 'writes the newest checkpoint; keep it somewhere else' },
  'erase-log-values': {
    needs: ['email', 'reason'],
    about: "erases a person's values from the log, even without an account; the entries stay",
  },
} as const satisfies Record<string, Verb>

export type VerbName = keyof typeof table
const verbs: Record<string, Verb> = table

function lineOf(name: string): string {
  const { needs = [], may = [], rest } = verbs[name] ?? {}
  const signed = (option: Option) => `--${option}${options[option] && ` ${options[option]}`}`
  return [name, rest, ...needs.map(signed), ...may.map((option) => `[${signed(option)}]`)].filter(Boolean).join(' ')
}

export const usage = [
  'Usage: npm run admin -- <verb> [--json]',
  ...Object.entries(verbs).map(([name, { about }]) => `  ${lineOf(name)}\n      ${about}`),
].join('\n')

/** @throws Refusal with one line for anything that the verb cannot take */
export function readCommand(argv: readonly string[]): { name: VerbName; given: Given } {
  const [name = ''] = argv
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) throw new Refusal(explainVerb(name, Object.keys(verbs)) ?? usage)
  const { needs = [], may = [], rest } = verb
  const known = [...needs, ...may].map((option) => [
    option,
    { type: options[option] ? ('string' as const) : ('boolean' as const) },
  ])
  const say = (problem: string) => new Refusal(`${problem} Usage: npm run admin -- ${lineOf(name)}`)
  const parsed = parse([...argv.slice(1)], Object.fromEntries(known), Boolean(rest))
  if (typeof parsed === 'string')
    throw say(
      explainOption(
        parsed,
        known.map(([option]) => `${option}`),
      ),
    )
  const values: Record<string, string | boolean | undefined> = parsed.values
  const given = Object.fromEntries(
    Object.keys(options).map((option) => [option, String(values[option] ?? '').trim()]),
  ) as Record<Option, string>
  const missing = needs.find((option) => given[option] === '')
  if (missing) throw say(`--${missing} is missing.`)
  return {
    name: name as VerbName,
    given: { ...given, rest: parsed.positionals[0] ?? '', json: values.json === true },
  }
}

/** The parsed options, or the first sentence of Node's error. */
function parse(args: string[], known: Record<string, { type: 'string' | 'boolean' }>, allowPositionals: boolean) {
  try {
    return parseArgs({ args, allowPositionals, options: { json: { type: 'boolean' }, ...known } })
  } catch (error) {
    return `${(error as Error).message.split(/\.(?=\s|$)/)[0]}.`
  }
}
