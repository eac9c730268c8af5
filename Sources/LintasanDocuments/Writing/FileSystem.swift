import CSystem
import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's `rename`, under a name of its own.
private func moveFile(_ from: String, _ target: String) -> Int32 { unsafe rename(from, target) }

/// The few calls that writing needs, with reasons in plain words.
enum FileSystem {
  /// What stands at a path, links not followed.
  enum Kind {
    case nothing
    case file
    case folder
    case link
    case other
  }

  static func kind(of path: String) -> Kind {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let type = attributes[.type] as? FileAttributeType
    else { return .nothing }
    switch type {
    case .typeRegular: return .file
    case .typeDirectory: return .folder
    case .typeSymbolicLink: return .link
    default: return .other
    }
  }

  /// Whether there is a folder, a link to one included.
  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  static func contents(of folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  /// Puts one file or folder in the place of another in a single step.
  static func rename(_ from: String, to target: String) throws {
    guard moveFile(from, target) == 0 else { throw SystemError(code: errno) }
  }

  /// Puts two folders in each other's place in a single step.
  static func exchange(_ first: String, with second: String) throws {
    let code = unsafe lintasan_exchange(first, second)
    guard code == 0 else { throw SystemError(code: code) }
  }

  /// Whether a folder is where another file system begins.
  static func isMount(_ path: String) -> Bool {
    var (here, above) = (stat(), stat())
    guard unsafe stat(path, &here) == 0, unsafe stat(path + "/..", &above) == 0 else { return true }
    return here.st_dev != above.st_dev
  }

  /// How the names of what is half written begin.
  static let partial = ".lintasan-partial"

  /// Removes what is half written in a folder and nobody writes any more. No report takes an hour to write.
  static func clearPartial(in folder: String) { clearForsaken(partial + "-", in: folder, olderThan: 3600) }

  /// Does some work while a folder or file is locked as one that somebody is at work in.
  static func locking<Result, Failure: Error>(
    _ path: String, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let lock = lock(path)
    return try withExtendedLifetime(lock, work)
  }

  /// Locks a folder or file until the result is let go; `nil` where another process holds the lock or the file system knows none.
  static func lock(_ path: String) -> OpenFile? {
    let lock = unsafe lintasan_lock(path)
    return lock < 0 ? nil : OpenFile(owning: lock)
  }

  /// Removes what processes that were killed have left in a folder: names that begin in a certain way and that nobody has locked.
  ///
  /// - Parameter limit: seconds after which it goes whatever its lock says, since not every file system knows locks.
  static func clearForsaken(_ prefix: String, in folder: String, olderThan limit: Double = .infinity) {
    for name in (try? contents(of: folder)) ?? [] where name.hasPrefix(prefix) {
      let leftover = folder + "/" + name
      let age = age(of: leftover)
      // The moment between a folder's making and its locking is over long before half a minute.
      let isForsaken = age > 30 && !name.hasSuffix("-old") && lock(leftover) != nil
      if isForsaken || age > limit { remove(leftover) }
    }
  }

  /// How many seconds ago something was last changed; 0 where that is not known.
  static func age(of path: String) -> Double {
    var facts = stat()
    guard unsafe lstat(path, &facts) == 0 else { return 0 }
    return max(0, Double(time(nil)) - Double(facts.st_mtim.tv_sec))
  }

  /// The content of a file; `nil` where it cannot be read.
  static func read(_ path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }

  /// Makes the folders above a file that are not there yet.
  static func makeFolders(above file: String) throws(OutputError) {
    guard let slash = file.lastIndex(of: "/"), slash != file.startIndex else { return }
    let folder = String(file[..<slash])
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw .cannotCreate(path: folder, reason: reason(error))
    }
  }

  static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Does some work of a library that would print to standard error, and keeps it from doing so.
  static func withoutStandardError<Result>(_ work: () -> Result) -> Result {
    let saved = dup(STDERR_FILENO)
    let nowhere = unsafe open("/dev/null", O_WRONLY)
    guard saved >= 0, nowhere >= 0 else { return work() }
    dup2(nowhere, STDERR_FILENO)
    close(nowhere)
    defer {
      dup2(saved, STDERR_FILENO)
      close(saved)
    }
    return work()
  }

  /// Why a call failed, as the system says it.
  static func reason(_ error: any Error) -> String {
    if let error = error as? SystemError { return error.description }
    var current: (any Error)? = error
    while let one = current {
      if let system = one as? POSIXError { return SystemError(code: system.code.rawValue).description }
      current = (one as? CocoaError)?.underlying
    }
    guard let code = (error as? CocoaError)?.code else { return "the system refused (\(error))" }
    switch code {
    case .fileWriteNoPermission, .fileReadNoPermission: return "permission denied"
    case .fileWriteOutOfSpace: return "no space left on the disk"
    case .fileWriteVolumeReadOnly: return "the disk is read-only"
    case .fileNoSuchFile, .fileReadNoSuchFile: return "the folder is not there"
    case .fileWriteFileExists: return "a file of that name is there"
    case .fileWriteInvalidFileName: return "the name is not allowed"
    default: return "the system refused (\(code.rawValue))"
    }
  }
}
