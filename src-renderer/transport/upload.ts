import type { CallOptions } from '../../src-shared/contract/calls.ts'
import { FailureError, type Failure } from '../../src-shared/contract/failure.ts'
import { uploadPath } from '../../src-shared/contract/web-host.ts'
import type { UploadProgress } from './transport.ts'

/** Sends a file to the web host, which keeps it while it runs; gives an unparsed `FileCardAnswer`. */
export function upload(
  file: File,
  token: string,
  { signal, onProgress }: CallOptions<UploadProgress>,
): Promise<unknown> {
  // fetch does not tell how much of a body was sent
  const request = new XMLHttpRequest()
  request.open('POST', `${uploadPath}?name=${encodeURIComponent(file.name)}`)
  request.setRequestHeader('Authorization', `Bearer ${token}`)
  return new Promise((resolve, reject) => {
    const fail = (failure: Failure) => reject(new FailureError(failure))
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress?.({ bytesDone: loaded, bytesTotal: total })
    })
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText))
      else fail({ code: 'disconnected', detail: request.responseText, file: file.name })
    })
    request.addEventListener('error', () => {
      fail({ code: 'disconnected', detail: 'The file could not be sent to the server.', file: file.name })
    })
    request.addEventListener('abort', () => fail({ code: 'cancelled', detail: 'Cancelled.' }))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (signal?.aborted) fail({ code: 'cancelled', detail: 'Cancelled.' })
    else request.send(file)
  })
}
