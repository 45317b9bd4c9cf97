import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { AppEvents } from '../../../src-shared/contract/app-calls.ts'

type Command = AppEvents['command']['name']

/** The menu bar. What only the window can do is sent to it as a command. */
export function setMenu(onCommand: (name: Command) => void): void {
  const command = (label: string, name: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => onCommand(name),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const isMac = process.platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        command('&Open…', 'open', 'CmdOrCtrl+O'),
        command('&Export…', 'export', 'CmdOrCtrl+E'),
        command('&Close Graph', 'close', 'CmdOrCtrl+W'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        command('&Find or Run a Command', 'find', 'CmdOrCtrl+K'),
        command('Fit &Graph', 'fit', 'CmdOrCtrl+0'),
        { type: 'separator' },
        command('&Toggle Dict-Style and Slotted', 'toggle-mode', 'CmdOrCtrl+T'),
        command('&Memory', 'memory', 'CmdOrCtrl+M'),
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { label: '&Help', submenu: [command('&About Slotgraph', 'about')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
