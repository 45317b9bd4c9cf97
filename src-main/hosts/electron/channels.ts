/** The IPC channels between preload and main: all there are. */
export const channels = {
  /** Preload to main: a page has started and wants a link; whatever link its window had is over. */
  open: 'slotgraph:open',
  /** Both ways: a message on the link. */
  message: 'slotgraph:message',
  /** Preload to main, answered: the path of a dropped file, for a `FileCard`. */
  droppedFile: 'slotgraph:dropped-file',
} as const
