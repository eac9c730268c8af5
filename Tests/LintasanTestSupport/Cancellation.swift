/// What `work` throws within a task that is cancelled already when it begins; nil where it throws nothing.
public func errorOnceCancelled(_ work: @escaping @Sendable () throws -> Void) async -> (any Error)? {
  let task = Task { () -> (any Error)? in
    while !Task.isCancelled { await Task.yield() }
    do {
      try work()
      return nil
    } catch {
      return error
    }
  }
  task.cancel()
  return await task.value
}
