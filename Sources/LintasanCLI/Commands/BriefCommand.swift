import ArgumentParser
import Lintasan

/// `lintasan brief`: two pages about an entity.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Two pages about an entity: where it stands, why it moved, where it is heading, what it would take.",
    discussion: """
      HTML and DOCX fill two A4 pages when printed; also Markdown. Without --target the next mark of the ranking (top 10, 25, \
      50, 100) by the second survey ahead is taken. Several entities go into a folder, a file each.

      EXAMPLES
        lintasan brief IDN --peers asean --output idn.html
        lintasan brief IDN --peers group --target rank=50,by=2028 --lang id
        lintasan brief IDN KOR --index egdi --out briefs --ending md
        lintasan brief "Kementerian Keuangan" --index spbe --pemdi sheet.csv --lang id
      """)

  @Argument(help: ArgumentHelp("Entities, by code or name.", valueName: "entity"), completion: .entities)
  var entities: [String]

  @OptionGroup var source: IndexOptions
  @OptionGroup var members: PopulationOptions
  @OptionGroup var limits: BoundsOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Whom to compare with: group (its own group of the index), a group such as asean or a region, or codes and names.",
      valueName: "peers"))
  var peers: String?

  @Option(help: ArgumentHelp("The target, such as rank=50,by=2028 or score=0.85,by=2028.", valueName: "target"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "For an agency: its sheet of Pemdi, as lintasan pemdi reads it; the cheapest levels to the next grade are added.",
      valueName: "file"), completion: .file())
  var pemdi: String?

  @Option(help: ArgumentHelp("The model.", valueName: "model"))
  var model: String?

  @Option(
    help: ArgumentHelp("For several entities: the folder to write, a file each.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Option(help: ArgumentHelp("With --out: the form of the files, such as html, md or docx.", valueName: "ending"))
  var ending: String?

  func validate() throws {
    if entities.count > 1 && pemdi != nil {
      throw ValidationError("--pemdi is the sheet of one agency; give one entity.")
    }
    if entities.count > 1 && out == nil {
      throw ValidationError(
        "\(entities.count) entities make \(entities.count) briefs; give --out FOLDER, or one entity.")
    }
    if out != nil && (output.output != nil || output.format != nil) {
      throw ValidationError(
        "--out writes a folder and cannot be combined with --output or --format; use --ending for the form.")
    }
    if out == nil && ending != nil { throw ValidationError("--ending is for --out and has no effect without it.") }
    if out == nil && output.output == nil && output.force {
      throw ValidationError("--force has no effect without --out or --output; leave it out.")
    }
  }

  func run() throws {
    let language = try output.language()
    let index = try limits.apply(to: members.apply(to: source.load()))
    let chosen = try entities.map { try index.findEntity($0) }
    if let twice = chosen.indices.first(where: { chosen[..<$0].contains(chosen[$0]) }) {
      throw CommandFailure.usage("\(chosen[twice]) is given twice; give each entity once")
    }
    if index.years.count < 2 { return try showUnprojected(index, chosen, language) }
    let aim = try target.map { try Self.aim($0) }.map { try Self.surveyed($0, index) }
    let projection = try Console.working(on: "drawing \(simulation.draws) futures of \(index.shortName)") {
      try Projection(of: index, horizon: reach(to: aim?.year, of: index), settings: simulation.settings(model: model))
    }
    Console.noticeEnding(of: projection)
    Console.noticeTimes(of: index)
    let deeds = BriefDeeds(projection, source)
    if pemdi != nil && deeds.successor == nil {
      throw CommandFailure.usage(
        "--pemdi has no effect on \(index.shortName), which no other instrument follows; leave it out")
    }
    let briefs = try chosen.map { try brief($0, projection, deeds, aim, language) }
    try show(briefs)
    if pemdi == nil, let next = deeds.successor {
      Console.notice("--pemdi FILE, a sheet of \(next.shortName), adds the cheapest levels to its next grade")
    }
  }

  private func show(_ briefs: [EntityBrief]) throws {
    if let out {
      let format = try form()
      let folder = OutputFolder(path: out, force: output.force)
      let artifacts = try briefs.flatMap { try format.renderDrawable($0.report(), options: RenderOptions()) }
      _ = try folder.write(artifacts)
      Console.notice("wrote \(out): \(briefs.count) briefs")
    } else if let first = briefs.first {
      try output.show(first.report())
    }
  }

  /// Briefs about an index with a single survey, of which nothing can be projected.
  private func showUnprojected(_ index: IndexData, _ chosen: [String], _ language: Language) throws {
    let unused = [
      ("--target", target != nil), ("--model", model != nil), ("--steps", horizon.steps != nil),
      ("--to", horizon.to != nil), ("--pemdi", pemdi != nil),
      ("--population", members.population != nil), ("--bounds", limits.bounds != nil),
    ].first { $0.1 }
    if let unused {
      throw CommandFailure.usage(
        "\(unused.0) has no effect on \(index.shortName), which has a single survey; leave it out")
    }
    Console.notice("\(index.shortName) has a single survey: nothing is projected")
    try show(
      chosen.map { entity in
        var words = ["lintasan", "brief", entity] + source.words + members.words + limits.words
        if let peers { words += ["--peers", peers] }
        if language != .english { words += ["--lang", language.rawValue] }
        return try EntityBrief(
          unprojected: index, entity: entity, peers: peers.map { try index.peers($0, of: entity, in: language) },
          present: PresentTarget(nextMarkOf: index, entity: entity, in: index.lastYear), language: language,
          command: words.map(Shell.quoted).joined(separator: " "))
      })
  }

  private func form() throws -> any ReportFormat {
    guard let found = ReportFormats.forFile(named: "brief.\(ending ?? "html")") else {
      throw CommandFailure.usage(
        "--ending \(ending ?? ""): expected one of \(ReportFormats.all.map(\.fileExtension).joined(separator: ", "))")
    }
    guard found.traits.contains(.forPeople) || found.traits.contains(.isOffice) else {
      throw CommandFailure.usage(
        "--ending \(ending ?? ""): a brief is for people; give html, md, docx or another form of text")
    }
    return found
  }

  private func brief(
    _ entity: String, _ projection: Projection, _ deeds: BriefDeeds, _ aim: (aim: TargetStudy.Aim, year: Int)?,
    _ language: Language
  ) throws -> EntityBrief {
    let index = projection.index
    let study =
      try aim.map { try TargetStudy(projection, entity: entity, aim: $0.aim, by: $0.year) }
      ?? projection.nextMark(of: entity)
    var words = ["lintasan", "brief", entity] + source.words + members.words + limits.words + horizon.words
    if let peers { words += ["--peers", peers] }
    if let target { words += ["--target", target] }
    if let model { words += ["--model", model] }
    if language != .english { words += ["--lang", language.rawValue] }
    words += ["--seed", String(simulation.seed), "--draws", String(simulation.draws)]
    if let pemdi { words += ["--pemdi", pemdi] }
    var brief = try EntityBrief(
      projection, entity: entity, peers: try peers.map { try index.peers($0, of: entity, in: language) }, target: study,
      deeds: deeds.deeds(for: study), language: language, command: words.map(Shell.quoted).joined(separator: " "))
    brief.successor = try deeds.successor(of: entity, sheet: try ratings(deeds.successor))
    return brief
  }

  /// What the sheet of the new instrument says.
  private func ratings(_ instrument: Instrument?) throws -> Ratings? {
    guard let pemdi, let instrument else { return nil }
    let ratings = try Ratings.read(SheetGrid.grids(InputFile.bytes(pemdi), file: pemdi), of: instrument)
    for note in ratings.notes { Console.notice("\(pemdi): \(note)") }
    return ratings
  }

  /// The last survey asked for, and that of the target.
  private func reach(to year: Int?, of index: IndexData) throws -> Projection.ForecastHorizon {
    let asked = try horizon.horizon(on: index.timeAxis)
    guard let year else { return try horizon.horizon(of: index, otherwise: 3) }
    let steps = index.calendar.steps(from: index.lastYear, to: year)
    switch asked {
    case .steps(let count) where count > steps: return .steps(count)
    case .through(let last) where last > year: return .through(last)
    default: return .through(year)
    }
  }

  /// A target by a year without a survey is one by the last survey before it.
  private static func surveyed(
    _ aim: (aim: TargetStudy.Aim, year: Int), _ index: IndexData
  ) throws(TargetError) -> (aim: TargetStudy.Aim, year: Int) {
    let steps = index.calendar.steps(from: index.lastYear, to: aim.year)
    guard steps > 0, let last = index.calendar.years(after: index.lastYear, steps: steps).last else {
      throw .noSurvey(
        year: index.timeAxis.label(aim.year),
        surveys: index.calendar.years(after: index.lastYear, steps: 3).map(index.timeAxis.label))
    }
    if last != aim.year {
      Console.notice("no survey is expected in \(aim.year); the target is for \(last), the last survey before it")
    }
    return (aim.aim, last)
  }

  /// `rank=50,by=2028`.
  private static func aim(_ text: String) throws(CommandFailure) -> (aim: TargetStudy.Aim, year: Int) {
    var values: [String: String] = [:]
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map { String($0.filter { $0 != " " }) }
      guard sides.count == 2, ["rank", "score", "by"].contains(sides[0]), values[sides[0]] == nil else {
        throw .usage("--target \(text): expected rank=50,by=2028 or score=0.85,by=2028")
      }
      values[sides[0]] = sides[1]
    }
    guard let year = values["by"].flatMap({ Int($0) }), (values["rank"] == nil) != (values["score"] == nil) else {
      throw .usage("--target \(text): expected rank=50,by=2028 or score=0.85,by=2028")
    }
    if let rank = values["rank"] {
      guard let rank = Int(rank), rank >= 1 else { throw .usage("--target \(text): a rank is a whole number from 1") }
      return (.rank(rank), year)
    }
    guard let score = values["score"].flatMap({ Double($0) }), score.isFinite else {
      throw .usage("--target \(text): a score is a number such as 0.85")
    }
    return (.score(score), year)
  }
}

extension IndexData {
  /// The peers that a user means: the entity's own group, a group by its name, or a list.
  func peers(_ text: String, of entity: String, in language: Language) throws -> EntityBrief.Peers {
    guard text == "group" else {
      let found = try entities(text)
      return EntityBrief.Peers(named: text, entities: found, in: self, language: language)
    }
    guard let own = EntityBrief.Peers(groupOf: entity, in: self, language: language) else {
      throw CommandFailure.usage("--peers group: \(name(of: entity)) has no group in \(shortName); give codes")
    }
    return own
  }
}

extension Projection {
  /// What it takes to reach the next mark of the ranking (the first 10, 25, 50, 100) by the second survey ahead; `nil` for an
  /// entity that has passed them all or is not projected.
  func nextMark(of entity: String) throws -> TargetStudy? {
    guard let place = try YearRanking(of: index, in: origin).place(of: entity), position(of: entity) != nil,
      let mark = index.rankThresholds.filter({ Double($0) < place.rank }).max(),
      let year = years.dropFirst().first ?? years.first
    else { return nil }
    return try TargetStudy(self, entity: entity, aim: .rank(mark), by: year)
  }
}
