/** What a picture is made of, in pixels from its top left corner; drawn in their order. */
export type Mark =
  | {
      readonly type: 'line'
      /** Data of an SVG path. */
      readonly d: string
      readonly colour: string
      readonly width: number
      readonly opacity: number
    }
  | {
      readonly type: 'ellipse'
      readonly x: number
      readonly y: number
      readonly rx: number
      readonly ry: number
      readonly fill: Fill
    }
  | { readonly type: 'polygon'; readonly points: readonly (readonly [number, number])[]; readonly fill: Fill }
  | {
      readonly type: 'text'
      readonly x: number
      readonly y: number
      /** Degrees, clockwise around the place. */
      readonly angle: number
      readonly text: string
      readonly size: number
      readonly family: string
      readonly colour: string
      readonly anchor: 'start' | 'middle' | 'end'
      /** Around the letters, so that they stand out from lines. */
      readonly outline: { readonly colour: string; readonly width: number } | undefined
      readonly opacity: number
    }

export type Fill = {
  readonly colour: string
  readonly opacity: number
  readonly border: { readonly colour: string; readonly width: number } | undefined
  /** As the fill's own where it is not given. */
  readonly borderOpacity?: number
}

/** A picture as marks; without a background it is transparent. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly background: string | undefined
  readonly marks: readonly Mark[]
}
