import { Button } from '../../ui/controls/button.tsx'
import { Segments } from '../../ui/controls/fields.tsx'
import { defaultStyle } from '../style/graph-style.ts'
import { styleEdges } from '../style-actions.ts'
import { restyle } from '../view-actions.ts'
import { useView, viewNow } from '../view-store.ts'
import { ColourFields } from './colour-fields.tsx'
import { LabelFields } from './label-fields.tsx'
import { SizeFields } from './size-fields.tsx'
import css from './style-panel.module.css'

const arrows = [
  { value: 'near', name: 'Near', hint: 'When zoomed in, and at what is selected' },
  { value: 'always', name: 'Always' },
  { value: 'never', name: 'Never' },
] as const

/** How nodes and edges of the picture are drawn; every change is a step that can be undone. */
export function StylePanel() {
  const style = useView((state) => viewNow(state).style)
  const { nodes, edges } = style
  return (
    <div className={css.panel}>
      <section className={css.section} aria-label="Style of nodes">
        <h2 className={css.heading}>Nodes</h2>
        <ColourFields type="node" rule={nodes.colour} />
        <SizeFields type="node" rule={nodes.size} />
        <LabelFields type="node" rule={nodes.label} />
      </section>
      <section className={css.section} aria-label="Style of edges">
        <h2 className={css.heading}>Edges</h2>
        <ColourFields type="edge" rule={edges.colour} />
        <SizeFields type="edge" rule={edges.width} />
        <LabelFields type="edge" rule={edges.label} />

        <Segments
          label="Arrows"
          isLabelShown
          value={edges.arrows}
          choices={arrows}
          onChange={(next) => styleEdges(`Arrows ${next}`, { arrows: next })}
        />
      </section>
      <div>
        <Button
          look="quiet"
          isDisabled={style === defaultStyle}
          onPress={() => restyle('Usual style', defaultStyle)}
        >
          Back to the usual style
        </Button>
      </div>
    </div>
  )
}
