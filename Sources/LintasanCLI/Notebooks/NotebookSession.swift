import Lintasan
import LintasanLinearAlgebra
import LintasanNotebooks
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs the commands of notebooks, several at a time.
///
/// Commands that neither read nor write files beside the notebook are independent of one another; those that do run in
/// their order. Nothing beside the notebooks is changed.
struct NotebookSession {
  /// Commands that one worker runs in order.
  private struct Job {
    var notebook: Int
    var steps: [NotebookStep]
  }

  private struct Done {
    var result: NotebookResult
    var isKept: Bool
  }

  private let prepared: [(notebook: Notebook, values: [String: String], steps: [NotebookStep])]
  private let workplaces: [NotebookWorkplace]
  private let jobs: Int
  private let cache: NotebookCache?

  /// Prepares the notebooks: everything that can be wrong with them is found before the first command runs.
  init(_ notebooks: [Notebook], values: [String: String], jobs: Int, cache: NotebookCache?) throws {
    for name in values.keys.sorted() where !notebooks.contains(where: { $0.uses(name) }) {
      throw NotebookError(
        file: notebooks.map(\.file).joined(separator: ", "),
        fault: .unusedParameter(name: name, known: notebooks.flatMap { $0.parameters.map(\.name) }))
    }
    prepared = try notebooks.map { notebook in
      let own = values.filter { notebook.uses($0.key) }
      return (notebook, own, try notebook.steps(with: own))
    }
    workplaces = try prepared.map { try NotebookWorkplace(for: $0.notebook, $0.steps) }
    self.jobs = jobs
    self.cache = cache
  }

  /// Runs all commands.
  ///
  /// - Throws: the failure of the first command, in the order of the documents, that failed.
  func run() throws -> [NotebookOutcome] {
    let work = work()
    let progress = WorkProgress("notebooks", unit: "commands", total: prepared.reduce(0) { $0 + $1.steps.count })
    defer { progress.end() }
    let done = Mutex(prepared.map { [Done?](repeating: nil, count: $0.steps.count) })
    let isStopped = Atomic(false)
    _ = try parallelMap(count: work.count, threads: jobs) { (index) throws(any Error) in
      let job = work[index]
      for step in job.steps where !isStopped.load(ordering: .relaxed) {
        progress.note("\(prepared[job.notebook].notebook.file):\(step.line)")
        let one = try run(step, in: workplaces[job.notebook])
        if prepared[job.notebook].notebook.error(of: one.result, at: step) != nil {
          isStopped.store(true, ordering: .relaxed)
        }
        done.withLock { $0[job.notebook][step.index] = one }
        progress.advance()
      }
    }
    let all = done.withLock { $0 }
    for (one, results) in zip(prepared, all) {
      for (step, result) in zip(one.steps, results) {
        if let result, let error = one.notebook.error(of: result.result, at: step) { throw error }
      }
    }
    if all.joined().contains(where: { $0?.isKept == false }) { cache?.prune() }
    return try prepared.indices.map { index in
      NotebookOutcome(
        notebook: prepared[index].notebook, values: prepared[index].values,
        results: all[index].compactMap { $0?.result }, artifacts: try workplaces[index].artifacts(),
        keptCount: all[index].count { $0?.isKept == true })
    }
  }

  /// The commands of every notebook: each alone, those that touch files together and in order.
  private func work() -> [Job] {
    prepared.indices.flatMap { index in
      let steps = prepared[index].steps
      let written = steps.flatMap(\.written)
      func touchesFiles(_ step: NotebookStep) -> Bool {
        !step.written.isEmpty
          || step.named.contains { path in
            workplaces[index].exists(path) || written.contains { path == $0 || path.hasPrefix($0 + "/") }
          }
      }
      let chain = steps.filter(touchesFiles)
      return (chain.isEmpty ? [] : [Job(notebook: index, steps: chain)])
        + steps.filter { !touchesFiles($0) }.map { Job(notebook: index, steps: [$0]) }
    }
  }

  private func run(_ step: NotebookStep, in workplace: NotebookWorkplace) throws -> Done {
    let key = cache?.key(of: step, in: workplace)
    if let key, let entry = cache?.entry(key) {
      for file in entry.files {
        let place = workplace.url.appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileWriter.write(Array(file.bytes), to: place.path)
      }
      return Done(result: NotebookResult(output: entry.output), isKept: true)
    }
    let start = ContinuousClock.now
    let result = try ToolProcess.run(step.arguments, in: workplace.url, standingFor: workplace.source)
    Console.detail("\(step.text): \(WorkProgress.seconds(since: start)) s")
    if let key, let cache, result.status == 0, result.isText {
      let written = try workplace.artifacts().filter { file in
        step.written.contains { file.path == $0 || file.path.hasPrefix($0 + "/") }
      }
      cache.keep(
        NotebookCache.Entry(
          output: result.output, files: written.map { .init(path: $0.path, bytes: Data($0.bytes)) }), under: key)
    }
    return Done(result: result, isKept: false)
  }
}
