import { readmeRules } from './readme-rules'

interface About {
  issuerUrl: string | null
  madeAt: Date
  outside: { witness: string; clock: string }
}

export function readme({ issuerUrl, madeAt, outside }: About): string {
  const nowhere = 'nowhere: this site has no keys'
  const keysAt = issuerUrl ? `${issuerUrl}/.well-known/jwks.json` : nowhere
  const verifierAt = issuerUrl ? `${issuerUrl}/verify/northlight-verifier.html` : nowhere
  return `AUDIT PACKET
Made ${madeAt.toISOString()} (UTC). All times in the files are UTC; times on the pages are in the organization's zone.

Start with index.html, in any browser. Nothing in this packet needs a network.

HOW TO CHECK IT
Both tools check the seal, the hash of every file, each log entry's proof, each person's chain, the list of files in the log,
the JWTs, the seals of transcripts, and that each certificate's PDF is the one on record. Each names what does not agree.
1. verifier.html: open it and choose the ZIP as downloaded. It alone checks the signatures inside PDFs and the proofs inside
   certificates' JSON. A file opened by itself is checked too.
2. check.mjs: unpack the ZIP and run  node check.mjs  in its folder (Node 20.11 or newer, nothing else). You can read its
   source. It alone checks the record: scores, active time, and every row against the log, certificates, and transcripts.
3. Any other tool, by the rules below.
The verifier, the script and the keys in keys.json came with the packet, so a forger could replace them. Trust comes from the
issuer's own site. One visit is enough, before or after:
  its verifier   ${verifierAt}
  its keys       ${keysAt}
Choose the ZIP in that verifier first: it shows that every file is the issuer's, including check.mjs. Then save the keys as
jwks.json and run  node check.mjs --keys jwks.json

WHAT NO PACKET CAN PROVE BY ITSELF
The seal protects every file against everyone except the issuer, who could seal another manifest. Against the issuer only the
log helps. It has actions and their results. It does not have single beats and page views (but it has the active time of each
lesson), when an item was shown and answered (but it has a hash of the answers), practice, choices in encounters, the words of
these pages (they are made from the files next to them), or the texts of versions from before their content was logged.
Completeness: everything in log.json must be in the record, and chain.json shows that no entry about the person is left out of
log.json, the newest included (packets from before there were chains have none; the tools then say that there is no subject
chain). It does not show an omitted person of a cohort, or practice and page views, which have no entries.
No file can be exchanged either: the log has an entry with the hash of the list of files (log/packet.json).
What a holder of the issuer's key can still do: sign, for this packet alone, a second checkpoint with other roots, over an entry
of their own making. Two checkpoints of one length then exist: a kept one, or the log at the issuer's site
(npm run admin -- verify-log --checkpoint FILE), shows the false one. And a false packet can be logged when it is made.
Whoever runs the site and has its key can rewrite the log, unless a checkpoint is kept where they can't change it. When this packet was made:
  ${outside.witness}
  ${outside.clock}
Coordinators get a checkpoint by mail every week; one that was kept counts, whoever kept it.
Presence: no packet proves that the person was at the keyboard and read the page. thresholds.json lists the time flags and their
ordinary reasons.

CONTENTS
manifest.json          every other file with its size and SHA-256; sealed; written last
keys.json              the issuer's public keys, including retired ones (JSON Web Key Set)
thresholds.json        the thresholds for time flags, with reasons
log/checkpoints.jsonl  the log at certain lengths, one checkpoint per line; each sealed
log/checkpoint.txt     the newest of them as a signed note, to keep and to compare with what others kept
log/stamped-checkpoint.txt, .txt.tst   the newest of them, or an earlier one, that an outside clock stamped, where there is one
log/versions.json      log entries about the course versions, each with a proof
log/packet.json        the log entry about this packet's files, with a proof and its checkpoint
versions/<course>-<edition>-<hash>/
  outline.html, outline.json   the course as delivered; minutes and hours with their computation
  blueprint.json               which items a form draws, the pass rule, the limits
  items.json                   the items of its banks with keys and explanations (null for a version from before they were
                               kept; attempts.json still has the items of each attempt)
  lessons/<unit>.json, .html   the text of each lesson and encounter; its page as sent, without style sheets and scripts
  changes.json, law.json       what changed in the version; the law as of its day, with each fact and its citation
people/<number>-<name>/
  index.html                   the whole record on one page
  transcript.pdf, .json        signed; sealed
  certificates/<serial>.pdf, .json, .jwt    as issued; certificates.json: what was recorded about them since
  certificates/<serial>.pdf.tst, …          a time-stamp of an outside clock about that file, where there is one
  record.json                  account, enrollments, confirmed names, lessons marked as read
  attempts.json                each attempt: items in the order shown, keys, responses, times, seed, pass rule, result
  attestations.json            attestations before a final, in the words shown; only this organization's own identifier
  encounters.json              encounters done: which and when, not how (see Log below)
  practice.json
  time.json                    page views, beats, and active time by unit; "begun": the part between Begin and Mark as read
  anomalies.json               time flags, with their thresholds and the coordinators' dispositions
  amendments.json              notes, waivers, extensions, resets, further attempts, accommodations
  outside-training.json        attendance of this organization's classroom sessions, and other providers' certificates that it keeps, with
                               every correction and decision; nothing in it is the issuer's own training
  outside-certificates/<SHA-256>.pdf, .png, .jpg   the files of these certificates, as handed in: nobody here issued them
  versions.json                the course versions that the record names
  log.json                     log entries about the person, each with a proof, and personal values with their salts
  chain.json                   the hash of every entry about the person, and the proof that there are no others
people/<number>-<name>/in-dispute.json       instead of all that: this person's record does not match the log, so nothing is signed
Left out: passwords, mail, addresses, learners' private reflections, the reasons for accommodations, the reasons why a
certificate was revoked or corrected, and what another organization wrote, asked for, or counted as training. Transcripts have
only the outside training that counts. The coordinator who requested the packet
is not in it. Neither are log entries from after the packet was begun, such as the entry about sending it.

${readmeRules}`
}
