import { encode } from 'uqr'

/** Clear modules around the code, as its standard asks. */
const QUIET_ZONE = 4

/** One rectangle for each run of dark modules in a row: fewer edges, and no hairline between neighbors in print. */
function runsOf(row: boolean[], y: number): string {
  const cells = row.map((dark) => (dark ? '#' : ' ')).join('')
  return Array.from(
    cells.matchAll(/#+/g),
    ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
  ).join('')
}

/** A QR code for `url` as an SVG of black modules on white, one unit a module, error correction M or better. */
export function drawQr(url: string): string {
  const { data, size } = encode(url, { ecc: 'M', boostEcc: true, border: QUIET_ZONE })
  const path = data.map(runsOf).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}
