/* Someone with a retired key could write any date before its retirement. */
import { exists, jsonIn, text } from './files.mjs'
import { expect, notes } from './findings.mjs'
import { retirementOf } from './signatures.mjs'
import { momentStamped } from './stamps.mjs'

/** Machines reload their keys within minutes. */
const grace = 10 * 60_000

export function checkRetiredKeys({ certificates, log }, checkpoints, name) {
  for (const { id, serial, hasCredential } of certificates) {
    if (!hasCredential) continue
    const own = log.filter(({ entry }) => entry.object === `certificate:${id}`)
    for (const { file, key, claimedAt } of signaturesOf(`${name}/certificates/${serial}`)) {
      const retiredAt = retirementOf(key)
      if (!retiredAt) continue
      const last = Date.parse(retiredAt) + grace
      const isInTime = (moment) => moment && new Date(moment).getTime() <= last
      const isSealed = ({ entry, checkpoint }) =>
        entry.details.keys?.includes(key.split('#')[1]) && isInTime(checkpoints.get(checkpoint)?.madeAt)
      expect(isInTime(claimedAt), `${file} is refused: it was signed after its key was retired`)
      if (!isInTime(momentStamped(file)) && !own.some(isSealed))
        notes.push(`${file}: time not proven, since its key was retired on ${retiredAt}`)
    }
  }
}

function signaturesOf(path) {
  if (!exists(`${path}.json`) || !exists(`${path}.jwt`)) return []
  const { proof } = jsonIn(`${path}.json`)
  const { kid } = JSON.parse(Buffer.from(text(`${path}.jwt`).split('.')[0], 'base64url'))
  return [
    { file: `${path}.json`, key: proof.verificationMethod, claimedAt: proof.created },
    { file: `${path}.jwt`, key: kid, claimedAt: proof.created },
  ]
}
