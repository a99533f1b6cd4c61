/** What of a stream is needed to hear its errors. */
interface Stream {
  on(event: 'error', listener: (error: Error & { readonly code?: string }) => void): unknown
}

/**
 * Lets a reader that has had enough (`… | head`) end quietly: EPIPE is no error. Anything else, a full disk for instance, goes to `fail`.
 */
export function endQuietly(streams: readonly Stream[], fail: (error: Error) => void): void {
  for (const stream of streams)
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') fail(error)
    })
}
