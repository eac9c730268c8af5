public import Foundation
public import Lintasan

// For programs that use Foundation and show `error.localizedDescription` of any error: the sentence of each error of the library.
//
// A module of its own, since `Lintasan` and the command link no Foundation. It is enough to import it once.

extension LocalizedError where Self: LintasanError {
  /// The sentence of the error.
  public var errorDescription: String? { description }
}

extension ChainError: LocalizedError {}
extension CompositeError: LocalizedError {}
extension ConfidenceSetError: LocalizedError {}
extension CSVError: LocalizedError {}
extension DataFileError: LocalizedError {}
extension DatasetError: LocalizedError {}
extension DecompositionError: LocalizedError {}
extension DefinitionError: LocalizedError {}
extension ExchangeError: LocalizedError {}
extension FormulaError: LocalizedError {}
extension ForecastError: LocalizedError {}
extension IndexDataError: LocalizedError {}
extension IndexError: LocalizedError {}
extension InstrumentError: LocalizedError {}
extension LinearAlgebraError: LocalizedError {}
extension MaturityError: LocalizedError {}
extension MobilityError: LocalizedError {}
extension OutputError: LocalizedError {}
extension PackageError: LocalizedError {}
extension QuestionnaireError: LocalizedError {}
extension RegressionError: LocalizedError {}
extension ReportError: LocalizedError {}
extension RowFilterError: LocalizedError {}
extension StatisticsError: LocalizedError {}
extension TableError: LocalizedError {}
extension TargetError: LocalizedError {}
extension ScoreSample.Failure: LocalizedError {}
extension WorkExcess: LocalizedError {}
