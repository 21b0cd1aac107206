/** The content security policy of a page whose scripts, our own files aside, are those of `scripts`. docs/decisions/007. */
export function contentSecurityPolicy(scripts = '', { inDevelopment = false } = {}): string {
  return [
    `default-src 'self'`,
    `script-src 'self'${scripts && ` ${scripts}`}${inDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${inDevelopment ? " 'unsafe-inline'" : ''}`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
