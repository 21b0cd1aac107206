import { qrPicture } from '@/lib/record/certificate/document/qr'

/** The page's address, to scan. */
export function PageCode({ address, size }: { address: string; size: number }) {
  // biome-ignore lint/performance/noImgElement: a data URL has nothing to optimize
  return <img src={qrPicture(address)} alt={`QR code of ${address}`} width={size} height={size} />
}
