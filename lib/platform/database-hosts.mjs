/* Connection strings with several hosts: libpq reads them, pg doesn't. Node built-ins only. */

/**
 * Splits `postgresql://user:password@one:5432,two:5432/database` into one address per host, without libpq's own parameters.
 * Null if the text is no such address.
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

/**
 * The same address for pg, which takes these modes for verify-full and warns of it in six lines. pg_dump reads them as they are.
 * @param {string} text
 */
export const forDriver = (text) =>
  text.includes('uselibpqcompat') ? text : text.replace(/([?&]sslmode=)(prefer|require|verify-ca)\b/, '$1verify-full')
