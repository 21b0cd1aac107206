import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { differencesOfRecord } from '@/fixtures/differences-of-record'
import { frozenDatabase, type Row, textsOf } from '@/fixtures/frozen'
import type { Learner } from '@/lib/people/account/actor'
import { siteTimeZone } from '@/lib/platform/words'

/*
 * A database of an earlier release (docs/decisions/038), migrated, then run through every job. Modules that read
 * the environment are imported later.
 */
const frozen = frozenDatabase('2026-11-25')
/** The moment of the dump: one mail waits for a retry, all other due mail was sent. */
const frozenAt = '2026-11-25T18:00:00Z'

/**
 * Undoes what migrations did to existing rows, for comparison: personal values moved out of entries to their own
 * table. Returns how many moved. Values of entries that a migration wrote did not.
 */
function takeBack(rows: Map<string, Row[]>): number {
  const written = new Set(
    rows.get('audit_event')?.flatMap(({ id, action }) => (/\.found$/.test(`${action}`) ? id : [])),
  )
  const values = (rows.get('audit_value') ?? []).filter(({ event_id }) => !written.has(event_id))
  for (const { event_id, field, salt, value } of values) {
    const entry = rows.get('audit_event')?.find(({ id }) => id === event_id) as { details: Row; digests: Row }
    expect(entry.details).not.toHaveProperty(String(field))
    expect(entry.digests[String(field)]).toBe(createHash('sha256').update(`${salt}${value}`).digest('hex'))
    entry.details[String(field)] = value
  }
  for (const entry of rows.get('audit_event') ?? []) delete entry.digests
  for (const row of [...(rows.get('lesson_completion') ?? []), ...(rows.get('encounter_reading') ?? [])]) {
    expect(row.ordinal).toBe(1)
    delete row.ordinal
  }
  return values.length
}

/** Undoes the pseudonyms that the retention job gave to accounts closed earlier. Returns how many. */
function nameAgain(rows: Map<string, Row[]>, before: Map<string, Row[]>): number {
  const named = new Map(before.get('account')?.map((row) => [row.id, row]))
  const closed = (rows.get('account') ?? []).filter(({ email }) => String(email).endsWith('@closed.invalid'))
  for (const account of closed) {
    expect(account.name).toBe(`Closed account ${String(account.id).slice(0, 8)}`)
    const { name, email, email_key, password_hash } = named.get(account.id) ?? {}
    Object.assign(account, { name, email, email_key, password_hash })
    for (const membership of rows.get('membership') ?? []) {
      const earlier = before.get('membership')?.find(({ id }) => id === membership.id)
      if (membership.account_id === account.id) membership.name_key = earlier?.name_key
    }
  }
  return closed.length
}

beforeAll(frozen.create)
afterAll(frozen.drop)

test('the migrations issue, mail, render and change nothing in an older database', async () => {
  const before = await frozen.everyRow()
  await frozen.migrate()
  // A frozen copy has no backup, and its mail has waited for days.
  process.env.ALARMS = 'mail=0 backup=0 disk=0'

  const { asLearner } = await import('@/lib/people/account/actor')
  const { loadCatalog } = await import('@/lib/content/course/catalog/load')
  const { findCourse } = await import('@/lib/content/course/lookup')
  const { db } = await import('@/lib/platform/db')
  const { stillWorld } = await import('@/prisma/factories')
  const { runDue } = await import('@/scripts/worker/due')
  const { checkFile } = await import('./check-file')
  const { downloadCertificate } = await import('./download-certificate')
  const { downloadCredential } = await import('./download-credential')
  const { issue } = await import('./issue')
  const { agreesWithLog } = await import('@/lib/record/packet/agreement')
  const { findPublicCertificate } = await import('./public-certificate')
  const { listCertificates } = await import('./queries')
  const world = stillWorld(frozenAt)
  const catalog = await loadCatalog()

  const certificates = await db.certificate.findMany({ include: { document: true, revocation: true, account: true } })
  expect(certificates.filter(({ revocation }) => revocation)).toHaveLength(1)
  expect(certificates.filter(({ revocation }) => !revocation)).toHaveLength(1)
  const holderOf = ({ account }: (typeof certificates)[number]): Learner =>
    asLearner({ ...account, timeZone: siteTimeZone })

  for (const enrollment of await db.enrollment.findMany({ include: { account: true, certificates: true } })) {
    const course = findCourse(catalog, enrollment.courseId)
    if (!course) throw new Error(`there is no course ${enrollment.courseId}`)
    const [earned] = enrollment.certificates
    const issued = await issue(
      asLearner({ ...enrollment.account, timeZone: siteTimeZone }),
      course,
      agreesWithLog,
      world,
    )
    expect(issued).toMatchObject(earned ? { ok: true, serial: earned.serial } : { ok: false })
  }
  const waiting = (before.get('mail') ?? []).filter(({ state }) => state === 'queued').map(({ id }) => id)
  expect(await runDue(world)).toEqual(waiting)

  for (const certificate of certificates) {
    const { serial, name: holder, document } = certificate
    const reader = { learner: holderOf(certificate), shareToken: null, hasFactor: true }
    const given = await downloadCertificate(reader, { serial }, world)
    expect(given.sha256).toBe(createHash('sha256').update(given.pdf).digest('hex'))
    expect(Buffer.from(given.pdf).equals(document?.pdf ?? Buffer.of())).toBe(true)
    const state = certificate.revocation ? 'revoked' : 'valid'
    expect(await findPublicCertificate(serial, world.now())).toMatchObject({ serial, name: holder, state })
    expect(await listCertificates(holderOf(certificate), world.now())).toMatchObject([
      { serial, state, hasCredential: false },
    ])
    // The file is unsigned, so its bytes identify it.
    expect(await checkFile(given.pdf, world)).toMatchObject({ state, facts: { serial } })
    const asked = downloadCredential(reader, { serial, form: 'json' }, world)
    await expect(asked).rejects.toMatchObject({ code: 'not-found' })
  }

  const after = await frozen.everyRow()
  const moved = takeBack(after)
  expect(nameAgain(after, before)).toBe(1)
  const added: string[] = []
  for (const [table, rows] of after) {
    // The chain is newer than the dump and is verified below.
    if (
      ['audit_value', 'audit_link', 'audit_checkpoint', 'audit_node', 'subject_chain', 'unsealed_event'].includes(table)
    )
      continue
    const like = before.get(table) ?? []
    const old = textsOf(like, like)
    const now = textsOf(rows, like)
    expect(
      old.filter((row) => !now.includes(row)),
      `gone from ${table}`,
    ).toEqual([])
    added.push(...now.filter((row) => !old.includes(row)).map((row) => `${table} ${JSON.parse(row).action}`))
  }
  // Later state of the site itself: courses, keys, how far it scanned for anomalies, and retention.
  const ofTheSite =
    /^(account_pseudonym|address_confirmation|anomaly_scan|course_version|delivered_page|preparation|retention_run) |^audit_event (account\.(found|pseudonymized)|certificate\.facts-recorded|organization\.found|course\.pages-kept|course\.published|key\.(created|published)|log\.values-erased|retention\.carried-out)$/
  expect(added.filter((row) => !ofTheSite.test(row))).toEqual(
    certificates.map(() => 'audit_event certificate.downloaded'),
  )

  const { sealLog } = await import('@/lib/audit/tree/seal-log')
  const { verifyLog } = await import('@/lib/audit/verification/verify-log')
  const entries = after.get('audit_event')?.length ?? 0
  // Each early certificate adds the hashes of its facts and its PDF.
  expect(moved).toBe(3 + 2 * certificates.length)
  // The jobs sealed most entries; the rest came later.
  expect(await sealLog(world)).toBeGreaterThan(0)
  // Name and address of the closed account, as its migration noted them.
  expect(await verifyLog()).toMatchObject({ ok: true, entries, waiting: 0, erased: 2, firstBad: null })

  expect(await differencesOfRecord()).toEqual([])
}, 120_000)
