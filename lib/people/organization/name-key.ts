/** Letters that no decomposition takes apart, as who has no such key types them. */
const plain: Record<string, string> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' },
  ...{ þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe' },
}

/** The letters by which a person's name is listed and found: lower case, without marks, so that "ana" finds "Aña". */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[øłđðıþßæœ]/g, (letter) => plain[letter] ?? letter)
}
