import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { openDialog } from '../ui/dialog-store.ts'
import { dismissNotice, notify } from '../ui/notice-store.ts'
import { currentView, useView, viewNow } from './view-store.ts'
import { elementCount } from './view.ts'

/** Says that the picture takes no more, how much was left out, and where the limit is set, until there is room again. */
export function tellLimit(limit: number, left: number): void {
  const drawn = elementCount(currentView())
  const stop = useView.subscribe((now) => {
    if (elementCount(viewNow(now)) >= drawn) return
    dismissNotice('element-limit')
    stop()
  })
  notify({
    key: 'element-limit',
    tone: 'info',
    title: `The view is full: ${formatCountOf(left, 'element')} left out`,
    detail: `It takes ${formatCount(limit)} nodes and edges so that it stays quick and readable. Hide some, or raise the limit.`,
    action: {
      name: 'Change the limit',
      run: () => {
        dismissNotice('element-limit')
        openDialog('settings')
      },
    },
  })
}
