/* Security headers: serve.mjs sends them with every answer, and in development next.config.js. Node built-ins only. */

/** Every page's policy: our own files only. A page whose headers differ is listed in `exceptions`. */
const contentSecurityPolicy = [
  `default-src 'self'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ')

export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

export function frontHeadersOf(appUrl = '') {
  const isSecure = appUrl.startsWith('https:')
  return { ...securityHeaders, ...(isSecure && { 'Strict-Transport-Security': 'max-age=31536000' }) }
}
export const frontHeaders = frontHeadersOf(process.env.APP_URL)

/** A mail may carry inline styles and nothing else. */
const mail = {
  'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
}

/** By Next's path patterns. */
export const exceptions = {
  '/admin/mail/:mail/html': mail,
  '/preview/mail/:kind': mail,
  '/exit': { 'Referrer-Policy': 'no-referrer' },
  // Other sites' wallets and profiles show the badge.
  '/badge.png': { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' },
}

const rules = Object.entries(exceptions).map(([path, headers]) => {
  const pattern = path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')
  return { pattern: new RegExp(`^${pattern}/?$`), headers: Object.entries(headers) }
})

/** Pairs of name and value. As rules of Next's, these would be compiled again for every request. */
export function exceptionsAt(path) {
  return rules.find(({ pattern }) => pattern.test(path))?.headers ?? []
}
