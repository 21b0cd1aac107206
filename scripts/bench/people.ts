import pg from 'pg'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'
import { copyCredential, copyEntries, credentialRow } from './copy-person'
import { copyRows, makeCopyStatements } from './copy-rows'
import { makePatterns, type PatternKind } from './patterns'
import { type Pattern, readPattern } from './read-pattern'

/* Import it when the environment has the address of the database: verbs connect at import. */

/** Indexed by the last digit of a person's number: 5 of 10 only enrolled, 3 are halfway, 2 are certified. */
const digits: Record<PatternKind, number[]> = { begun: [0, 1, 2, 3, 4], halfway: [5, 6, 7], certified: [8, 9] }
const perBatch = 500

interface Maker {
  client: pg.Client
  issuer: Issuer
  patterns: { digits: number[]; pattern: Pattern }[]
  statements: string[]
  nextEvent: number
  nextPosition: number
}

/** One person of each kind by verbs, and then copies by SQL with triggers off. Requires the tables' owner. */
export async function makePeople(count: number, migrationUrl: string, say: (done: number) => void): Promise<void> {
  const client = new pg.Client({ connectionString: migrationUrl })
  await client.connect()
  const maker = await prepare(client)
  await client.query('set session_replication_role = replica')
  for (let done = 0; done < count; done += perBatch) {
    const numbers = Array.from({ length: Math.min(perBatch, count - done) }, (_, index) => done + index + 1)
    const first = maker.nextEvent
    for (const { pattern, digits } of maker.patterns) {
      const own = numbers.filter((number) => digits.includes(number % 10))
      await addCopies(maker, pattern, own)
    }
    const wait = 'insert into unsealed_event select id, event_digest(e) from audit_event e where id >= $1'
    await client.query(wait, [first])
    say(done + numbers.length)
  }
  await client.query(`select setval(pg_get_serial_sequence('audit_event', 'id'), $1)`, [maker.nextEvent])
  await client.query(`select setval('credential_status_position_seq', $1)`, [maker.nextPosition])
  await client.query('analyze')
  await client.end()
}

async function prepare(client: pg.Client): Promise<Maker> {
  const issuer = configuredIssuer()
  if (!issuer) throw new Error('Certificates need an issuer.')
  const patterns: Maker['patterns'] = []
  for (const [kind, person] of await makePatterns())
    patterns.push({ digits: digits[kind], pattern: await readPattern(client, person) })
  const { rows } = await client.query<{ event: string; position: number }>(`
    select (select max(id) from audit_event) as event, (select max(status_position) from credential) as position`)
  const [nextEvent, nextPosition] = [Number(rows[0]?.event) + 1, Number(rows[0]?.position) + 1]
  return { client, issuer, patterns, statements: await makeCopyStatements(client), nextEvent, nextPosition }
}

async function addCopies(maker: Maker, pattern: Pattern, numbers: number[]): Promise<void> {
  const { client, issuer, statements } = maker
  await copyRows(client, statements, { pattern, numbers })
  const events: string[] = []
  const values: string[] = []
  const credentials: string[] = []
  for (const number of numbers) {
    const { certificate } = pattern
    const position = maker.nextPosition
    const signed = certificate && (await copyCredential(certificate, number, { position, issuer }))
    const entries = copyEntries(pattern, number, { first: maker.nextEvent, signed })
    events.push(...entries.events)
    values.push(...entries.values)
    maker.nextEvent += entries.events.length
    if (!certificate || !signed) continue
    credentials.push(credentialRow(certificate, number, { signed, position }))
    maker.nextPosition += 1
  }
  await insert(client, 'audit_event', events)
  await insert(client, 'audit_value', values)
  await insert(client, 'credential', credentials)
}

async function insert(client: pg.Client, table: string, rows: string[]): Promise<void> {
  const into = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`
  await client.query(into, [`[${rows.join()}]`])
}
