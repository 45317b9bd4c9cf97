import { join } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import * as v from 'valibot'
import { JsonFile } from '../../app/json-file.ts'

const StateSchema = v.object({
  bounds: v.nullable(v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() })),
  maximized: v.boolean(),
})
type State = v.InferOutput<typeof StateSchema>

const initial: State = { bounds: null, maximized: false }
// fits a laptop's screen with its bars
const defaultSize = { width: 1280, height: 800 }

/** Where the window was when it was closed last. */
export class WindowState {
  readonly #file: JsonFile<State>

  constructor(dataDir: string) {
    this.#file = new JsonFile(join(dataDir, 'window.json'), StateSchema, initial)
  }

  /** Bounds to open with: the former ones where a screen still shows them. */
  async read(): Promise<{ bounds: Partial<Rectangle>; maximized: boolean }> {
    const { bounds, maximized } = await this.#file.read()
    return { bounds: bounds && isOnScreen(bounds) ? bounds : defaultSize, maximized }
  }

  /** Remembers where the window is from now on. */
  follow(window: BrowserWindow): void {
    const save = () => {
      const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
      // a lost position is no reason to trouble anybody
      this.#file.update(() => state).catch(() => {})
    }
    window.on('close', save)
    window.on('resized', save)
    window.on('moved', save)
  }
}

/** Whether a corner that can be grabbed is within some screen. */
function isOnScreen({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const within = y >= workArea.y && y < workArea.y + workArea.height
    return within && x + width > workArea.x && x < workArea.x + workArea.width
  })
}
