/* The caller's address, and the network that a limit counts. The front reads it too, so Node built-ins only. */
import { BlockList, isIP } from 'node:net'

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

/**
 * `TRUST_PROXY`: how many proxies of ours are in front, or their networks. Null for anything else.
 * @typedef {{ hops: number } | { networks: BlockList }} Trust
 * @param {string} text
 * @returns {Trust | null}
 */
export function readTrust(text) {
  if (/^\d$/.test(text.trim())) return { hops: Number(text) }
  const networks = new BlockList()
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits, ...rest] = part.split('/')
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    if (!family || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? `${most}`) || Number(bits ?? most) > most) return null
    networks.addSubnet(address, Number(bits ?? most), family === 4 ? 'ipv4' : 'ipv6')
  }
  return networks.rules.length > 0 ? { networks } : null
}

/** @param {Trust} trust */
export const trustsAny = (trust) => !('hops' in trust) || trust.hops > 0

/** @param {BlockList} networks @param {string} address */
const isIn = (networks, address) => isIP(address) > 0 && networks.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** The caller of this connection is one of our proxies. @param {Trust} trust @param {string} [address] */
export const isTrusted = (trust, address = 'unknown') =>
  'hops' in trust ? trust.hops > 0 : isIn(trust.networks, address)

/** Some proxies append the port, which would make a network of each connection. */
const withoutPort = (address) => address.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1').replace(/^\[(.+)\](:\d+)?$/, '$1')

/**
 * The address of the caller behind our proxies. Clients can forge all entries before those that our proxies append.
 * @param {Trust} trust
 * @param {string | undefined} remoteAddress of the connection
 * @param {string | string[] | undefined} forwardedFor
 */
export function callerOf(trust, remoteAddress = 'unknown', forwardedFor = '') {
  if (!trustsAny(trust)) return remoteAddress
  const forwarded = `${forwardedFor}`.split(',').map((entry) => withoutPort(entry.trim()))
  const chain = [...forwarded.filter(Boolean), remoteAddress]
  if ('hops' in trust) return chain.at(-1 - trust.hops) ?? 'unknown'
  return chain.findLast((address) => !isIn(trust.networks, address)) ?? chain[0] ?? 'unknown'
}
