import { spawn } from 'node:child_process'
import { PlainError } from '../start/lock.mjs'

/** In the environment, since every user of a machine can read the arguments of a program. */
function connectionOf(address: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(address)
  const mode = searchParams.get('sslmode')
  return {
    ...process.env,
    PGHOST: hostname.replace(/^\[|\]$/g, ''),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(mode && { PGSSLMODE: mode }),
  }
}

/** A program of Postgres's client package. @throws PlainError with its last line */
function runClient(program: 'pg_dump' | 'pg_restore', args: string[], address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: connectionOf(address), stdio: ['ignore', 'ignore', 'pipe'] })
    let output = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-4000)
    })
    child.once('error', () =>
      reject(
        new PlainError(
          `${program} is not installed: install Postgres's client programs, such as apt install postgresql-client.`,
        ),
      ),
    )
    child.once('close', (code) => {
      const line = output.split('\n').find((each) => /error|fatal/i.test(each)) ?? output.trim()
      if (code === 0) resolve()
      else reject(new PlainError(`${program} failed. ${line.replace(/^pg_\w+: /, '')}`))
    })
  })
}

export const dump = (address: string, file: string) =>
  runClient('pg_dump', ['--format=custom', '--no-password', `--file=${file}`], address)

/** All or nothing. Each start grants the app's rights anew. */
export const load = (address: string, file: string) =>
  runClient(
    'pg_restore',
    [
      '--single-transaction',
      '--exit-on-error',
      '--no-owner',
      '--no-privileges',
      '--no-password',
      `--dbname=${new URL(address).pathname.slice(1)}`,
      file,
    ],
    address,
  )
