import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { app, owner } from '@/fixtures/roles'
import { compareGuards, presentGuards, readGuards } from './guards.mjs'

const root = process.cwd()
beforeAll(() => Promise.all([owner.connect(), app.connect()]))
afterAll(() => Promise.all([owner.end(), app.end()]))

const superuser = async (work: (client: pg.Client) => Promise<void>) => {
  const { pathname } = new URL(process.env.TEST_OWNER_URL ?? '')
  const client = new pg.Client({
    connectionString: Object.assign(new URL(process.env.TEST_MAINTENANCE_URL ?? ''), { pathname }).href,
  })
  await client.connect()
  await work(client).finally(() => client.end())
}

const look = async (client: pg.Client) => (await client.query(presentGuards)).rows[0]

/** As the app's role sees the database after these statements of the owner, which are rolled back. */
async function compareAfter(...statements: string[]) {
  const role = new URL(process.env.DATABASE_URL ?? '').username
  let found: ReturnType<typeof compareGuards> | undefined
  await superuser(async (client) => {
    await client.query('begin')
    for (const statement of statements) await client.query(statement.replaceAll(':app', role))
    await client.query(`set local role ${role}`)
    found = compareGuards(await look(client), readGuards(root))
    await client.query('rollback')
  })
  return found
}

const whole = { runsTriggers: true, lacking: [], excessive: [], missing: [], disabled: [] }

test('triggers.sql lists each trigger that the migrations make', async () => {
  const { triggers } = await look(owner)
  const statements = triggers.map(({ statement }: { statement: string }) => `${statement};\n`).sort()
  const head =
    '-- Made by `npm test -- unit lib/platform/guards.test.ts --update`: the triggers after all migrations.\n'
  await expect(head + statements.join('')).toMatchFileSnapshot('../../prisma/triggers.sql')
})

test('a migrated database has all guards', async () => {
  expect(await compareAfter()).toMatchObject(whole)
})

test.each([
  [['revoke insert on response from :app'], { lacking: ['insert on response'] }],
  [['revoke select on open_account from :app'], { lacking: ['select on open_account'] }],
  [['revoke update (name_key) on organization from :app'], { lacking: ['update name_key on organization'] }],
  [['revoke usage on sequence audit_event_id_seq from :app'], { lacking: ['usage on audit_event_id_seq'] }],
  [['grant delete on audit_event to :app'], { excessive: ['delete on audit_event'] }],
  [['grant truncate on submission to public'], { excessive: ['truncate on submission'] }],
  [['grant update (details) on audit_event to :app'], { excessive: ['update details on audit_event'] }],
  [['grant update on preparation to :app'], { excessive: ['update on preparation'] }],
  [
    ['drop trigger immutable on audit_event'],
    {
      missing: [
        'CREATE TRIGGER immutable BEFORE DELETE OR UPDATE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      ],
    },
  ],
  [
    ['alter table certificate disable trigger immutable'],
    { disabled: [expect.objectContaining({ table: 'certificate', name: 'immutable' })] },
  ],
  [['set local session_replication_role = replica'], { runsTriggers: false }],
  [['set local search_path = pg_catalog'], {}],
])('after %j the difference is named', async (statements, difference) => {
  expect(await compareAfter(...statements)).toEqual({ role: expect.any(String), ...whole, ...difference })
})
