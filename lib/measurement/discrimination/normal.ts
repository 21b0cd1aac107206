/* Wichura 1988, Algorithm AS 241, Applied Statistics 37, 477–484, PPND16. Coefficients from the constant upward. */
type Ratio = { above: readonly number[]; below: readonly number[] }

const middle: Ratio = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
}
const tail: Ratio = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 7.745450142783414e-4,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    5.475938084995345e-4, 1.0507500716444169e-9,
  ],
}
const farTail: Ratio = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 7.868691311456133e-4, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
}

function ratio({ above, below }: Ratio, at: number): number {
  const polynomial = (terms: readonly number[]) => terms.reduceRight((sum, term) => sum * at + term, 0)
  return polynomial(above) / polynomial(below)
}

/** z for a cumulative share. 0 < share < 1. */
export function normalQuantile(share: number): number {
  const offset = share - 0.5
  if (Math.abs(offset) <= 0.425) return offset * ratio(middle, 0.180625 - offset * offset)
  const depth = Math.sqrt(-Math.log(Math.min(share, 1 - share)))
  const size = depth <= 5 ? ratio(tail, depth - 1.6) : ratio(farTail, depth - 5)
  return Math.sign(offset) * size
}

/** Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5), within 0.001 from ten degrees of freedom on. */
export function studentPoint(degrees: number): number {
  const z = normalQuantile(0.975)
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3
}
