/** Strict DER only: libraries also accept other tags and lengths, so a changed file would look untouched. */
export function isEcdsaInDer(bytes: Uint8Array): boolean {
  const isNumber = (number: Uint8Array) => {
    const [first = 0x80, second = 0] = number
    return first < 0x80 && (first > 0 || (number.length > 1 && second >= 0x80))
  }
  const [tag, length, r, lengthOfR = 0] = bytes
  const [s, lengthOfS = 0] = bytes.subarray(4 + lengthOfR)
  return (
    tag === 0x30 &&
    length === bytes.length - 2 &&
    r === 2 &&
    s === 2 &&
    bytes.length === 6 + lengthOfR + lengthOfS &&
    isNumber(bytes.subarray(4, 4 + lengthOfR)) &&
    isNumber(bytes.subarray(6 + lengthOfR))
  )
}
