import path from 'node:path'

const folder = path.join(process.cwd(), 'node_modules/@expo-google-fonts')

/** In fallback order. */
const regular = [
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf',
]
const otherWeights = [
  'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
]

export function regularFontPaths(): string[] {
  return regular.map((file) => path.join(folder, file))
}

export function fontPaths(): string[] {
  return [...regularFontPaths(), ...otherWeights.map((file) => path.join(folder, file))]
}
