/* config.mjs imports this first, so that an unsupported Node gets a sentence instead of a stack. Imports nothing. */
const [major, minor] = process.versions.node.split('.').map(Number)
const leastMinor = { 20: 19, 22: 12, 24: 0, 26: 0 }
if (!(minor >= leastMinor[major])) {
  console.error(
    `Northlight needs Node 20.19, 22.12, 24, or 26, and this is Node ${process.versions.node}: install 24 from nodejs.org, or your system's package of one of these.`,
  )
  process.exit(1)
}

/** A warning, or null. */
export const endOfSupport =
  major === 20
    ? 'Node 20 has had no fixes from the Node project since April 2026: use 24, unless your system maintains its own, as Debian does.'
    : null
