import { expect, test } from 'vitest'
import { unknownSettings } from './unknown-settings.mjs'

test('a name in .env that is no setting is reported with the nearest one', () => {
  expect(unknownSettings({ TRUST_PROXI: '1', port: '3000', NODE_OPTIONS: '--x', PORT: '3000' }, {})).toEqual([
    '.env sets TRUST_PROXI, which is no setting: write TRUST_PROXY.',
    '.env sets port, which is no setting: write PORT.',
    '.env sets NODE_OPTIONS, which is no setting: remove it, or correct it from docs/operating/settings.md.',
  ])
})

test('a name in the environment is reported if it is a slip away from a setting', () => {
  expect(unknownSettings({}, { SMPT_URL: 'x', DATABASE_URI: 'x', METRIC_TOKEN: 'x' })).toEqual([
    'The environment has SMPT_URL, which is no setting: write SMTP_URL.',
    'The environment has DATABASE_URI, which is no setting: write DATABASE_URL.',
    'The environment has METRIC_TOKEN, which is no setting: write METRICS_TOKEN.',
  ])
})

test('the usual names of a shell, a service, and npm are not reported', () => {
  const usual = [
    ...['HOME', 'HOSTNAME', 'PATH', 'PWD', 'OLDPWD', 'SHELL', 'SHLVL', 'TERM', 'USER', 'LOGNAME', 'LANG', 'MAIL', 'TZ'],
    ...['PS1', 'NODE', 'NODE_OPTIONS', 'NODE_PATH', 'INIT_CWD', 'EDITOR', 'COLOR', 'DISPLAY', 'SSH_TTY', 'TMPDIR'],
    ...['INVOCATION_ID', 'JOURNAL_STREAM', 'SYSTEMD_EXEC_PID', 'STATE_DIRECTORY', 'CACHE_DIRECTORY', 'LISTEN_PID'],
    ...['npm_config_cache', 'npm_package_version', 'PGHOST', 'PGPORT', 'PGAPPNAME', 'NEXTAUTH_URL', 'CI', 'DEBUG'],
    ...['POSTGRES_PASSWORD', 'OWNER_PASSWORD', 'APP_PASSWORD', 'KUBERNETES_PORT', 'XDG_DATA_DIRS', 'NEXT_PHASE'],
  ]
  expect(unknownSettings({}, Object.fromEntries(usual.map((name) => [name, 'x'])))).toEqual([])
})
