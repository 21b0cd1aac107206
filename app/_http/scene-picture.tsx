import { sceneWords } from '@/app/_pictures/scene-words'
import { Picture } from './picture'

export function ScenePicture({ scene }: { scene: string | undefined }) {
  if (!scene) return null
  return (
    <div className="scene-picture">
      <Picture kind="scene" name={`scene-${scene}`} alt={sceneWords[scene] ?? ''} />
    </div>
  )
}
