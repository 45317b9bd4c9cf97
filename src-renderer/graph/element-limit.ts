import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { openDialog } from '../ui/dialog-store.ts'
import { dismissNotice, notify } from '../ui/notice-store.ts'

/** Says that the picture takes no more, how much was left out, and where the limit is set. */
export function tellLimit(limit: number, left: number): void {
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
