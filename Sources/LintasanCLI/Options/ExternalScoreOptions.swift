import ArgumentParser
import Lintasan

/// Scores of other bodies that give indicators their values.
struct ExternalScoreOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("Indeks SDI of Bappenas, 0 to 100: I5.", valueName: "score"))
  var sdi: Double?

  @Option(
    name: .customLong("sdi-interoperability"), parsing: .unconditional,
    help: ArgumentHelp("Its aspect of interoperability, 0 to 100: I18.", valueName: "score"))
  var sdiInteroperability: Double?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Simpul Jaringan (SJIG) of BIG, 1 to 5: I6.", valueName: "score"))
  var sjig: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Indeks Pembangunan Statistik of BPS, 1 to 5: I7.", valueName: "score"))
  var ips: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("IKASANDI of BSSN, 0 to 5, for both I10 and I12.", valueName: "score"))
  var ikasandi: Double?

  @Option(
    name: .customLong("ikasandi-cyber"), parsing: .unconditional,
    help: ArgumentHelp("Its part on cyber security: I10.", valueName: "score"))
  var ikasandiCyber: Double?

  @Option(
    name: .customLong("ikasandi-incident"), parsing: .unconditional,
    help: ArgumentHelp("Its part on incidents: I12.", valueName: "score"))
  var ikasandiIncident: Double?

  @Option(
    name: .customLong("ikasandi-year"),
    help: ArgumentHelp("The year of the IKASANDI score; one older than a year is refused.", valueName: "year"))
  var ikasandiYear: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Indeks KAMI: refused, it is no evidence since 2026.", valueName: "score"))
  var kami: Double?

  /// The scores given.
  ///
  /// - Throws: what is refused, and why.
  func scores(_ instrument: Instrument, year: Int?) throws -> [ExternalScore] {
    if kami != nil, let refused = instrument.refusedEvidence.first(where: { $0.words.contains("kami") }) {
      throw CommandFailure.usage(
        "--kami is refused: \(refused.reason.english); give --ikasandi-cyber, or leave I10 out (it then counts 1)")
    }
    if ikasandi != nil, ikasandiCyber != nil || ikasandiIncident != nil {
      throw CommandFailure.usage(
        "--ikasandi is both --ikasandi-cyber and --ikasandi-incident; give it alone, or the two parts")
    }
    let isIkasandi = ikasandi != nil || ikasandiCyber != nil || ikasandiIncident != nil
    if ikasandiYear != nil && !isIkasandi {
      throw CommandFailure.usage("--ikasandi-year has no effect without an IKASANDI score; leave it out")
    }
    if isIkasandi && ikasandiYear == nil {
      Console.notice("the IKASANDI score is taken to be at most one year old; --ikasandi-year says its year")
    }
    let all: [(String, Double?, Int?)] = [
      ("sdi", sdi, nil), ("sdi_interoperability", sdiInteroperability, nil), ("sjig", sjig, nil), ("ips", ips, nil),
      ("ikasandi_cyber", ikasandiCyber ?? ikasandi, ikasandiYear),
      ("ikasandi_incident", ikasandiIncident ?? ikasandi, ikasandiYear),
    ]
    return all.compactMap { id, score, from in score.map { ExternalScore(id, $0, year: from) } }
  }
}
