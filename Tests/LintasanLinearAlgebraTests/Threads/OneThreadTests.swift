import Foundation
import LintasanLinearAlgebra
import LintasanTestSupport
import Testing

/// Whoever calls BLAS or LAPACK comes through the gate that sets one thread, so that bytes do not depend on the caller.
@Suite struct OneThreadTests {
  @Test func everyCallComesThroughTheGate() throws {
    let root = Fixture.repositoryRoot().appendingPathComponent("Sources/LintasanLinearAlgebra")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    for name in names where name.hasSuffix(".swift") {
      let text = String(decoding: try Data(contentsOf: root.appendingPathComponent(name)), as: UTF8.self)
      let calls = text.matches(of: /cblas_d\w+\(|LAPACKE_d\w+\(/).count
      let gates = text.matches(of: /callBLAS \{|callLAPACK\(/).count
      // The two forms of QR share one gate.
      #expect(calls == 0 || gates >= 1 && calls <= 2 * gates, "\(name): \(calls) calls, \(gates) gates")
    }
  }

  @Test func cancelledWorkIsGivenUp() async {
    struct GivenUp: Error, Equatable {}
    let work = Task {
      await withCheckedContinuation { (next: CheckedContinuation<Void, Never>) in next.resume() }
      while !Task.isCancelled { await Task.yield() }
      return try parallelMap(count: 100, threads: 2, cancelled: { GivenUp() }) { index throws(GivenUp) in index }
    }
    work.cancel()
    await #expect(throws: GivenUp()) { try await work.value }
  }
}
