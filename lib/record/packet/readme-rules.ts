/** How every file of a packet is checked, for someone who writes a checker of their own. */
export const readmeRules = `THE RULES
Canonical JSON: RFC 8785. Members sorted by UTF-16 units, no spaces, numbers as ECMAScript writes them.

Seal (manifest, transcripts, checkpoints): the member "proof" is a W3C Data Integrity proof, suite eddsa-jcs-2022. Take the
proof without "proofValue" and the document without "proof"; SHA-256 of the canonical JSON of each, one after the other, 64
bytes; the Ed25519 signature of those is proofValue (base 58 after the "z"), by the key that verificationMethod names.

Certificates: .jwt is a JWT (RS256) by a key in keys.json. .json is the same credential (Open Badges 3.0) with a Data Integrity
proof (eddsa-rdfc-2022), which verifier.html checks. .pdf is signed as PAdES, which PDF readers show. By certificates.json
a certificate is revoked if it has a revocation; else superseded if it has a supersession from before expiresAt or another's
supersedesId names it; else expired if expiresAt has passed; else valid. transcript.json says the same, and the credential has the
same end (validUntil, to the second) and hours (creditsEarned). Only the issuer's site shows whether one was revoked after the
packet was made.

Time-stamps: a file .tst is an RFC 3161 token over the file whose name it extends, by an authority whose root is in timeRoots of
keys.json (DER in base64):  openssl ts -verify -data FILE -in FILE.tst -token_in -CAfile roots.pem
A PDF may have one in its signature instead, over the signature (PAdES B-T). certificates.json lists the SHA-256 of each file and
token, which the log's entry certificate.stamped repeats. Where there is none, only the issuer's own clock tells the time.
log/stamped-checkpoint.txt is a checkpoint's note (see Log below). Its token proves that the log up to that length existed then;
the issuer's site proves at /log/proof that an entry is in it, and that log/checkpoint.txt continues it. Tokens of checkpoints
have no log entries. verifier.html checks the token; check.mjs checks also that the note is that of a sealed checkpoint.
A retired key (retiredAt in the keys) counts for what it signed with a time-stamp from before its retirement, or with a log entry
that names it (details.keys) under a checkpoint from before. Otherwise the time is not proven. A signature that says it was made
more than ten minutes after the retirement is refused. check.mjs applies this to certificates' .json and .jwt; verifier.html to their .pdf,
too, and to transcripts.

Time: if the version of a certificate's enrollment has time.rule "hold", snapshot.time has the rule, and each lesson in it has
activeMs of at least minimumMs (time.minimumShare of the lesson's heldMinutes in that version), or an acceptance of the lesson in
amendments.json from before the certificate. No time flag of a kind in time.flags that was noticed two minutes before the
certificate or earlier was without an entry anomaly.disposed or an acceptance. activeMs is at most the sum of the unit's beats since
its last reset, up to the certificate. A certificate that replaces another may have its snapshot.time.

Each certificate has a passed attempt with snapshot.score, submitted by completedAt. The other requirements are in the outline of
its version, minus the units in snapshot.waived. In the credential, achievement.otherIdentifier "ext:contentHash" is the hash of
the version (outline.json), which names the law.

Item: "hash" is the SHA-256 of the canonical JSON of the item without "hash". An attempt's items are in the bank of its quiz
(blueprint.json), with the number per objective that "blueprint" gives. Its pass rule is the one in that file, with "dutyMissed": 2
if the quiz has duties. An attempt whose passRule lists duties has two items of each instead. An item with "private": true is from
the site's own bank, which no version lists.
Response: "value" is a list of tokens. choice: ids of options; match: "<option>:<target>"; order: "<step>:<place>", from 1.
Key: of a choice the options with "key": true; of a match each option's "target"; of an order item.key, from the first.

Score of an attempt: each item earns 0 to 1.
  choice of one      1 for the key, else 0
  choice of several  (keys chosen - other options chosen) / keys, never below 0
  match              right pairs / pairs
  order              (pairs of steps in the right order - pairs that are not) / pairs of steps, never below 0
  no response        0
raw is the sum, max the number of items, scaled = raw / max, rounded to four digits. An objective fails when at least
passRule.objectiveMissed of its items earned less than 1 and its own share is under passRule.objectiveScore; without these two,
none does. A duty (item.duty) fails when at least passRule.dutyMissed of its items earned less than 1; without it, none does.
passRule.masteryScore is a provisional cut, no panel yet, unless passRule.panel is there: then it is the mean of the ratings of the
form's items in "standard" of blueprint.json, rounded down to four digits.
Passed: scaled reaches passRule.masteryScore, and no objective and no duty failed. An attempt whose passRule lists duties asks for
these duties alone, after one that failed by nothing else. A pre-test is scored the same way but has no passing score.

No packet shows who sat at the keyboard, nor that anyone read: a script that waits as the page asks gets the same beats as a
reader. Recorded attendance of a classroom session is the evidence of presence.

Active time: beats come in the order of "ordinal", from 1 without a gap, over all that the learner does.
  creditMs = min(capMs, at - the later of (at of the beat before, viewedAt of its page view))
so no moment counts twice, even with several pages open. capMs is 30,000 at most for a beat of kind "beat". A beat of kind
"reading" is from "Begin" to "Mark as read", and counts from a reset of its unit on, where there was one in between. Active time of
a unit is the sum over its views. activeMs of a lesson that was marked as read (record.json) is the sum of its unit's beats up to
completedAt, give or take one beat of the last five seconds. If the unit was reset or assigned again by a law change before then,
it is at most that sum. stepId is the step of the lesson on screen, or null where the page named none.

Log: the hash of a link is the SHA-256 of three lines, separated by line feeds, with none at the end:
  northlight audit link 1
  <hash of the link before, 64 hexadecimal digits>
  <the entry as canonical JSON>
A checkpoint seals the Merkle root (RFC 9162: leaf SHA-256(00 + hash), node SHA-256(01 + left + right), bytes) over the hashes
of the links from "from" to "size", and names the SHA-256 of the previous checkpoint's text. In log.json, "previous"
is the hash of the link before, and "path" leads from the entry's own hash, the leaf number position - from, to the root of
the checkpoint whose size is "checkpoint".
"tree" of a checkpoint is the root of one such tree over the hashes of all links from the first on. "note" says the same as a signed
note (c2sp.org/tlog-checkpoint): origin, size, tree, and the "subjects" below, in base64; check.mjs checks its signature, and
verifier.html only the seal around it. The issuer's site proves at /log/proof that a later checkpoint continues this one.
A person's chain (chain.json) has every entry about them, in the order of the log: "hash" is the entry's own hash; "own" is false
for an entry about a list of people (details.people), which is not in log.json. Starting from 64 zeros, each link is the SHA-256 of
  northlight subject link 1
  <the link before>
  <own or listed>
  <hash>
and the leaf, number "index", is the SHA-256 of
  northlight subject 1
  <the account's id>
  <the number of links>
  <the last link>
"path" leads from it to subjects.root of the checkpoint that manifest.log names, over subjects.count leaves (RFC 9162). That
checkpoint is no older than madeAt in manifest.json, give or take two minutes.
The entry packet.listed (log/packet.json) has "manifest": the SHA-256 of the canonical JSON of manifest.json without "proof" and
without log/packet.json among "files". Its checkpoint is its member "sealed".
Personal values are stored next to the log: digests.<field> = SHA-256(salt + value), text. A value may have been erased or left
out; its digest and the proof remain.

The record must agree with the log: each detail and value of an entry that its row also has, the time, and
each row that an entry names (object "<kind>:<id>", or details.waiverId and the like; a unit by its id and the time). The entry
attempt.submitted (or attempt.expired) has raw, max, passed and "answers": SHA-256 of the canonical JSON of [[position, itemHash,
value], …] in order of position, value [] where there is no response (older entries have none). attempt.attested has the
SHA-256 of the words that were shown, key.used (or certificate.drawn, certificate.drawn-late) that of a certificate's PDF (older
ones have neither).
encounter.done is in encounters.json by its unit and time. The learner played the case or read it, for equal credit; a packet does
not say which, and leaves out choices and endings. digests.rows is of the SHA-256 of these rows, which only the issuer's own check
reads. Its time.json has one page view for each beat of an encounter. Older entries (encounter.started, encounter.ended,
encounter.read) do say it, since a log can't be changed; an encounter.ended without an outcome has no row.
classroom.attendance-recorded, classroom.attendance-corrected and outside-certificate.* have the values of their rows in
outside-training.json; hours of a certificate are minutes as text. Entries of another organization have no values here, and no row;
neither have entries about attendance from before version 2 of packets (manifest.json), which had no outside training. Each file
outside-certificates/… has the SHA-256 in its name, in its rows, and in the log. "hasFile": false: it was deleted with a closed
account, because its certificate did not count.
anomaly.noticed has the measurements, anomaly.disposed the outcome and the reason. Notes of other organizations have entries but are not in
amendments.json.
course.published has the hash of the version and "content": SHA-256 of the canonical JSON of {"edition", "items", "lawAsOf",
"lessons", "minutes", "outline", "rendered", "title"}, as in outline.json, items.json, lessons/*.json by unit, and the text of
outline.html (older entries have none). course.pages-kept has the SHA-256 of the <main> of each page. The version's own hash
covers the course's source files: it can be compared but not recomputed from this packet.
Attempts at one quiz are numbered from 1.
`
