import type { StatusRow } from './row'

export interface ReleaseFacts {
  version: string
  node: string
  /** As server_version says it. */
  postgres: string
  migrations: { applied: number; missing: string[]; unknown: string[] }
}

export function releaseRows({ version, node, postgres, migrations }: ReleaseFacts): StatusRow[] {
  const fact = `Northlight ${version} on Node ${node} and Postgres ${postgres.split(' ')[0]}.`
  return [{ name: 'Version', state: 'good', fact }, migrationRow(migrations)]
}

function migrationRow({ applied, missing, unknown }: ReleaseFacts['migrations']): StatusRow {
  const name = 'Migrations'
  if (missing.length > 0) {
    const fact = `The database lacks ${missing.length} of this release: ${missing.join(', ')}.`
    const next = { text: 'Start the site again', section: 'docs/operating/running.md#upgrade' }
    return { name, state: 'broken', fact, next }
  }
  if (unknown.length > 0) {
    const fact = `The database has ${unknown.length} of a later release: ${unknown.join(', ')}.`
    const next = { text: 'Install that release again', section: 'docs/operating.md#8-upgrade' }
    return { name, state: 'broken', fact, next }
  }
  return { name, state: 'good', fact: `The database has all ${applied} of this release.` }
}
