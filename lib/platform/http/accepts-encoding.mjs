/**
 * True if an Accept-Encoding header names the encoding and does not refuse it with `q=0`.
 * @param {string | null | undefined} accepted
 * @param {'br' | 'gzip'} encoding
 */
export function acceptsEncoding(accepted, encoding) {
  return (accepted ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    return name === encoding && !parameters.some((text) => /^q\s*=\s*0(\.0*)?$/.test(text))
  })
}
