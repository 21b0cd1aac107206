import { parseArgs } from 'node:util'

export const usage = `Use: npm run admin -- <verb> [--json]
  create-admin --email E --name N           makes an account for an administrator, or makes one of an account
  reset-password --email E                  prints a one-time link to set a new password
  create-organization --name N              makes an organization
  make-coordinator --email E --organization N
  certificates                              lists the newest certificates with their states
  revoke-certificate --serial S --reason R  withdraws one; it stays on record
  correct-certificate --serial S --name N --reason R   issues one with the right name in its place
  unlock-attempt --email E --quiz ID --reason R      opens one more attempt, past limit and cool-down
  grant-accommodation --email E --reason R [--time-factor 1.5] [--extra-attempts 1]
  end-accommodation --email E               ends what was granted, by whomever
  close-account --email E                   ends an account; its records stay
  keys create [--use credential|jwt|pdf] [--rsa]     makes keys that are missing; with --use another one in place of the present
  keys create --key FILE --certificates FILE         takes a key for PDFs from elsewhere, both in PEM
  keys list                                 lists them, retired ones too
  send-due-mail                             sends what is due now; the worker beside the app does so by itself
  verify-log [--checkpoint FILE]            recomputes the audit log, also against a checkpoint kept elsewhere; exit 1 when it is wrong
  log-checkpoint [FILE]                     gives the newest checkpoint, to keep elsewhere
  erase-log-values --email E --reason R     erases somebody's personal values in the log, also an address that no account has; the entries stay`

/** What a verb says, in words and as data. */
export interface Answer {
  text: string
  data: unknown
  /** What was asked for was done, and what it found is bad: the exit code says so. */
  failed?: boolean
}

/** What was asked for cannot be done as asked: its message is all that is said. */
export class Refusal extends Error {}

export const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    email: { type: 'string' },
    name: { type: 'string' },
    organization: { type: 'string' },
    serial: { type: 'string' },
    reason: { type: 'string' },
    quiz: { type: 'string' },
    'time-factor': { type: 'string' },
    'extra-attempts': { type: 'string' },
    use: { type: 'string' },
    rsa: { type: 'boolean', default: false },
    key: { type: 'string' },
    certificates: { type: 'string' },
    checkpoint: { type: 'string' },
  },
})

/** @throws Refusal when the option was not given */
export function need(option: 'email' | 'name' | 'organization' | 'serial' | 'reason' | 'quiz'): string {
  const value = values[option]?.trim()
  if (!value) throw new Refusal(`--${option} is missing.\n${usage}`)
  return value
}
