import { useDataset } from '../dataset/dataset-store.ts'
import { PreflightScreen } from '../dataset/preflight-screen.tsx'
import { StartScreen } from '../dataset/start-screen.tsx'
import { WorkingScreen } from '../dataset/working-screen.tsx'
import { OpenDataset } from './open-screens.tsx'

/** What the way from nothing to an open graph has come to. */
export function Screen() {
  const stage = useDataset((state) => state.stage)
  switch (stage.at) {
    case 'start':
      return <StartScreen />
    case 'receiving':
    case 'inspecting':
    case 'loading':
      return <WorkingScreen stage={stage} />
    case 'preflight':
      return <PreflightScreen preflight={stage.preflight} />
    case 'open':
      return <OpenDataset name={stage.file.name} />
  }
}
