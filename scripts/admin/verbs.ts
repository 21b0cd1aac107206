/** Each option with its sign in the usage; one without a sign takes no value. */
export const options = {
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
  passphrase: 'FILE',
} as const
export type Option = keyof typeof options

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
  backup: {
    rest: 'FOLDER',
    needs: ['passphrase'],
    about:
      'makes a backup in a folder of its own there, next to a running site; the file holds the passphrase for its secrets',
  },
  restore: {
    rest: 'FOLDER',
    needs: ['passphrase'],
    about: 'restores a backup into an empty DATA_DIR, or an empty database of your own Postgres',
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
      'recomputes the audit log, and compares it with the record, and with the checkpoints in the folders of LOG_WITNESSES or those you kept (a file, a folder, or a printed line); exit code 1 if they differ, and with --alarm a mail to administrators',
  },
  'verify-record': {
    about: 'compares the record of everybody with the audit log, both ways; exit code 1 if they differ',
  },
  'resume-sealing': {
    needs: ['reason'],
    about:
      'seals the log again after it did not extend a checkpoint that was kept, as after a restore; the log says why',
  },
  'log-checkpoint': { rest: '[FILE]', about: 'writes the newest checkpoint; keep it somewhere else' },
  'erase-log-values': {
    needs: ['email', 'reason'],
    about: "erases a person's values from the log, even without an account; the entries stay",
  },
} as const satisfies Record<string, Verb>

export type VerbName = keyof typeof table
export const verbs: Record<string, Verb> = table
