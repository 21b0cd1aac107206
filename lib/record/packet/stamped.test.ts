import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { tampered } from '@/fixtures/tampering'
import { startTimeAuthority } from '@/fixtures/time-authority'

/* The worker stamps whatever has no stamp, so this test gets a database of its own. */
const database = ownDatabase('stamps')
await database.create()
const tsa = await startTimeAuthority()
process.env.TSA_URLS = tsa.url
process.env.TSA_ROOTS = path.join(tsa.folder, 'root.pem')

const { check, course, makeSample, world } = await import('@/fixtures/packet')
const { sealLog } = await import('@/lib/audit/tree/seal-log')
const { stampCheckpoint } = await import('@/lib/audit/tree/stamp-checkpoint')
const { operator } = await import('@/lib/people/account/actor')
const { db, query } = await import('@/lib/platform/db')
const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
const { sealDocument } = await import('@/lib/proof/credential/seal')
const { checkPacket } = await import('@/lib/proof/verification/packet/packet')
const { checkFile } = await import('@/lib/record/certificate/check-file')
const { timeStampRequest, tokenOfResponse } = await import('@/lib/proof/time-stamp/request')
const { verify } = await import('@/lib/proof/verification/verify')
const { findSealedAt } = await import('@/lib/record/certificate/find-sealed-at')
const { findStamp } = await import('@/lib/record/certificate/find-stamp')
const { stampLate } = await import('@/lib/record/certificate/stamp-late')
const { publishCatalog } = await import('@/lib/record/publication/publish-catalog')
const { certified, learner } = await import('@/prisma/factories')
const { verifyRecord } = await import('./verify-record')

const stamps = tsa.answer
const rubbish: typeof stamps = (response) => void response.end('no time today')
beforeAll(async () => {
  await publishCatalog()
}, 60_000)
beforeEach(() => {
  tsa.answer = stamps
  tsa.asked = 0
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(async () => {
  await database.drop()
  await tsa.stop()
})

function tokenOver(text: string): Uint8Array {
  const nonce = Uint8Array.of(0x40, 1, 2, 3)
  return tokenOfResponse(tsa.reply(timeStampRequest({ data: Buffer.from(text), nonce, policy: null })))
}

async function certificateOf(serial: string) {
  return db.certificate.findUniqueOrThrow({
    where: { serial },
    include: { document: true, credential: true, stamps: { orderBy: { part: 'asc' } } },
  })
}
const loggedParts = (id: string) => query<{ part: string }>`
  select details->>'part' as part from audit_event
  where object = ${`certificate:${id}`} and action = 'certificate.stamped' order by 1`

describe('a certificate', () => {
  test('gets a stamp in its PDF at issue, and the worker stamps its credentials, each once', async () => {
    const { id, document } = await certificateOf(await certified(await learner({}, world), course, world))
    expect(document?.stampedAt).toBeInstanceOf(Date)
    expect(await findStamp(id)).toMatchObject({ authority: 'Test Time', place: 'inside' })
    expect(await stampLate(world)).toBe(2)
    expect(await stampLate(world)).toBe(0)
    expect(await loggedParts(id)).toEqual([{ part: 'json' }, { part: 'jwt' }])
    const pdf = document?.pdf ?? new Uint8Array()
    expect(await checkFile(pdf)).toMatchObject({ clock: expect.stringContaining('as part of its signature') })
  })

  test('is issued while the authority fails, and stamped later without a changed byte', async () => {
    tsa.answer = rubbish
    const serial = await certified(await learner({}, world), course, world)
    const before = await certificateOf(serial)
    expect(before.document?.stampedAt).toBeNull()
    expect(await findStamp(before.id)).toBeNull()
    expect(await stampLate(world)).toBe(0)
    expect(tsa.asked).toBe(2)

    tsa.answer = stamps
    expect(await stampLate(world)).toBe(3)
    const after = await certificateOf(serial)
    expect(after.document).toEqual(before.document)
    expect(after.stamps.map(({ part }) => part)).toEqual(['json', 'jwt', 'pdf'])
    expect(await findStamp(after.id)).toMatchObject({ authority: 'Test Time', place: 'beside' })
    for (const bytes of [
      after.document?.pdf,
      Buffer.from(after.credential?.json ?? ''),
      Buffer.from(after.credential?.jwt ?? ''),
    ])
      expect((await checkFile(bytes ?? new Uint8Array())).clock).toContain(
        'as Test Time says in a stamp kept beside it',
      )
  })

  test('is left to a later run when this one took too long', async () => {
    tsa.answer = rubbish
    await certified(await learner({}, world), course, world)
    world.pass(2)
    tsa.asked = 0
    const run = new AbortController()
    tsa.answer = (response, asked) => {
      if (tsa.asked > 1) run.abort()
      else stamps(response, asked)
    }
    expect(await stampLate(world, run.signal)).toBe(1)
    expect(tsa.asked).toBe(2)
    tsa.answer = stamps
    expect(await stampLate(world)).toBe(2)
  })

  test('does not wait for an authority again, for a minute after it failed', async () => {
    world.pass(5)
    tsa.answer = rubbish
    await certified(await learner({}, world), course, world)
    await certified(await learner({}, world), course, world)
    expect(tsa.asked).toBe(1)
    tsa.answer = stamps
    world.pass(2)
    const { document } = await certificateOf(await certified(await learner({}, world), course, world))
    expect(document?.stampedAt).toBeInstanceOf(Date)
    await stampLate(world)
  })
})

describe('a packet', () => {
  let sample: Awaited<ReturnType<typeof makeSample>>
  let file: string
  beforeAll(async () => {
    tsa.answer = rubbish
    sample = await makeSample(async () => {
      tsa.answer = stamps
      await stampLate(world)
      await sealLog(world)
      await stampCheckpoint(world)
    })
    file = path.join(sample.folder, 'people/1-ana-okafor-b/certificates', sample.serial)
  }, 60_000)
  afterAll(() => rmSync(sample.folder, { recursive: true }))

  test('has each token beside its file, and both checkers and openssl agree', async () => {
    expect(check(sample.folder)).toMatchObject({
      status: 0,
      said: expect.stringMatching(
        / 4 stamps\.[\s\S]*The time-stamps are by Test Time\.\nThe log up to entry \d+ was time-stamped at 20/,
      ),
    })
    const issuer = configuredIssuer()
    if (!issuer) throw new Error('no issuer')
    expect(await checkPacket(new Blob([sample.zip]), { issuer })).toMatchObject({
      problems: [],
      clocks: ['Test Time'],
    })
    const checkpoint = path.join(sample.folder, 'log/stamped-checkpoint.txt')
    for (const one of [`${file}.pdf`, `${file}.json`, `${file}.jwt`, checkpoint]) {
      const command = `ts -verify -data ${one} -in ${one}.tst -token_in -CAfile ${process.env.TSA_ROOTS}`
      const { stdout, stderr } = spawnSync('openssl', command.split(' '), { encoding: 'utf8' })
      expect(stdout + stderr).toContain('Verification: OK')
    }
  })

  test('by keys that were retired since, counts what was stamped or sealed before', async () => {
    const { proof } = JSON.parse(readFileSync(`${file}.json`, 'utf8'))
    const keys = JSON.parse(readFileSync(path.join(sample.folder, 'keys.json'), 'utf8'))
    const byKeys = (retired: number, timeRoots: string[]) => {
      const retiredAt = new Date(retired).toISOString()
      const given = path.join(tsa.folder, 'retired.json')
      writeFileSync(given, JSON.stringify({ timeRoots, keys: keys.keys.map((key: object) => ({ ...key, retiredAt })) }))
      return check(sample.folder, '--keys', given)
    }
    const issuer = configuredIssuer()
    const created = Date.parse(proof.created)
    const minute = 60_000
    const unproven = /certificates\/\S+\.(json|jwt): time not proven, since its key was retired/
    expect(byKeys(Date.now() + minute, keys.timeRoots).said).not.toMatch(unproven)
    // Sealed within that hour, although the stamp is of today.
    expect(byKeys(created + 60 * minute, keys.timeRoots)).toMatchObject({
      status: 0,
      said: expect.not.stringMatching(unproven),
    })
    expect(byKeys(created - 10 * minute, [])).toMatchObject({ status: 0, said: expect.stringMatching(unproven) })
    const refused = byKeys(created - 60 * minute, keys.timeRoots)
    expect(refused.said).toMatch(/\.jwt is refused: it was signed after its key was retired/)
    expect(refused.status).toBe(1)
    if (!issuer) throw new Error('no issuer')
    const inBrowser = (retired: number) => {
      const own = issuer.keys.map((key) => ({ ...key, retiredAt: new Date(retired).toISOString() }))
      return checkPacket(new Blob([sample.zip]), { issuer: { ...issuer, keys: own } })
    }
    const { problems } = await inBrowser(created + 60 * minute)
    // The transcripts are of the day after.
    expect(problems.filter((problem) => !problem.includes('/transcript.'))).toEqual([])
    expect((await inBrowser(created - 60 * minute)).problems.join()).toMatch(
      /\.jwt: Refused: it says that it was signed/,
    )
  })

  test('has a file list that stays genuine after its key was retired, since the log has its hash', async () => {
    const issuer = configuredIssuer()
    if (!issuer) throw new Error('no issuer')
    const list = readFileSync(path.join(sample.folder, 'manifest.json'), 'utf8')
    const retiredAt = new Date(Date.parse(JSON.parse(list).proof.created) + 60_000).toISOString()
    const retired = { ...issuer, keys: issuer.keys.map((key) => ({ ...key, retiredAt })) }
    const options = { issuer: retired, now: new Date(), sealedAt: findSealedAt }
    expect((await verify(Buffer.from(list), options)).state).toBe('genuine')
    const { proof, ...said } = JSON.parse(list)
    const forged = await sealDocument(issuer, { ...said, files: said.files.slice(1) }, new Date(proof.created))
    expect((await verify(Buffer.from(JSON.stringify(forged)), options)).state).toBe('unchecked')
  })

  test('with an exchanged token, note, or neither of the checkpoint says so', () => {
    const note = path.join(sample.folder, 'log/stamped-checkpoint.txt')
    const token = readFileSync(`${note}.tst`)
    const text = readFileSync(note, 'utf8')
    writeFileSync(`${note}.tst`, readFileSync(`${file}.json.tst`))
    expect(check(sample.folder).said).toMatch(/stamped-checkpoint\.txt\.tst proves no time: it is about other bytes/)
    rmSync(`${note}.tst`)
    expect(check(sample.folder).said).toMatch(/stamped-checkpoint\.txt\.tst is missing/)
    const other = text.replace(/\n\d+\n/, '\n1\n')
    writeFileSync(note, other)
    writeFileSync(`${note}.tst`, tokenOver(other))
    const { said, status } = check(sample.folder)
    expect(status).toBe(1)
    expect(said).not.toMatch(/stamped-checkpoint\.txt\.tst proves no time/)
    expect(said).toMatch(/stamped-checkpoint\.txt is not the note of a checkpoint in log\/checkpoints\.jsonl/)
    rmSync(note)
    writeFileSync(`${note}.tst`, token)
    expect(check(sample.folder)).toMatchObject({ status: 1, said: expect.stringMatching(/proves no time/) })
    writeFileSync(note, text)
    expect(check(sample.folder)).toMatchObject({ status: 0 })
  })

  test('with an exchanged token, or keys without its root, says so', () => {
    const token = readFileSync(`${file}.pdf.tst`)
    writeFileSync(`${file}.pdf.tst`, readFileSync(`${file}.json.tst`))
    const { said, status } = check(sample.folder)
    expect(status).toBe(1)
    expect(said).toMatch(/\.pdf\.tst proves no time: it is about other bytes/)
    expect(said).toMatch(/\.pdf\.tst is missing, or about another file/)
    writeFileSync(`${file}.pdf.tst`, token)
    const keys = JSON.parse(readFileSync(path.join(sample.folder, 'keys.json'), 'utf8'))
    const other = path.join(tsa.folder, 'other-keys.json')
    writeFileSync(other, JSON.stringify({ ...keys, timeRoots: [] }))
    expect(check(sample.folder, '--keys', other)).toMatchObject({
      status: 0,
      said: expect.stringContaining('whose root is not among the keys'),
    })
  })
})

test('a token that someone exchanged in the database is named by verify-record', async () => {
  const found: string[] = []
  const heard = { difference: (sentence: string) => found.push(sentence), progress: () => {} }
  await verifyRecord(operator, heard)
  expect(found).toEqual([])
  const [row] = await db.certificateStamp.findMany({ take: 1 })
  const forged = createHash('sha256').update('forged').digest()
  const where = `where certificate_id = '${row?.certificateId}' and part = '${row?.part}'`
  const forge = `update certificate_stamp set token = '\\x${forged.toString('hex')}' ${where}`
  await tampered('certificate_stamp', forge, () => verifyRecord(operator, heard))
  expect(found.join()).toMatch(
    /tokenSha256 is "\w+" on record, but "\w+" as logged \(entry \d+, certificate\.stamped\)/,
  )
})
