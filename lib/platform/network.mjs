/* The network that a limit counts. The front reads it too, so Node built-ins only. */

/**
 * An IPv4 address, or the first 64 bits of an IPv6 one, since a home or phone has the other 64.
 * @param {string} [address]
 */
export function networkOf(address = 'unknown') {
  const url = `http://[${address}]`
  if (!/^[\da-f:.]+$/i.test(address) || !address.includes(':') || !URL.canParse(url)) return address
  // URL parsing normalizes an address to one hexadecimal spelling.
  const [before, after] = new URL(url).hostname.slice(1, -1).split('::')
  const head = groupsOf(before)
  const tail = groupsOf(after)
  const groups = [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail]
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return ipv4Of(groups.slice(6))
  return `${groups.slice(0, 4).join(':')}::/64`
}

/**
 * Trusts only the address that the nearest proxy appended: clients can forge the earlier ones.
 * @param {string | null | undefined} forwardedFor
 */
export function forwardedNetwork(forwardedFor) {
  return networkOf(forwardedFor?.split(',').at(-1)?.trim() || 'unknown')
}

function groupsOf(part = '') {
  return part.split(':').filter((group) => group !== '')
}

/** @param {string[]} halves */
function ipv4Of(halves) {
  return halves
    .map((half) => Number.parseInt(half, 16))
    .flatMap((half) => [half >> 8, half & 255])
    .join('.')
}
