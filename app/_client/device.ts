/* Preferences kept on this device. Storage can be off, so nothing may depend on it. */
export function storedChoice(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

export function storeChoice(key: string, value: string) {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {
    // The choice then lasts for this page.
  }
}

/** Sizes and spacings by name; base.css has their measures. */
export function applyText() {
  const { dataset } = document.documentElement
  for (const name of ['size', 'space'] as const) {
    const value = storedChoice(`text-${name}`)
    if (value) dataset[name] = value
    else delete dataset[name]
  }
}
