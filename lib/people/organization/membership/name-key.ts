/** Letters that Unicode doesn't decompose, as people without such a key type them. */
const plain: Record<string, string> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' },
  ...{ þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe' },
}

/** The key for sorting and finding names: lower case without diacritics, so "ana" finds "Aña". */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[øłđðıþßæœ]/g, (letter) => plain[letter] ?? letter)
}
