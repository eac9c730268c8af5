import Synchronization

/// What is being written and not yet in its place, so that a program that is interrupted can leave nothing behind.
public enum UncommittedFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Notes a file or folder that is to go if the program is interrupted.
  public static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Forgets a file or folder that is gone or in its place.
  public static func forget(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Moves what was written into its place; an interruption waits until that is done.
  static func commit<Failure: Error>(_ path: String, _ move: () throws(Failure) -> Void) throws(Failure) {
    try paths.withLock { (paths) throws(Failure) in
      try move()
      paths.remove(path)
    }
  }

  /// Removes all that is not in its place and ends the program; nothing is added or moved into place meanwhile.
  public static func abandon(then leave: () -> Never) -> Never {
    paths.withLock { paths -> Void in
      for path in paths { FileSystem.remove(path) }
      leave()
    }
    leave()
  }
}
