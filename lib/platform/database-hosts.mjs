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
