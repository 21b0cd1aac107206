import { settings } from '../../lib/platform/settings.mjs'

/** Of one letter more, less, or other, or of two that changed places. */
function distance(one, other) {
  let [before, last, row] = [[], [], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    ;[before, last, row] = [last, row, [i]]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1)
    }
  }
  return row[other.length]
}

/** Null unless it is a slip away: every other short name would be near HOST, PORT, or DEMO. */
function nearest(name) {
  const most = name.length < 7 ? 1 : 2
  const near = Object.keys(settings)
    .map((known) => ({ known, away: distance(name.toUpperCase(), known) }))
    .sort((a, b) => a.away - b.away)[0]
  return near.away <= most ? near.known : null
}

/** Sentences about names in .env that are no setting, and names in the environment that look like one. */
export function unknownSettings(fromFile, environment) {
  const isUnknown = (name) => !Object.hasOwn(settings, name)
  const inFile = Object.keys(fromFile)
    .filter(isUnknown)
    .map((name) => {
      const near = nearest(name)
      return `.env sets ${name}, which is no setting: ${near ? `write ${near}` : 'remove it, or correct it from docs/operating/settings.md'}.`
    })
  const slips = Object.keys(environment)
    .filter((name) => isUnknown(name) && !Object.hasOwn(fromFile, name))
    .map((name) => ({ name, near: nearest(name) }))
    .filter(({ near }) => near)
  return [
    ...inFile,
    ...slips.map(({ name, near }) => `The environment has ${name}, which is no setting: write ${near}.`),
  ]
}
