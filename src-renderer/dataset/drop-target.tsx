import { useEffect, useState } from 'react'
import { Icon } from '../ui/controls/icon.tsx'
import { orNotify } from '../ui/notice-store.ts'
import css from './drop-target.module.css'
import { openFile } from './open-dataset.ts'

/** Takes a file dropped anywhere in the window. */
export function DropTarget() {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // a null target is the world outside of the window
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) orNotify(openFile(file))
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className={css.overlay}>
      <Icon name="file" />
      Drop a SQLite file to open it
    </div>
  )
}
