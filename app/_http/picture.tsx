import { asset } from './assets'

const sizes = {
  code: { width: 65, height: 65 },
  scene: { width: 640, height: 360 },
  cover: { width: 480, height: 300 },
  door: { width: 64, height: 88 },
}

type Props = {
  /** A file in `app/_pictures`, without `.svg`. */
  name: string
  /** Empty for decoration. */
  alt: string
  kind: keyof typeof sizes
  isLazy?: boolean
}

export function Picture({ name, alt, kind, isLazy = false }: Props) {
  // biome-ignore lint/performance/noImgElement: next/image serves no SVG, and pictures are small and immutable
  return <img src={asset(`${name}.svg`)} alt={alt} {...sizes[kind]} {...(isLazy && { loading: 'lazy' })} />
}
