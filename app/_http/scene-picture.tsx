import { sceneWords } from '@/app/_pictures/scene-words'
import { Picture } from './picture'

/** `isOnDesk`: only on a wide window; a phone neither shows nor loads it. */
export function ScenePicture({ scene, isOnDesk = false }: { scene: string | undefined; isOnDesk?: boolean }) {
  if (!scene) return null
  return (
    <div className={isOnDesk ? 'scene-picture scene-on-desk' : 'scene-picture'}>
      <Picture kind="scene" name={`scene-${scene}`} alt={sceneWords[scene] ?? ''} isLazy={isOnDesk} />
    </div>
  )
}
