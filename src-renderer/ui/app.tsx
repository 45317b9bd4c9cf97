import { BrowseDialog } from '../dataset/browse-dialog.tsx'
import { DropTarget } from '../dataset/drop-target.tsx'
import { MakeGraphDialog } from '../dataset/make-graph-dialog.tsx'
import { ReportDialog } from '../dataset/report-dialog.tsx'
import { ExportDialog } from '../export/export-dialog.tsx'
import { AboutDialog } from './about-dialog.tsx'
import css from './app.module.css'
import { Body } from './body.tsx'
import { useDialog } from './dialog-store.ts'
import { Notices } from './notices.tsx'
import { SettingsDialog } from './settings-dialog.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { TopBar } from './top-bar.tsx'

/** The window. */
export function App() {
  return (
    <div className={css.app}>
      <TopBar />
      <Notices />
      <Body />
      <OpenDialog />
      <DropTarget />
    </div>
  )
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
    case 'export':
      return <ExportDialog />
    case null:
      return null
  }
}
