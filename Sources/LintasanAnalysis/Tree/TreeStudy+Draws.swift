import LintasanCore
import LintasanIndices
import LintasanLinearAlgebra
import LintasanRankings
import LintasanStatistics
package import LintasanTables

extension TreeStudy {
  private static let stream: UInt32 = 0x5452_4545

  /// How tight the weights of siblings are drawn: the usual spread of three equal ones, whatever their number.
  static func concentration(_ usual: Double, siblings: Int) -> Double { usual / 2 * Double(max(1, siblings - 1)) }

  /// The settings of a draw: a function of seed and draw alone.
  func choice(draw: Int, seed: UInt64) -> Choice {
    var stream = PhiloxStream(seed: seed, stream: Self.stream, draw: UInt64(draw))
    func pick(_ count: Int) -> Int { count > 1 ? stream.index(below: count) : 0 }
    var choice = Choice(aggregations: [])
    choice.imputation = pick(settings.imputations.count)
    choice.treatment = pick(settings.treatments.count)
    choice.normalisation = pick(settings.normalisations.count)
    choice.weighting = pick(settings.weightings.count)
    choice.aggregations = means.map { pick($0.count) }
    if settings.leavesOut {
      let leaf = stream.index(below: evaluator.leaves.count + 1)
      choice.leftOut = leaf == 0 ? nil : leaf - 1
    }
    choice.weights = base(choice)
    perturb(&choice.weights, depth: nil, &stream)
    return choice
  }

  /// Draws the weights of siblings about what they are, those of one depth or of all.
  func perturb(_ weights: inout [[Double]], depth: Int?, _ stream: inout PhiloxStream) {
    guard let usual = settings.weightConcentration else { return }
    for node in weights.indices
    where weights[node].count > 1 && depth ?? data.tree.nodes[node].depth == data.tree.nodes[node].depth {
      let concentration = Self.concentration(usual, siblings: weights[node].count)
      Dirichlet.draw(&weights[node], concentration: concentration, &stream)
    }
  }

  /// Every draw's settings: `draw, imputation, treatment, normalisation, weighting, aggregation_LEVEL…, left_out,
  /// weight_NODE…`.
  package func settingsTable(draws: Int, seed: UInt64) -> Table {
    let choices = (0..<draws).map { choice(draw: $0, seed: seed) }
    var columns = [
      Column("draw", Array(0..<draws)),
      Column("imputation", choices.map { settings.imputations[$0.imputation].rawValue }),
      Column("treatment", choices.map { settings.treatments[$0.treatment].rawValue }),
      Column("normalisation", choices.map { settings.normalisations[$0.normalisation].name }),
      Column("weighting", choices.map { settings.weightings[$0.weighting].name }),
    ]
    for depth in means.indices {
      columns.append(
        Column(
          "aggregation_\(String(data.tree.levelName(depth).map { $0 == " " ? "_" : $0 }))",
          choices.map { means[depth][$0.aggregations[depth]]?.name ?? "own" }))
    }
    columns.append(
      Column("left_out", choices.map { $0.leftOut.map { data.tree.nodes[evaluator.leaves[$0]].id } }))
    for node in data.tree.nodes.indices {
      guard let parent = data.tree.nodes[node].parent,
        let place = data.tree.nodes[parent].children.firstIndex(of: node)
      else { continue }
      columns.append(Column("weight_\(data.tree.nodes[node].id)", choices.map { $0.weights[parent][place] }))
    }
    return Table(distinct: columns)
  }

  /// What is varied, in words.
  package var varied: String {
    var parts: [String] = []
    if let usual = settings.weightConcentration {
      parts.append("weights at every level ~ Dirichlet(\(NumberText.shortest(usual)), as of three siblings)")
    }
    func add(_ name: String, _ methods: [String]) {
      if methods.count > 1 || methods.first.map({ !["own", "nominal"].contains($0) }) ?? false {
        parts.append("\(name) \(methods.joined(separator: " | "))")
      }
    }
    func own(_ name: String) -> String { name == "none" ? "own" : name }
    add("weighting", settings.weightings.map(\.name))
    add("normalisation", settings.normalisations.map { own($0.name) })
    add("aggregation at each level", (means.first ?? []).map { $0?.name ?? "own" })
    add("imputation", settings.imputations.map { own($0.rawValue) })
    add("treatment", settings.treatments.map { own($0.rawValue) })
    if settings.leavesOut { parts.append("one indicator left out") }
    return parts.joined(separator: "; ")
  }

  /// Whether anything is drawn at all.
  var isVaried: Bool { settings.isVaried || means.contains { $0.count > 1 } }
}

extension UncertaintyStudy {
  private static let share = 512

  /// Draws settings of a tree and ranks the units under each.
  ///
  /// `shard`: the part of the draws to do, such as 2 of 5; `nil` for all.
  /// - Throws: a mean of values that it cannot take; `CompositeError.badParameters` for no draws, `.cancelled` where the task that
  ///   asks is.
  package init(
    _ study: TreeStudy, draws: Int, seed: UInt64, shard: (part: Int, of: Int)? = nil, threads: Int = 1
  ) throws {
    let (part, parts) = shard.map { ($0.part - 1, max(1, $0.of)) } ?? (0, 1)
    guard draws >= 1 else {
      throw CompositeError.badParameters(
        method: "a study of uncertainty", found: "\(draws) draws", expected: "1 or more")
    }
    let count = study.taking.count
    let shares = (draws + Self.share - 1) / Self.share
    let wave = 4 * max(1, threads)
    let perUnit = study.ties.ranksPerUnit
    let each = count * perUnit
    var totals = [Int](repeating: 0, count: count * each)
    var pairs = AdjacentComparison(unitCount: count)
    for first in stride(from: 0, to: shares, by: wave) {
      let counted = try parallelMap(
        count: min(wave, shares - first), threads: threads, cancelled: { CompositeError.cancelled as any Error }
      ) { position -> (RankTally, AdjacentComparison) in
        let start = (first + position) * Self.share
        var ranks = RankTally(unitCount: count, ties: study.ties, tolerance: TieTolerance.sums)
        var pairs = AdjacentComparison(unitCount: count)
        for draw in start..<min(draws, start + Self.share) where draw % parts == part {
          let scores = try study.scores(study.choice(draw: draw, seed: seed))
          ranks.add(scores)
          pairs.add(scores)
        }
        return (ranks, pairs)
      }
      for (ranks, more) in counted {
        ranks.add(to: &totals)
        pairs.add(more)
      }
    }
    let entries = study.taking.enumerated().compactMap { place, unit -> Entry? in
      let counts = Array(totals[(place * each)..<((place + 1) * each)])
      guard let ranks = RankHistogram(first: 1, counts: counts, perUnit: perUnit) else { return nil }
      let isLast = place == count - 1
      return Entry(
        entity: study.entity(unit), name: study.name(unit), score: study.score(unit), rank: study.ranks[place],
        ranks: ranks, previous: place == 0 ? nil : study.entity(study.taking[place - 1]),
        timesAheadOfPrevious: place == 0 ? nil : Int(pairs.behind[place - 1]),
        next: isLast ? nil : study.entity(study.taking[place + 1]),
        timesAheadOfNext: isLast ? nil : Int(pairs.ahead[place]))
    }
    self.init(
      index: study.index, year: study.year, entries: entries,
      leftOut: study.leftOut.map { LeftOut(entity: study.entity($0), name: study.name($0)) })
  }
}
