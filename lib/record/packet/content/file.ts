export interface PacketFile {
  path: string
  bytes: Uint8Array
}

export function textFile(path: string, text: string): PacketFile {
  return { path, bytes: new TextEncoder().encode(text) }
}

export function jsonFile(path: string, value: unknown): PacketFile {
  return textFile(path, `${JSON.stringify(value, null, 1)}\n`)
}

export function slugOf(title: string): string {
  const ascii = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return ascii
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
}
