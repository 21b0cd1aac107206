/* config.mjs imports this first, so an older Node gets a sentence instead of a stack. Imports nothing. */
const [major, minor] = process.versions.node.split('.').map(Number)
if (!((major === 20 && minor >= 19) || (major > 20 && major < 25))) {
  console.error(
    `Northlight needs Node 20.19 to 24, and this is Node ${process.versions.node}: install 24 from nodejs.org, or your system's package of 20 to 24.`,
  )
  process.exit(1)
}
