import Lintasan
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that runs beside this one, with nothing on its standard input.
enum ChildProcess {
  private static let starting = Mutex(())

  /// Runs a program in a folder and waits for its end.
  ///
  /// - Parameters:
  ///   - errors: the file that its standard error goes to.
  ///   - setting: a variable of its environment, as `NAME=value`.
  ///   - began: is told its number.
  ///   - ended: is told its number before anybody else can get it.
  /// - Returns: its standard output, and its exit status or the number of the signal that ended it.
  static func run(
    _ program: String, _ arguments: [String], in folder: String, errorsTo errors: OpenFile, setting: String? = nil,
    began: (Int32) -> Void, ended: (Int32) -> Void
  ) throws(CommandFailure) -> (output: [UInt8], status: Int32) {
    // One at a time, so that no other program begins with an end of this pipe open.
    let (number, output) = try starting.withLock { _ throws(CommandFailure) -> (Int32, OpenFile) in
      var ends: [Int32] = [0, 0]
      guard unsafe pipe(&ends) == 0 else { throw CommandFailure(.unavailable, "no pipe can be opened to \(program)") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      let output = OpenFile(owning: ends[0])
      defer { close(ends[1]) }
      return (try start(program, arguments, in: folder, output: ends[1], errorsTo: errors, setting), output)
    }
    began(number)
    let bytes = try? output.bytes(atMost: .max - 1)
    var status: Int32 = 0
    while unsafe waitpid(number, &status, 0) < 0 && errno == EINTR {}
    ended(number)
    let signal = status & 0x7F
    return (bytes ?? [], signal == 0 ? (status >> 8) & 0xFF : signal)
  }

  private static func start(
    _ program: String, _ arguments: [String], in folder: String, output: Int32, errorsTo errors: OpenFile,
    _ setting: String?
  ) throws(CommandFailure) -> Int32 {
    #if canImport(Glibc)
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.descriptor, STDERR_FILENO)
    // A group of its own: an interruption from the keyboard reaches this process, which ends the other.
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    // The shell changes the folder and becomes the program; not every system lets a new process begin elsewhere.
    let line =
      if let setting {
        ["sh", "-c", "cd \"$0\" && export \"$1\" && shift && exec \"$@\"", folder, setting, program] + arguments
      } else {
        ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program] + arguments
      }
    var words: [UnsafeMutablePointer<CChar>?] = unsafe line.map { unsafe strdup($0) }
    unsafe words.append(nil)
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var number: pid_t = 0
    guard unsafe posix_spawn(&number, "/bin/sh", &actions, &attributes, words, environ) == 0 else {
      throw CommandFailure(.unavailable, "\(program) cannot be run")
    }
    return number
  }
}
