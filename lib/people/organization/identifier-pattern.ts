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

/** `pattern`: shapes separated by commas; empty fits anything. */
export function fitsPattern(pattern: string, identifier: string): boolean {
  const shapes = pattern.split(',').map((shape) => shape.trim())
  return pattern === '' || shapes.some((shape) => fits(shape, identifier))
}
