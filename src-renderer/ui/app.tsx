import { BrowseDialog } from '../dataset/browse-dialog.tsx'
import { useDataset } from '../dataset/dataset-store.ts'
import { DropTarget } from '../dataset/drop-target.tsx'
import { MakeGraphDialog } from '../dataset/make-graph-dialog.tsx'
import { PreflightScreen } from '../dataset/preflight-screen.tsx'
import { ReportDialog } from '../dataset/report-dialog.tsx'
import { StartScreen } from '../dataset/start-screen.tsx'
import { WorkingScreen } from '../dataset/working-screen.tsx'
import { AboutDialog } from './about-dialog.tsx'
import css from './app.module.css'
import { useDialog } from './dialog-store.ts'
import { Notices } from './notices.tsx'
import { SettingsDialog } from './settings-dialog.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { TopBar } from './top-bar.tsx'
import { Workspace } from './workspace.tsx'

/** The window. */
export function App() {
  return (
    <div className={css.app}>
      <TopBar />
      <Notices />
      <div className={css.screen}>
        <Screen />
      </div>
      <OpenDialog />
      <DropTarget />
    </div>
  )
}

function Screen() {
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
      return <Workspace />
  }
}

function OpenDialog() {
  const open = useDialog((state) => state.open)
  switch (open) {
    case 'about':
      return <AboutDialog />
    case 'shortcuts':
      return <ShortcutsDialog />
    case 'settings':
      return <SettingsDialog />
    case 'report':
      return <ReportDialog />
    case 'make-graph':
      return <MakeGraphDialog />
    case 'browse':
      return <BrowseDialog />
    case null:
      return null
  }
}
