import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleContent } from '@/fixtures/certificate'
import { differencesOfRecord } from '@/fixtures/differences-of-record'
import { ownDatabase } from '@/fixtures/own-database'
import { tampered } from '@/fixtures/tampering'
import { siteDay } from '@/lib/platform/site-day.mjs'

/* Everybody's record is compared, so this test gets a database of its own. */
const database = ownDatabase('facts')
await database.create()

const { eraseValues } = await import('@/lib/audit/log/erase-values')
const { record } = await import('@/lib/audit/log/record')
const { loadCatalog } = await import('@/lib/content/course/catalog/load')
const { operator } = await import('@/lib/people/account/actor')
const { db, query } = await import('@/lib/platform/db')
const { systemWorld } = await import('@/lib/platform/world')
const { checkFile } = await import('@/lib/record/certificate/check-file')
const { correct } = await import('@/lib/record/certificate/correct')
const { agreesWithLog } = await import('@/lib/record/packet/agreement')
const { drawCertificate } = await import('@/lib/record/certificate/document/document')
const { factsHashOf } = await import('@/lib/record/certificate/facts-hash')
const { findPublicCertificate } = await import('@/lib/record/certificate/public-certificate')
const { recordFacts } = await import('@/lib/record/certificate/record-facts')
const { revoke } = await import('@/lib/record/certificate/revoke')
const { makeSerial } = await import('@/lib/record/certificate/serial')
const { publishCatalog } = await import('@/lib/record/publication/publish-catalog')
const { administrator, certified, learner } = await import('@/prisma/factories')

const serials = { signed: '', revoked: '', replaced: '', corrected: '', early: '', unsigned: '' }
type Which = keyof typeof serials

/** As releases before the log had facts wrote it: without a salt, and for `keys: false` without a signature. */
async function earlier({ keys }: { keys: boolean }): Promise<string> {
  const from = await certified(await learner(), course)
  const { snapshot, ...row } = await db.certificate.findUniqueOrThrow({ where: { serial: from } })
  const { salt: _, ...unsalted } = snapshot as Record<string, string>
  const own = { id: systemWorld.id(), serial: makeSerial(systemWorld.random), supersedesId: row.id }
  const about = { subjectId: row.accountId, object: `certificate:${own.id}` }
  const details = { serial: own.serial, courseVersionId: row.courseVersionId, supersedes: from, keys: [] }
  await db.certificate.create({ data: { ...row, ...own, snapshot: unsalted } })
  await record(db, { action: 'certificate.issued', actor: operator, ...about, details }, row.issuedAt)
  if (keys) return own.serial
  const drawn = drawCertificate({ ...sampleContent, serial: own.serial }, { templateVersion: 1, attachment: null }).pdf
  const sha256 = createHash('sha256').update(drawn).digest('hex')
  const document = { pdf: new Uint8Array(drawn), sha256, templateVersion: '1', drawnAt: new Date() }
  await db.certificateDocument.create({ data: { certificateId: own.id, ...document } })
  return own.serial
}

let course: Awaited<ReturnType<typeof loadCatalog>>['courses'][number]

beforeAll(async () => {
  await publishCatalog()
  const [first] = (await loadCatalog()).courses
  if (!first) throw new Error('no course')
  course = first
  const [signed, revoked, replaced] = [await learner(), await learner(), await learner()]
  serials.signed = await certified(signed, course)
  serials.revoked = await certified(revoked, course)
  serials.replaced = await certified(replaced, course)
  const reason = 'for the test'
  await revoke((await administrator()).administrator, { serial: serials.revoked, reason })
  const corrected = await correct(operator, { serial: serials.replaced, name: 'Ann Example', reason }, agreesWithLog)
  if (!corrected.ok) throw new Error(corrected.reason)
  serials.corrected = corrected.serial
  serials.unsigned = await earlier({ keys: false })
  serials.early = await earlier({ keys: true })
  await recordFacts(systemWorld)
}, 180_000)
afterAll(database.drop)

async function found() {
  const differences = await differencesOfRecord()
  const pages = new Map<Which, string[] | undefined>()
  for (const which of Object.keys(serials) as Which[])
    pages.set(which, (await findPublicCertificate(serials[which], new Date()))?.wrong)
  return { differences, pages }
}

test('an untouched record agrees with the log, in each form that releases wrote', async () => {
  const { differences, pages } = await found()
  expect(differences).toEqual([])
  expect([...pages.values()]).toEqual(Array(6).fill([]))
})

test('each certificate has one entry with its facts, and those found later say when', async () => {
  await recordFacts(systemWorld)
  const rows = await query<{ serial: string; issued: boolean; details: Record<string, string>; fields: string[] }>`
    select c.serial, e.action <> 'certificate.facts-recorded' as issued, e.details,
      array(select jsonb_object_keys(e.digests) order by 1) as fields
    from certificate c join audit_event e on e.object = 'certificate:' || c.id
    where e.details ? 'factsSha256' or e.digests ? 'factsSha256'`
  const all = await query<{ serial: string }>`select serial from certificate`
  expect(rows.map(({ serial }) => serial).sort()).toEqual(all.map(({ serial }) => serial).sort())
  const later = rows.filter(({ issued }) => !issued)
  expect(later.map(({ serial }) => serial).sort()).toEqual([serials.early, serials.unsigned].sort())
  const foundOn = siteDay(new Date())
  for (const { details } of later) expect(details).toMatchObject({ foundOn })
  const unsigned = later.find(({ serial }) => serial === serials.unsigned)
  // In the clear, a name could be guessed by these hashes.
  expect(unsigned?.fields).toEqual(['factsSha256', 'pdfSha256'])
  expect(unsigned?.details.pdfSha256).toBeUndefined()
})

const facts = /details on record differ from those that were logged/

describe('each row that a superuser changes is named, by verify-record and on its page:', () => {
  const set = (change: string) => `update certificate set ${change} where serial = '$'`
  const merged = (json: string) => set(`snapshot = snapshot || '${json}'`)
  const ofIts = (table: string, change: string, column = 'certificate_id') =>
    `update ${table} set ${change} where ${column} = (select id from certificate where serial = '$')`
  const approval = '{"approvalNumber": "MCJA-2026-117"}'
  test.each<[string, Which, string, string, RegExp, RegExp | null]>([
    ['an early name', 'unsigned', 'certificate', set(`name = 'Mallory Mallet'`), facts, facts],
    ['early hours', 'unsigned', 'certificate', set('hours = 40'), facts, facts],
    ['an early completion', 'unsigned', 'certificate', set(`completed_at = '2026-01-01'`), facts, facts],
    ['an early end', 'unsigned', 'certificate', set(`expires_at = '2050-01-01'`), facts, facts],
    [
      'an early PDF with its hash',
      'unsigned',
      'certificate_document',
      ofIts('certificate_document', `pdf = 'x', sha256 = encode(sha256('x'), 'hex')`),
      /its PDF is not the one that was logged/,
      /Its PDF is not the one/,
    ],
    ['an organization', 'signed', 'certificate', merged('{"organization": "Maine State Police"}'), facts, facts],
    ['an approval', 'signed', 'certificate', merged(approval), facts, facts],
    ['an approval of an early one', 'early', 'certificate', merged(approval), facts, facts],
    ['a score', 'signed', 'certificate', merged('{"score": {"raw": 99, "max": 99}}'), facts, facts],
    ['the source of a name', 'signed', 'certificate', set(`identity_source = 'roster'`), facts, facts],
    [
      'a legal review',
      'signed',
      'certificate',
      merged('{"counselReviewed": {"by": "A. Counsel", "on": "2026-01-01"}}'),
      facts,
      facts,
    ],
    [
      'a panel',
      'signed',
      'certificate',
      merged('{"panel": {"judges": 7, "on": "2026-01-01"}}'),
      facts,
      /details on record|cannot be read/,
    ],
    ['waived units', 'signed', 'certificate', merged('{"waived": ["le-quiz"]}'), facts, facts],
    ['the law as of', 'signed', 'certificate', set(`law_as_of = '2020-01-01'`), facts, facts],
    ['a demonstration', 'signed', 'certificate', set('demonstration = not demonstration'), facts, facts],
    ['a salt taken out', 'signed', 'certificate', set(`snapshot = snapshot - 'salt'`), facts, facts],
    [
      'what it replaces',
      'corrected',
      'certificate',
      set('supersedes_id = null, enrollment_id = gen_random_uuid()'),
      /it replaces none on record, but NL-\S+ as logged \(entry \d+\)/,
      facts,
    ],
    [
      'the end in a credential as JSON',
      'signed',
      'credential',
      ofIts('credential', `json = (json::jsonb - 'name')::text`),
      /\.json and its JWT say different things/,
      /credential as JSON is not the one/,
    ],
    [
      'the proof of a credential as JSON',
      'signed',
      'credential',
      ofIts('credential', `json = jsonb_set(json::jsonb, '{proof,proofValue}', '"z3x"')::text`),
      /its credential as JSON is not the one that was logged/,
      /credential as JSON is not the one/,
    ],
    [
      'the reason of a correction',
      'corrected',
      'correction',
      ofIts('correction', `reason = 'another reason'`),
      /the reason of its correction is not that of entry \d+ \(certificate\.corrected\)/,
      null,
    ],
    [
      'who corrected',
      'corrected',
      'correction',
      ofIts('correction', 'corrected_by_id = gen_random_uuid()'),
      /its correction is by \S+ on record, but entry \d+ \(certificate\.corrected\) is not/,
      null,
    ],
    [
      'a correction taken out',
      'corrected',
      'correction',
      `delete from correction where certificate_id = (select id from certificate where serial = '$')`,
      /the log has its correction, entry \d+ \(certificate\.corrected\), but the record does not/,
      null,
    ],
    [
      'the reason of a revocation',
      'revoked',
      'revocation',
      ofIts('revocation', `reason = 'another reason'`),
      /the reason of its revocation is not that of entry \d+ \(certificate\.revoked\)/,
      null,
    ],
    [
      'who revoked',
      'revoked',
      'revocation',
      ofIts('revocation', 'revoked_by_id = null'),
      /its revocation is by the server on record, but entry \d+ \(certificate\.revoked\) is not/,
      null,
    ],
    [
      'the template of a PDF',
      'signed',
      'certificate_document',
      ofIts('certificate_document', `template_version = '1'`),
      /another template or key than was logged/,
      /another template or key than was logged/,
    ],
    [
      'the signer of a PDF',
      'signed',
      'certificate_document',
      ofIts('certificate_document', 'signed_by = null'),
      /another template or key than was logged/,
      /another template or key than was logged/,
    ],
  ])('%s', async (_what, which, table, sql, sentence, page) => {
    const { differences, pages } = await tampered(table, sql.replace('$', serials[which]), found)
    expect(differences.join('\n')).toMatch(sentence)
    if (page) expect(pages.get(which)?.join('\n')).toMatch(page)
    const others = [...pages].filter(([other]) => other !== which && other !== 'replaced')
    expect(others.flatMap(([, wrong]) => wrong ?? [])).toEqual([])
  })
})

test('a forged PDF of an early certificate, put in the place of its own, is in dispute', async () => {
  const content = { ...sampleContent, name: 'Mallory Mallet', serial: serials.unsigned }
  const forged = new Uint8Array(drawCertificate(content, { templateVersion: 1, attachment: null }).pdf)
  const sha256 = createHash('sha256').update(forged).digest('hex')
  const sql = `update certificate_document set pdf = '\\x${Buffer.from(forged).toString('hex')}', sha256 = '${sha256}'
    where certificate_id = (select id from certificate where serial = '${serials.unsigned}')`
  const verdict = await tampered('certificate_document', sql, () => checkFile(forged))
  expect(verdict).toMatchObject({ state: 'contradicted' })
})

test.each<[string, Which, string]>([
  ['an early certificate', 'unsigned', 'key.used'],
  ['an early certificate', 'unsigned', 'certificate.facts-recorded'],
  ['a signed certificate', 'signed', 'certificate.issued'],
])('an entry that is added to fit a changed row of %s (%s, %s) hides nothing', async (_, which, action) => {
  const serial = serials[which]
  const [{ id, accountId } = { id: '', accountId: '' }] = await query<{ id: string; accountId: string }>`
    select id::text, account_id::text as "accountId" from certificate where serial = ${serial}`
  const row = await db.certificate.findUniqueOrThrow({ where: { serial } })
  const facts = { ...row, name: 'Mallory Mallet', hours: row.hours.toString() }
  const details = JSON.stringify({ factsSha256: factsHashOf(facts), jsonSha256: null, keys: [] })
  const sql = `with added as (insert into audit_event (at, action, actor_role, subject_id, object, details)
    values (now(), '${action}', 'system', '${accountId}', 'certificate:${id}', '${details}') returning id)
    update certificate set name = 'Mallory Mallet' where serial = '${serial}'`
  const { differences, pages } = await tampered(['certificate', 'audit_event'], sql, found)
  expect(differences.join('\n')).toMatch(/details on record differ/)
  expect(pages.get(which)?.join('\n')).toMatch(/details on record differ/)
})

test('a value taken out beside the log is named on the page, and one that was erased is not', async () => {
  const own = `(select e.id from audit_event e join certificate c on e.object = 'certificate:' || c.id
    where c.serial = '${serials.unsigned}' and e.action = 'certificate.facts-recorded')`
  const wrong = async () => (await findPublicCertificate(serials.unsigned, new Date()))?.wrong
  expect(await tampered('audit_value', `delete from audit_value where event_id = ${own}`, wrong)).toEqual([
    'The log’s hash of its details is missing.',
  ])
  const [{ accountId } = { accountId: '' }] = await query<{ accountId: string }>`
    select account_id::text as "accountId" from certificate where serial = ${serials.unsigned}`
  await eraseValues(operator, { accountId, email: 'nobody@example.org', reason: 'asked by the person' })
  expect(await wrong()).toEqual([])
})
