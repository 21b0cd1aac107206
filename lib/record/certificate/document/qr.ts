import { encode } from 'uqr'

/** In modules (ISO/IEC 18004). */
const QUIET_ZONE = 4

/** One rectangle per run of dark modules: print shows no hairlines between them. */
function runsOf(row: boolean[], y: number): string {
  const cells = row.map((dark) => (dark ? '#' : ' ')).join('')
  return Array.from(
    cells.matchAll(/#+/g),
    ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
  ).join('')
}

/** One unit per module, error correction M or better. */
export function drawQr(url: string): string {
  const { data, size } = encode(url, { ecc: 'M', boostEcc: true, border: QUIET_ZONE })
  const path = data.map(runsOf).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}

/** As a data URL, for an `img`. */
export function qrPicture(url: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(drawQr(url)).toString('base64')}`
}
