export const faults = []
export const notes = []
export const counts = {
  files: 0,
  people: 0,
  attempts: 0,
  beats: 0,
  certificates: 0,
  transcripts: 0,
  entries: 0,
  values: 0,
  stamps: 0,
}
export const stateCounts = { valid: 0, expired: 0, superseded: 0, revoked: 0 }

export function expect(holds, sentence) {
  if (!holds) faults.push(sentence)
}

/** Drops control and direction characters: a message may quote a forged packet. */
const plain = (words) => words.replace(/\p{C}/gu, '\uFFFD')

const listed = (numbers) =>
  Object.entries(numbers)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')

export function printFindings({ issuer, withOwnKeys }) {
  console.log(`Checked: ${listed(counts)}.`)
  console.log(`Certificates as of this packet: ${listed(stateCounts)}.`)
  for (const note of notes) console.log(`${plain(note)}.`)
  for (const problem of faults) console.log(`PROBLEM: ${plain(problem)}.`)
  console.log(faults.length === 0 ? 'Everything agrees.' : `${faults.length} problems.`)
  if (withOwnKeys) {
    console.log(
      `This check used keys.json, which came with the packet and which a forger could replace. Check again with the keys that the issuer publishes (${plain(String(issuer ?? 'none is named'))}), as README.txt says.`,
    )
  }
}
