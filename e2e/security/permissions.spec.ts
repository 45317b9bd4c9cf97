import { expect, test } from '../fixtures/app.ts'

test.use({ shares: 'app' })

test('camera, microphone and position are refused', async ({ window }) => {
  const outcomes = await window.evaluate(async () => {
    const position = new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('refused'),
      ),
    )
    const media = navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
      () => 'given',
      () => 'refused',
    )
    return Promise.all([position, media])
  })
  expect(outcomes).toEqual(['refused', 'refused'])
})

// a browser asks its owner
test('notifications are refused', { tag: '@electron' }, async ({ window }) => {
  expect(await window.evaluate(() => Notification.requestPermission())).toBe('denied')
})
