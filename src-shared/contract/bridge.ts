/**
 * All that Electron's preload puts into the window, as `window.slotgraph`. `File` is the DOM's; this folder
 * knows no DOM, hence `unknown`.
 */
export type Bridge = {
  send(message: unknown): void
  /** One listener; a second call replaces the first. */
  onMessage(listener: (message: unknown) => void): void
  /**
   * The `FileCardAnswer` for a file that a person dropped or chose. Its path goes from the preload to the main
   * process and never to the page; a `File` that the page made itself has none and is refused.
   */
  fileCardFor(file: unknown): Promise<unknown>
}
