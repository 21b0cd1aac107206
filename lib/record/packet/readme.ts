export function readme({ issuerUrl, madeAt }: { issuerUrl: string | null; madeAt: Date }): string {
  const nowhere = 'nowhere: this site has no keys'
  const keysAt = issuerUrl ? `${issuerUrl}/.well-known/jwks.json` : nowhere
  const verifierAt = issuerUrl ? `${issuerUrl}/verify/northlight-verifier.html` : nowhere
  return `AUDIT PACKET
Made ${madeAt.toISOString()} (UTC). All times in the files are UTC; times on the pages are in the organization's zone.

Start with index.html, in any browser. Nothing in this packet needs a network.

CHECK IT
1. verifier.html: open it and choose the ZIP as it was downloaded.
2. check.mjs: unpack the ZIP and run  node check.mjs  in its folder (Node 20.11 or newer, nothing else). Its source is meant
   to be read; it names each thing that does not agree.
3. Any other tool, by the rules below.
These two and the keys in keys.json came with the packet: whoever forges one can put in their own. So trust comes from the
issuer's own site, and it is enough to go there once, before or after, also long before:
  its verifier   ${verifierAt}
  its keys       ${keysAt}
Choose the ZIP in that verifier first: it tells that every file is the issuer's, check.mjs too. Then save the keys as jwks.json
and run  node check.mjs --keys jwks.json

WHAT NO PACKET CAN SHOW BY ITSELF
Against everybody else the seal holds for every file. Against the issuer, who could seal another manifest, only the log does, and
it has the deeds and their results: not single beats and page views (but the active time with each lesson), not when an item was
shown and answered (but what was answered, by its hash), not practice, choices in encounters and the words of these pages, which
are made from the files beside them; and of versions from before their content was logged not their texts.
That nothing was left out: attempts and beats are numbered without gaps, and what log.json has must be in the record, so a gap
shows; the last ones and their entries, or a person, left out together, do not. A checkpoint of the log that somebody kept, and
the log at the issuer's site, tell.
That the person was at the keyboard, and read what the page showed: thresholds.json has what would be noticed, and what else
may be behind it.

WHAT IS IN IT
manifest.json          every other file with its size and SHA-256; sealed; written last
keys.json              the issuer's public keys, retired ones too (JSON Web Key Set)
thresholds.json        by what numbers something about time is noticed, and why
log/checkpoints.jsonl  what the log was at some lengths, one checkpoint a line; each sealed
log/versions.json      what the log has about the course versions, each entry with a proof
versions/<course>-<edition>-<hash>/
  outline.html, outline.json   the course as delivered; minutes and hours with their computation
  blueprint.json               which items a form draws, the pass rule, the limits
  items.json                   the items of its banks with keys and explanations (null: a version from before they were
                               kept; the items of each attempt are in attempts.json all the same)
  lessons/<unit>.json, .html   the text of each lesson and encounter; its page as it was sent, without style sheets and scripts
  changes.json, law.json       what changed in it; the law as of its day, with each fact and its citation
encounters/<hash>.json         branching cases that were walked
people/<number>-<name>/
  index.html                   the whole record on one page
  transcript.pdf, .json        signed; sealed
  certificates/<serial>.pdf, .json, .jwt    as issued; certificates.json: what was recorded about them since
  record.json                  account, enrollments, confirmed names, lessons marked as read
  attempts.json                each attempt: items in the order shown, keys, responses, times, seed, pass rule, result
  attestations.json            what was attested before a final, in the words that were shown; of identifiers, the one that this
                               organization asked for
  encounters.json, practice.json
  time.json                    page views, beats, and active time by unit
  anomalies.json               what was noticed about time, measured by which numbers, and what coordinators made of it
  amendments.json              notes, waivers, extensions, resets, further attempts, accommodations
  versions.json                which course versions the record names
  log.json                     the log about the person, each entry with a proof, and personal values with their salts
Left out: passwords, mails, addresses, and learners' own reflections, which are nobody else's. Why somebody was accommodated,
why a certificate was revoked or corrected, and what another organization wrote or asked for are left out too. Whoever asked
for the packet is not in it. An entry of the log that came after the packet was
begun is not in it: the packet's own sending among them.

THE RULES
Canonical JSON: RFC 8785. Members sorted by UTF-16 units, no spaces, numbers as ECMAScript writes them.

Seal (manifest, transcripts, checkpoints): the member "proof" is a W3C Data Integrity proof, suite eddsa-jcs-2022. Take the
proof without "proofValue" and the document without "proof"; SHA-256 of the canonical JSON of each, one after the other, 64
bytes; the Ed25519 signature of those is proofValue (base 58 after the "z"), by the key that verificationMethod names.

Certificates: .jwt is a JWT (RS256) by a key in keys.json. .json is the same credential (Open Badges 3.0) with a Data Integrity
proof (eddsa-rdfc-2022), which verifier.html checks. .pdf is signed as PAdES: any PDF reader shows it. By certificates.json
one is revoked when it has a revocation; else superseded when it has a supersession or another's supersedesId names it; else
expired when expiresAt is over; else valid. transcript.json says the same, and the credential has the same end (validUntil,
to the second) and hours (creditsEarned). Whether one was revoked since the packet was made, only the issuer's site can say.

Behind a certificate stands a passed attempt with snapshot.score, handed in by completedAt; what else was asked is in the outline
of its version, less what snapshot.waived names. In the credential, achievement.otherIdentifier "ext:contentHash" is the hash of
the version (outline.json), which says the law.

Item: "hash" is the SHA-256 of the canonical JSON of the item without "hash". An attempt's items are in the bank of its quiz
(blueprint.json), so many of each objective as "blueprint" says; its pass rule is the one there.
Response: "value" is a list of tokens. choice: ids of options; match: "<option>:<target>"; order: "<step>:<place>", from 1.
Key: of a choice the options with "key": true; of a match each option's "target"; of an order item.key, from the first.

Score of an attempt: each item earns 0 to 1.
  choice of one      1 for the key, else 0
  choice of several  (keys chosen - other options chosen) / keys, never below 0
  match              right pairs / pairs
  order              (pairs of steps in the right order - pairs that are not) / pairs of steps, never below 0
  no response        0
raw is the sum, max the number of items, scaled = raw / max, rounded to four digits. An objective fails when at least
passRule.objectiveMissed of its items earned less than 1 and its own share is under passRule.objectiveScore. Passed: scaled
reaches passRule.masteryScore and no objective failed. A pre-test is scored in the same way, and nobody passes or fails it.

Active time: beats come in the order of "ordinal", from 1 without a gap, over all that the learner does.
  creditMs = min(capMs, at - the later of (at of the beat before, viewedAt of its page view))
so that no moment counts twice, whatever is open. capMs is 30,000 at most for a beat of kind "beat". A beat of kind "reading" is
from "Begin" to "Mark as read", and counts from a reset of its unit on, where there was one in between. Active time of
a unit is the sum over its views. activeMs of a lesson that was marked as read (record.json) is the sum of its unit's beats up to
completedAt, give or take one beat of the last five seconds; where the unit was reset, or asked for again when the law changed,
before then, no more than that.

Log: the hash of a link is the SHA-256 of three lines, parted by one line feed, none after the last:
  northlight audit link 1
  <hash of the link before, 64 hexadecimal digits>
  <the entry as canonical JSON>
A checkpoint seals the Merkle root (RFC 9162: leaf SHA-256(00 + hash), node SHA-256(01 + left + right), bytes) over the hashes
of the links from "from" to "size", and names the SHA-256 of the checkpoint before as its text stands. In log.json, "previous"
is the hash of the link before, and "path" leads from the entry's own hash, the leaf number position - from, to the root of
the checkpoint whose size is "checkpoint".
Personal values stand beside the log: digests.<field> = SHA-256(salt + value), text. A value may have been erased or left
out; its digest stays, and so does the proof.

What was logged at the time must be what the record says now: each detail and value of an entry that its row has too, the time, and
each row that an entry names (object "<kind>:<id>", or details.waiverId and the like; a unit by its id and the time). The entry
attempt.submitted (or attempt.expired) has raw, max, passed and "answers": SHA-256 of the canonical JSON of [[position, itemHash,
value], …] in order of position, value [] where there is no response (older entries have none). anomaly.noticed has what was
measured, anomaly.disposed the outcome and the reason. Notes of other organizations have entries, and are not in amendments.json.
course.published has the hash of the version and "content": SHA-256 of the canonical JSON of {"edition", "items", "lawAsOf",
"lessons", "minutes", "outline", "rendered", "title"}, as in outline.json, items.json, lessons/*.json by unit, and the text of
outline.html (older entries have none). course.pages-kept has the SHA-256 of the <main> of each page. The version's own hash is over
the sources of the course: it can be compared, and not rebuilt from here.
Attempts at one quiz are numbered from 1.
`
}
