/**
 * All that Electron's preload puts into the window, as `window.slotgraph`. `File` is the DOM's; this folder
 * knows no DOM, hence `unknown`. Messages are texts (`messageText`): whatever else goes through the preload is copied
 * property by property, which took the window's thread up to 100 ms for an answer of the store.
 */
export type Bridge = {
  send(text: string): void
  /** One listener; a second call replaces the first. */
  onMessage(listener: (text: string) => void): void
  /**
   * The `FileCardAnswer` for a file that a person dropped or chose. Its path goes from the preload to the main
   * process and never to the page; a `File` that the page made itself has none and is refused.
   */
  fileCardFor(file: unknown): Promise<unknown>
}
