/* Says in one sentence each how a database's code differs from this release's. Node built-ins only, for `npm start`. */

/** @typedef {import('./guards.mjs').Difference} Difference */

const some = (list) => {
  const more = list.length - 3
  return list.slice(0, 3).join(', ') + (more > 0 ? `, and ${more} more` : '')
}

const runAsOwner = (statement) => `run as the owner: ${statement}`
const isDisabled = ({ kind, text, wanted }) => kind === 'trigger' && text.startsWith(`${wanted}; enabled: D`)
const hidesRows = ({ kind, text, wanted }) =>
  kind === 'table' && text.includes('with row-level security') && !wanted?.includes('with row-level security')

function undoTrigger({ name, wanted, ...rest }) {
  const [trigger, table] = name.split(' of ')
  if (wanted === null) return runAsOwner(`drop trigger ${trigger} on ${table}`)
  if (isDisabled({ wanted, ...rest })) return runAsOwner(`alter table ${table} enable trigger ${trigger}`)
  return runAsOwner(wanted.replaceAll('public.', '').replace(/^CREATE TRIGGER/, 'CREATE OR REPLACE TRIGGER'))
}

function undoSetting({ name }) {
  const [, setting, where] = /^([^=]+)=.* for (\S+(?: in database \S+)?)$/s.exec(name) ?? []
  return `run as a superuser: alter role ${where} reset ${setting}`
}

const made = 'make it again from prisma/migrations or prisma/views, or restore a backup'

/** @type {Record<string, (difference: Difference) => string>} */
const ways = {
  trigger: undoTrigger,
  setting: undoSetting,
  session: () => 'set it back where it was set, such as in postgresql.conf',
  grant: ({ name }) => runAsOwner(`revoke ${name.replace(/ to (\S+)$/, ' from $1')}`),
  policy: ({ name }) => runAsOwner(`drop policy ${name.replace(' of ', ' on ')}`),
  rule: ({ name }) => runAsOwner(`drop rule ${name.replace(' of ', ' on ')}`),
  shadow: () => 'rename it or drop it',
}

function undo(difference) {
  const { kind, name, was } = difference
  if (hidesRows(difference)) return runAsOwner(`alter table ${name} disable row level security`)
  if (ways[kind]) return ways[kind](difference)
  return was === 'added' ? 'drop it' : made
}

const nouns = { shadow: 'object', session: 'setting', grant: 'right' }
const states = { missing: 'is missing', changed: 'was changed', added: 'is not part of this release' }

function stateOf(difference) {
  if (isDisabled(difference)) return 'is disabled'
  if (hidesRows(difference)) return 'can hide rows'
  return difference.kind === 'shadow' ? 'could answer in place of ours' : states[difference.was]
}

/** @param {Difference} difference */
function sentenceOf(difference) {
  const { kind, name } = difference
  const what = `The ${nouns[kind] ?? kind} ${name} ${stateOf(difference)}`
  return `${what}, so records can be changed or shown wrongly: find out who did this, then ${undo(difference)}`
}

/**
 * @param {{ role: string, differences: readonly Difference[] }} compared
 * @returns {string[]}
 */
export function guardSentences({ role, differences }) {
  const rights = (was) => differences.filter((one) => one.kind === 'right' && one.was === was).map(({ name }) => name)
  const [lacking, excessive] = [rights('missing'), rights('added')]
  return [
    lacking.length > 0 &&
      `The role ${role} lacks rights, so the site cannot save everything (${some(lacking)}): restart the site, which grants them.`,
    excessive.length > 0 &&
      `The role ${role} can change what it must only add to (${some(excessive)}): restart the site, which revokes this; if it comes back, revoke it from PUBLIC and from the roles that ${role} belongs to.`,
    ...differences.filter(({ kind }) => kind !== 'right' && kind !== 'extension').map(sentenceOf),
  ].filter(Boolean)
}

/**
 * For what the release can't judge.
 * @param {{ differences: readonly Difference[], unprinted: number | null }} compared
 * @returns {string[]}
 */
export function guardNotes({ differences, unprinted }) {
  const extensions = differences.filter(({ kind }) => kind === 'extension').map(({ name }) => name)
  return [
    extensions.length > 0 &&
      `The database has extensions that are not part of Northlight (${some(extensions)}). Nothing checks what they do.`,
    unprinted &&
      `Postgres ${unprinted} is later than this release knows, so the text of views, tables, constraints, triggers, and indexes was not compared: update Northlight.`,
  ].filter(Boolean)
}
