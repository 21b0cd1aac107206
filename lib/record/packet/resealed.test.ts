import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Change, type Forgery, makeForgery, other, own } from '@/fixtures/forged-packet'
import { check, read } from '@/fixtures/packet'

// @once: a packet's files change, not rows.

/* check.mjs on a packet changed and resealed with the issuer's key. */
let forgery: Forgery
beforeAll(async () => {
  forgery = await makeForgery()
}, 60_000)
beforeEach(() => forgery.asMade())
afterAll(() => forgery.remove())

const cases: [what: string, forge: ((forgery: Forgery) => void) | [file: string, how: Change], ...said: RegExp[]][] = [
  [
    'responses, an item and a rule',
    [
      `${own}/attempts.json`,
      (attempts) => {
        for (const { response } of attempts[0].items) response.value = []
        attempts[1].items[0].item.stem += ' '
        attempts[2].passRule.masteryScore = 1
      },
    ],
    /attempt 1 at \S+: raw is 0 by its responses, but [1-9]\d* on record/,
    /item 1 does not match its hash/,
    /passed is false by its responses, but true on record/,
    /its pass rule is not that of its course version/,
  ],
  [
    'a result, an attempt taken out and another put in',
    [
      `${own}/attempts.json`,
      (attempts) => {
        const [{ id, unitId, result, items }] = attempts
        result.raw -= 1
        items[0].credit = 0.5
        attempts.push({ ...attempts[0], id: `${id}-3`, unitId, ordinal: 3 })
        attempts.splice(1, 1)
        // The answer stays wrong, so only the log reveals the change.
        attempts[1].items[0].response.value = []
      },
    ],
    /the responses of attempt:\S+ were changed since/,
    /: raw is \d+ on record, but \d+ as logged \(entry \d+, attempt\.submitted\)/,
    /the credits of its items do not match its result/,
    /the log has attempt:\S+ \(attempt\.started\), but the record does not/,
    /the log has no entry for the result of attempt \S+-3/,
    /the attempts at \S+ are numbered 1, 3, so one is missing/,
  ],
  [
    'an attempt without its result, at another time, of another version, with other items',
    [
      `${own}/attempts.json`,
      (attempts) => {
        // The attempts have no fixed order.
        const isFinal = ({ unitId }: { unitId: string }) => unitId === 'le-final'
        const [[final], [first, second, third]] = [
          attempts.filter(isFinal),
          attempts.filter((one: { unitId: string }) => !isFinal(one)),
        ]
        Object.assign(first, { result: null, startedAt: '2026-01-01T00:00:00.000Z' })
        second.courseVersionId = first.id
        third.items.pop()
        third.quizRole = 'pretest'
        final.passRule = { masteryScore: 0, dutyMissed: 2, duties: ['emergency'] }
      },
    ],
    /the log has attempt:\S+ \(attempt\.submitted\), but the record does not/,
    /startedAt is "2026-01-01T00:00:00.000Z" on record, but "\S+" as logged/,
    /the course version \S+ is not in the packet/,
    /its items do not match the blueprint/,
    /it is a pretest, but a (?:module|final) in its course version/,
    /it asks for emergency alone, which is not what the attempt before failed by/,
    /its items are not 2 on each of its duties/,
  ],
  [
    'beats and views',
    [
      `${own}/time.json`,
      ({ beats, views }) => {
        beats[1].creditMs += 1
        beats[2].capMs = 60_000
        views.at(-1).unitId = 'x'
      },
    ],
    /beat 2 counts 18001 ms on record, but 18000 by the clock/,
    /beat 3 may count 60000 ms, more than allowed/,
    /active time by unit is not the sum of its beats/,
  ],
  ['a beat taken out', [`${own}/time.json`, ({ beats }) => beats.splice(0, 1)], /beat 2 is where beat 1 should be/],
  [
    'lessons read',
    [
      `${own}/record.json`,
      ({ completions }) => {
        const [most, first, second] = [...completions].sort((a, b) => b.activeMs - a.activeMs)
        most.activeMs = 0
        first.activeMs = 60_000
        second.completedAt = '2026-11-25T11:00:00.000Z'
      },
    ],
    /lesson \S+ was marked as read after 0 ms on record, but \d{5,} by its beats/,
    /lesson \S+ was marked as read after 60000 ms on record, but \d{5,} by its beats/,
    /activeMs is 60000 on record, but \d{5,} as logged \(entry \d+, lesson\.completed\)/,
    /the log has unit:\S+ \(lesson\.completed\), but the record does not/,
    /the log has no entry for lesson \S+, read 2026-11-25T11/,
  ],
  [
    'the person, and the confirmed name',
    [
      `${own}/record.json`,
      ({ account, enrollments }) => {
        account.name = 'Eva'
        enrollments[0].nameConfirmations[0].name = 'Eva'
      },
    ],
    /transcript\.json is about Ána Okafor <b> \(\S+\), but record\.json is not/,
    /name is "Eva" on record, but "Ána Okafor <b>" as logged \(entry \d+, enrollment\.name-confirmed\)/,
  ],
  [
    'the attestation',
    [`${own}/attestations.json`, ([one]) => Object.assign(one, { name: 'Eva' })],
    /name is "Eva" on record, but "Ána Okafor <b>" as logged \(entry \d+, attempt\.attested\)/,
  ],
  [
    'an anomaly and its disposition',
    [
      `${own}/anomalies.json`,
      ({ anomalies: [one] }) => {
        one.facts.activeMs = 60_000
        Object.assign(one.dispositions[0], { outcome: 'accepted', reason: 'All is well' })
        one.dispositions.pop()
      },
    ],
    /activeMs is 60000 on record, but 1000 as logged \(entry \d+, anomaly\.noticed\)/,
    /outcome is "accepted" on record, but "explained" as logged/,
    /reason is "All is well" on record, but "Read on paper" as logged/,
    /the log has disposition:\S+ \(anomaly\.disposed\), but the record does not/,
  ],
  [
    'notes, resets, and an invented waiver',
    [
      `${own}/amendments.json`,
      ({ annotations, resets, waivers }) => {
        annotations[0].text = 'Very good'
        resets.shift()
        waivers.push({ id: 'w', unitId: 'x', waivedAt: '2026-01-01T00:00:00.000Z' })
      },
    ],
    /text is "Very good" on record, but "A note of ours" as logged/,
    /the log has reset:\S+ \(amendment\.reset\), but the record does not/,
    /the log has no entry for waiver w/,
  ],
  [
    'a certificate’s end, hours, state and name',
    [
      `${own}/certificates.json`,
      ({ certificates: [one] }) => {
        const expiresAt = '2040-01-01T00:00:00.000Z'
        const revocation = { revokedAt: '2026' }
        Object.assign(one, { hours: '40', expiresAt, revocation, name: 'Eva' })
      },
    ],
    /\.jwt is valid until \S+, but 2040-01-01T00:00:00 on record/,
    /\.jwt has [\d.]+ hours, but 40 on record/,
    /\.jwt is about another person or certificate/,
    /certificate NL-\S+ is revoked by the record, but valid in the transcript/,
    /certificate NL-\S+ ends 2040\S+ on record, but \S+ in the transcript/,
    /certificate NL-\S+ has 40 hours on record, but [\d.]+ in the transcript/,
    /certificate NL-\S+ says other things on record than in the transcript/,
    /Certificates as of this packet: 0 valid, 0 expired, 0 superseded, 1 revoked/,
  ],
  [
    'a certificate’s law, day, score and credential',
    ({ change, flip }) => {
      change(`${own}/certificates.json`, ({ certificates: [one] }) => {
        one.snapshot.score.raw = 0
        Object.assign(one, { lawAsOf: '2020-01-01', issuedAt: '2026-01-01T00:00:00.000Z', hasCredential: false })
      })
      flip(`${own}/certificates/SERIAL.pdf`)
    },
    /certificate NL-\S+ and its course version say different things/,
    /certificate NL-\S+ was earned with 0 of \d+, but no attempt has that result/,
    /issuedAt is "2026-01-01T00:00:00.000Z" on record/,
    /certificate:\S+ was signed, but is not in the packet/,
    /\.pdf is not the PDF that was issued/,
  ],
  [
    'a credential',
    ({ change }) => {
      change(`${own}/certificates/SERIAL.json`, (one) => Object.assign(one, { name: 'Eva' }))
      change(`${own}/certificates.json`, ({ certificates: [one] }) => Object.assign(one, { completedAt: '2026' }))
    },
    /\.json and its JWT say different things/,
    /\.jwt was issued or completed at another time than on record/,
  ],
  ['a credential taken out', ({ at }) => rmSync(at(`${own}/certificates/SERIAL.jwt`)), /\.jwt is missing/],
  [
    'entries of the log and their values',
    [
      `${own}/log.json`,
      (log) => {
        log[0].entry.actorRole = 'learner '
        log.push(log[1])
        const [value] = log.flatMap((one: { values: object }) => Object.values(one.values))
        value.value += ' '
        const issued = log.findIndex(
          ({ entry }: { entry: { action: string } }) => entry.action === 'certificate.issued',
        )
        log.splice(issued, 1)
      },
    ],
    /entry \d+ \(account.registered\) is not in the sealed log/,
    /entry \d+ is out of order or twice/,
    /: \w+ is not what was written/,
    /the log has no entry for certificate NL-/,
  ],
  [
    'a checkpoint',
    ['log/checkpoints.jsonl', (one) => Object.assign(one, { madeAt: '2026' })],
    /the checkpoint at \d+ was changed after it was sealed/,
  ],
  [
    'the length of the log',
    ['manifest.json', (manifest) => Object.assign(manifest, { log: 9_999_999 })],
    /the checkpoint of the log at entry 9999999 is missing/,
  ],
  [
    'a transcript, and another person’s',
    ({ change, swap }) => {
      swap(`${own}/transcript.json`, `${other}/transcript.json`)
      change(`${own}/transcript.json`, ({ learner }) => Object.assign(learner, { name: 'Eva' }))
    },
    /1-ana-okafor-b\/transcript.json was changed after it was sealed/,
    /2\/transcript\.json is about Ána Okafor <b> \(\S+\), but record\.json is not/,
  ],
  [
    'the log of another person',
    ({ swap }) => swap(`${own}/log.json`, `${other}/log.json`),
    /entry \d+ is about another person/,
  ],
  [
    'enrollments of another person, and one person twice',
    ({ at, change, folder }) => {
      cpSync(at(own), at('people/3'), { recursive: true })
      change(`${other}/record.json`, (record) =>
        Object.assign(record, { enrollments: JSON.parse(read(folder, `${own}/record.json`)).enrollments }),
      )
    },
    /people\/2: enrollments belong to another person/,
    /people\/3 is about a person who is already in the packet/,
  ],
  [
    'files that no other rule covers: transcript, thresholds, changes and practice',
    ({ at, change, keep }) => {
      keep(`${own}/transcript.pdf`, 'Another')
      change('thresholds.json', (file) => Object.assign(file, { version: 9 }))
      const [version = ''] = readdirSync(at('versions'))
      change(`versions/${version}/changes.json`, (file) => Object.assign(file, { changes: [] }))
      change(`${own}/practice.json`, ({ responses }) => responses.pop())
    },
    /log\/packet\.json is about other files, or another manifest, than this packet has/,
  ],
  [
    'the name of the organization',
    ['manifest.json', ({ organization }) => Object.assign(organization, { name: 'Another' })],
    /log\/packet\.json is about other files, or another manifest, than this packet has/,
  ],
  [
    'the listing taken out',
    ({ at }) => rmSync(at('log/packet.json')),
    /log\/packet\.json is missing, so files may have been exchanged/,
  ],
  [
    'how the identity is known, a PDF with its hash, and the words of the attestation',
    ({ change, keep }) => {
      keep(`${own}/certificates/SERIAL.pdf`, 'Another')
      const pdfSha256 = createHash('sha256').update('Another').digest('hex')
      change(`${own}/certificates.json`, ({ certificates: [one] }) =>
        Object.assign(one, { identitySource: 'roster', pdfSha256 }),
      )
      change(`${own}/record.json`, ({ enrollments }) =>
        Object.assign(enrollments[0].nameConfirmations[0], { identitySource: 'roster' }),
      )
      change(`${own}/attestations.json`, ([one]) => Object.assign(one, { text: 'Anything' }))
    },
    /, certificate:\S+: pdfSha256 is "\w+" on record, but "\w+" as logged \(entry \d+, key\.used\)/,
    /, certificate:\S+: identitySource is "roster" on record, but "self_declared" as logged/,
    /, enrollment:\S+: identitySource is "roster" on record, but "self_declared" as logged/,
    /, attempt:\S+: textSha256 is "\w+" on record, but "\w+" as logged \(entry \d+, attempt\.attested\)/,
  ],
  [
    'the course version: text, items, law, rules and the page as sent',
    ({ at, change, keep }) => {
      const version = `versions/${readdirSync(at('versions'))[0]}`
      const [lesson = ''] = readdirSync(at(`${version}/lessons`)).filter((file) => file.endsWith('.html'))
      keep(`${version}/lessons/${lesson}`, '<main>Other</main>')
      // Earlier packets have the cases that people played.
      const { modules } = JSON.parse(read(forgery.folder, `${version}/outline.json`)).outline
      const units = modules.flatMap((one: { units: { kind: string; hash: string }[] }) => one.units)
      const { hash } = units.find(({ kind }: { kind: string }) => kind === 'encounter')
      mkdirSync(at('encounters'))
      keep(`encounters/${hash}.json`, JSON.stringify({ encounter: { title: 'Other' } }))
      change(`${own}/versions.json`, ([one]) => Object.assign(one, { lawAsOf: '2020-01-01' }))
      change(`${version}/outline.json`, (outline) => Object.assign(outline, { publishedAt: '2026' }))
      change(`${version}/items.json`, (items) => Object.assign(Object.values(items)[0] as object, { stem: 'Other' }))
      change(`${version}/law.json`, ({ facts }) => Object.assign(facts[0], { statement: 'Other' }))
      change(`${version}/blueprint.json`, ({ passRule }) => Object.assign(passRule, { masteryScore: 0.5 }))
    },
    /is not the version that was logged when it was published/,
    /outline, lessons or items were changed since it was published/,
    /encounters\/\w+\.json is not the encounter in versions\/\S+/,
    /versions\.json and versions\/\S+ say different things/,
    /items\.json: \w+ does not match its hash/,
    /law\.json does not match the law in its lessons/,
    /blueprint\.json does not match its outline/,
    /lessons\/\S+\.html is not the page that was kept/,
  ],
]

test.each(cases)('%s', async (_what, forge, ...sentences) => {
  if (typeof forge === 'function') forge(forgery)
  else forgery.change(...forge)
  await forgery.sealed()
  const { said, status } = check(forgery.folder)
  expect(said).not.toMatch(
    /manifest.json was changed after it was sealed|is not the file in the manifest|cannot be read/,
  )
  for (const sentence of sentences) expect(said).toMatch(sentence)
  expect(status).toBe(1)
})
