/* Addresses with several hosts, as libpq has them; pg reads only one. Node built-ins only. */

/**
 * `postgresql://user:password@one:5432,two:5432/database` as one address for each host, without what only libpq reads.
 * Null for any other text.
 */
export function eachHost(text) {
  const parts = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^@/?]+)(\/.*)?$/.exec(text)
  if (!parts) return null
  const [, before, hosts, after = ''] = parts
  const addresses = hosts.split(',').map((host) => `${before}${host}${after}`)
  if (!addresses.every((address) => URL.canParse(address) && new URL(address).hostname)) return null
  if (addresses.length === 1) return [text]
  return addresses.map((address) => {
    const url = new URL(address)
    url.searchParams.delete('target_session_attrs')
    return url.href
  })
}
