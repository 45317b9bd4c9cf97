import { Button as AriaButton, DialogTrigger, Popover } from 'react-aria-components'
import { cls } from '../ui/class-names.ts'
import button from '../ui/controls/button.module.css'
import { Checkbox, Segments, Select, type Choice } from '../ui/controls/fields.tsx'
import { Icon } from '../ui/controls/icon.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { useFields, type Field } from './fields.ts'
import css from './layout-menu.module.css'
import { layOutBy } from './layout-actions.ts'
import type { LayoutChoice, LayoutName, Order } from './layout/layout-choice.ts'
import { layoutNames } from './layout/layout-names.ts'
import { attributeChoices, attributeOf, sourceOf } from './style-panel/source-choices.ts'
import { useView, viewNow } from './view-store.ts'

/** What each layout shows, in the order of the menu. */
const layouts: readonly { name: LayoutName; shows: string }[] = [
  { name: 'fcose', shows: 'Groups and bridges, quickly' },
  { name: 'force', shows: 'Springs; watch it settle, stop when you like' },
  { name: 'hierarchical', shows: 'Layers that edges lead through' },
  { name: 'concentric', shows: 'Circles, the most important innermost' },
  { name: 'circle', shows: 'One circle, in an order' },
  { name: 'grid', shows: 'Rows, in an order' },
  { name: 'attribute', shows: 'Two columns as x and y, as on a map' },
]

const spacings = [
  { value: '0.6', name: 'Tight' },
  { value: '1', name: 'Usual' },
  { value: '1.6', name: 'Wide' },
  { value: '2.5', name: 'Widest' },
] as const

const directions = [
  { value: 'down', name: 'Down' },
  { value: 'right', name: 'Right' },
  { value: 'up', name: 'Up' },
  { value: 'left', name: 'Left' },
] as const

/** Chooses a layout and its options; each choice lays out at once, and is a step that can be undone. */
export function LayoutMenu() {
  const layout = useView((state) => viewNow(state).layout)
  const isEmpty = useView((state) => viewNow(state).nodes.size < 2)
  const fields = useFields('node')
  const apply = (choice: LayoutChoice) => orNotify(layOutBy(choice))
  return (
    <DialogTrigger>
      <AriaButton
        className={cls(button.button, button.quiet, css.trigger)}
        isDisabled={isEmpty}
        aria-label={`Layout: ${layoutNames[layout.name]}`}
      >
        <span className={css.current}>{layoutNames[layout.name]}</span>
        <Icon name="down" />
      </AriaButton>
      <Popover placement="bottom end" offset={6} className={cls(css.popover)} aria-label="Layout">
        {/* the popover itself is the dialog: its hidden buttons that close it then lie within */}
        <div className={css.dialog}>
          <div role="group" aria-label="Layouts" className={css.layouts}>
            {layouts.map(({ name, shows }) => (
              <button
                key={name}
                type="button"
                className={css.layout}
                aria-pressed={name === layout.name}
                disabled={name === 'attribute' && !fields.some(({ isNumber }) => isNumber)}
                onClick={() => apply(name === layout.name ? layout : usual(name, fields))}
              >
                <span>{layoutNames[name]}</span>
                <span className={css.shows}>{shows}</span>
              </button>
            ))}
          </div>
          <Options layout={layout} fields={fields} onChange={apply} />
        </div>
      </Popover>
    </DialogTrigger>
  )
}

function Options({
  layout,
  fields,
  onChange,
}: {
  layout: LayoutChoice
  fields: readonly Field[]
  onChange: (choice: LayoutChoice) => void
}) {
  if (layout.name === 'attribute') {
    const choices = fields.filter(({ isNumber }) => isNumber).map(({ name }) => ({ value: name, name }))
    return (
      <div className={css.options}>
        <div className={css.pair}>
          <Select
            label="Across"
            value={layout.x}
            choices={choices}
            onChange={(x) => onChange({ ...layout, x })}
          />
          <Select
            label="Up"
            value={layout.y}
            choices={choices}
            onChange={(y) => onChange({ ...layout, y })}
          />
        </div>
        <Checkbox
          isSelected={layout.keepsAspect}
          onChange={(keepsAspect) => onChange({ ...layout, keepsAspect })}
        >
          Same scale both ways, as on a map
        </Checkbox>
        <Checkbox
          isSelected={layout.without === 'beside'}
          onChange={(beside) => onChange({ ...layout, without: beside ? 'beside' : 'stay' })}
        >
          Nodes without values go beside
        </Checkbox>
      </div>
    )
  }
  return (
    <div className={css.options}>
      {'order' in layout && (
        <OrderSelect
          order={layout.order}
          fields={fields}
          onChange={(order) => onChange({ ...layout, order })}
        />
      )}
      {layout.name === 'hierarchical' && (
        <Segments
          label="Direction"
          isLabelShown
          value={layout.direction}
          choices={directions}
          onChange={(direction) => onChange({ ...layout, direction })}
        />
      )}
      <Segments
        label="Spacing"
        isLabelShown
        value={String(layout.spacing)}
        choices={spacings}
        onChange={(spacing) => onChange({ ...layout, spacing: Number(spacing) })}
      />
    </div>
  )
}

function OrderSelect({
  order,
  fields,
  onChange,
}: {
  order: Order
  fields: readonly Field[]
  onChange: (order: Order) => void
}) {
  const source = sourceOf(order)
  const choices: Choice<string>[] = [
    { value: 'degree', name: 'Degree' },
    { value: 'kind', name: 'Kind' },
    { value: 'label', name: 'Label' },
    ...attributeChoices(fields, source),
  ]
  return (
    <Select
      label="In the order of"
      value={source}
      choices={choices}
      onChange={(next) => {
        const name = attributeOf(next)
        onChange(name === undefined ? { by: next as 'degree' | 'kind' | 'label' } : { by: 'attribute', name })
      }}
    />
  )
}

/** A layout with the options it begins with. */
function usual(name: LayoutName, fields: readonly Field[]): LayoutChoice {
  const spacing = 1
  switch (name) {
    case 'fcose':
    case 'force':
      return { name, spacing }
    case 'hierarchical':
      return { name, spacing, direction: 'down' }
    case 'concentric':
    case 'circle':
    case 'grid':
      return { name, spacing, order: { by: 'degree' } }
    case 'attribute': {
      const numbers = fields.filter(({ isNumber }) => isNumber).map((field) => field.name)
      const longitude = numbers.find((each) => /^(lon|lng|long|longitude)$/i.test(each))
      const latitude = numbers.find((each) => /^(lat|latitude)$/i.test(each))
      const isMap = longitude !== undefined && latitude !== undefined
      const [x = '', y = x] = isMap ? [longitude, latitude] : numbers
      return { name, x, y, keepsAspect: isMap, without: 'beside' }
    }
  }
}
