/** Keys and pointer gestures that are part of a control rather than commands: told in the list of shortcuts. */
export const gestures: readonly {
  readonly name: string
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[]
}[] = [
  {
    name: 'In the picture, by pointer and arrows',
    keys: [
      [['Arrows'], 'Pan'],
      [['Double click'], 'Expand a node'],
      [['Right click'], 'Menu of a node, or of what is selected'],
      [['Shift and drag'], 'Select by rectangle; with Ctrl add to it'],
      [['Alt and drag'], 'Select by lasso'],
    ],
  },
  {
    name: 'In the list of nodes',
    keys: [
      [['Space'], 'Select; with Ctrl one more'],
      [['Enter'], 'Expand in the picture'],
      [['→', '←'], 'List neighbours, or fold them'],
      [['A letter'], 'Go to the next node that starts with it'],
      [['Delete'], 'Hide'],
      [['Shift F10'], 'Menu of the node'],
    ],
  },
  {
    name: 'In the table',
    keys: [
      [['Space'], 'Look at the record; with Ctrl select one more node'],
      [['Enter'], 'Show in the picture'],
      [['Home', 'End'], 'Go to the first or the last of all rows'],
    ],
  },
]
