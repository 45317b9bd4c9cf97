import { fail } from '../../../src-shared/contract/failure.ts'
import { formatCount } from '../../../src-shared/units.ts'
import type { Picture } from './marks.ts'
import { svgOf } from './svg.ts'

/** Chromium's canvas takes no longer side and no larger area. */
export const mostSide = 16_384
const mostPixels = 2 ** 28

/** Size of a PNG in pixels. */
export function pngSize({ width, height }: Pick<Picture, 'width' | 'height'>, scale: number) {
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/**
 * The picture as a PNG, `scale` pixels to each of the screen's. Decoding and encoding are the browser's own
 * threads' work.
 * @throws FailureError `cannot-write` where no canvas is that large
 */
export async function pngOf(picture: Picture, scale: number, title: string): Promise<Blob> {
  const { width, height } = pngSize(picture, scale)
  if (width > mostSide || height > mostSide || width * height > mostPixels) {
    fail(
      'cannot-write',
      `A picture of ${formatCount(width)} × ${formatCount(height)} pixels is more than can be drawn. ` +
        'Take a smaller scale, zoom out first, or save it as SVG.',
    )
  }
  const url = URL.createObjectURL(new Blob([svgOf(picture, title)], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width, height)
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png')
    })
    return blob ?? fail('cannot-write', 'The browser could not encode the picture; take a smaller scale.')
  } finally {
    URL.revokeObjectURL(url)
  }
}
