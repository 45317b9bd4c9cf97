import { cls } from './class-names.ts'
import { Button, IconButton } from './controls/button.tsx'
import { dismissNotice, useNotices } from './notice-store.ts'
import css from './notices.module.css'

/** Banners under the top bar, and what is only said. Neither takes the focus. */
export function Notices() {
  const { notices, announcement } = useNotices()
  return (
    <div className={css.notices}>
      <div className="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </div>
      <div role="log" aria-label="Notices" aria-live="polite">
        {notices.map(({ key, tone, title, detail, action }) => (
          <div key={key} className={cls(css.notice, tone === 'danger' && css.danger)}>
            <p className={css.text}>
              <span className={css.title}>{title}.</span> {detail}
            </p>
            {action && (
              <Button
                onPress={() => {
                  dismissNotice(key)
                  action.run()
                }}
              >
                {action.name}
              </Button>
            )}
            <IconButton icon="close" name={`Dismiss: ${title}`} onPress={() => dismissNotice(key)} />
          </div>
        ))}
      </div>
    </div>
  )
}
