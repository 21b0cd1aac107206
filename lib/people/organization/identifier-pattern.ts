/** Not a regular expression: a coordinator could write one that never ends. 9 is a digit and A a letter. */
function fits(shape: string, text: string): boolean {
  const [letters, typed] = [[...shape], [...text]]
  return (
    letters.length === typed.length &&
    letters.every((letter, index) => {
      const one = typed[index] ?? ''
      if (letter === '9') return /\d/.test(one)
      return letter === 'A' ? /\p{L}/u.test(one) : letter.toLowerCase() === one.toLowerCase()
    })
  )
}

/** The rule binds what is entered from now on: an identifier from before it stays. */
export function identifierProblem(
  rule: { pattern: string; isRequired: boolean } | null,
  { identifier, before }: { identifier: string; before: string },
): 'identifier-missing' | 'identifier-pattern' | null {
  if (!rule) return null
  if (identifier === '') return rule.isRequired ? 'identifier-missing' : null
  return identifier === before || fitsPattern(rule.pattern, identifier) ? null : 'identifier-pattern'
}

/** `pattern`: shapes separated by commas; empty fits anything. */
export function fitsPattern(pattern: string, identifier: string): boolean {
  const shapes = pattern.split(',').map((shape) => shape.trim())
  return pattern === '' || shapes.some((shape) => fits(shape, identifier))
}
