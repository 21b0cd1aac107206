export interface Gauge {
  name: string
  help: string
  /** Null: not known. */
  value: number | null
  labels?: Record<string, string>
}

/** Prometheus's text format, for figures of the site: scripts/front/metrics.mjs has those of its processes. */
export function gaugesText(gauges: Gauge[]): string {
  const seen = new Set<string>()
  return gauges
    .flatMap(({ name, help, value, labels = {} }) => {
      if (value === null) return []
      const head = seen.has(name) ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`]
      seen.add(name)
      const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`)
      return [...head, `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`]
    })
    .map((line) => `${line}\n`)
    .join('')
}
