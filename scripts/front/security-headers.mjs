/* Security headers: serve.mjs sends them with every answer, and in development next.config.js. Node built-ins only. */

/** Every page's policy: our own files only. A route whose headers differ exports them (app/_http/address.ts). */
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
