public import Foundation
public import Lintasan

// For programs that use Foundation and show `error.localizedDescription` of any error: the sentence of each error of the library.
//
// A module of its own, since `Lintasan` and the command link no Foundation. It is enough to import it once.

extension ChainError: LocalizedError {
  public var errorDescription: String? { description }
}
extension CompositeError: LocalizedError {
  public var errorDescription: String? { description }
}
extension ConfidenceSetError: LocalizedError {
  public var errorDescription: String? { description }
}
extension CSVError: LocalizedError {
  public var errorDescription: String? { description }
}
extension DataFileError: LocalizedError {
  public var errorDescription: String? { description }
}
extension DatasetError: LocalizedError {
  public var errorDescription: String? { description }
}
extension DecompositionError: LocalizedError {
  public var errorDescription: String? { description }
}
extension DefinitionError: LocalizedError {
  public var errorDescription: String? { description }
}
extension ExchangeError: LocalizedError {
  public var errorDescription: String? { description }
}
extension FormulaError: LocalizedError {
  public var errorDescription: String? { description }
}
extension ForecastError: LocalizedError {
  public var errorDescription: String? { description }
}
extension ImportError: LocalizedError {
  public var errorDescription: String? { description }
}
extension IndexDataError: LocalizedError {
  public var errorDescription: String? { description }
}
extension IndexError: LocalizedError {
  public var errorDescription: String? { description }
}
extension InputError: LocalizedError {
  public var errorDescription: String? { description }
}
extension InstrumentError: LocalizedError {
  public var errorDescription: String? { description }
}
extension LinearAlgebraError: LocalizedError {
  public var errorDescription: String? { description }
}
extension ManifestError: LocalizedError {
  public var errorDescription: String? { description }
}
extension MaturityError: LocalizedError {
  public var errorDescription: String? { description }
}
extension MobilityError: LocalizedError {
  public var errorDescription: String? { description }
}
extension NotebookError: LocalizedError {
  public var errorDescription: String? { description }
}
extension OutputError: LocalizedError {
  public var errorDescription: String? { description }
}
extension PackageError: LocalizedError {
  public var errorDescription: String? { description }
}
extension QuestionnaireError: LocalizedError {
  public var errorDescription: String? { description }
}
extension RegressionError: LocalizedError {
  public var errorDescription: String? { description }
}
extension ReportError: LocalizedError {
  public var errorDescription: String? { description }
}
extension RowFilterError: LocalizedError {
  public var errorDescription: String? { description }
}
extension StatisticsError: LocalizedError {
  public var errorDescription: String? { description }
}
extension TableError: LocalizedError {
  public var errorDescription: String? { description }
}
extension TargetError: LocalizedError {
  public var errorDescription: String? { description }
}
extension FrozenScore.Failure: LocalizedError {
  public var errorDescription: String? { description }
}
extension ScenarioError: LocalizedError {
  public var errorDescription: String? { description }
}
extension ScoreSample.Failure: LocalizedError {
  public var errorDescription: String? { description }
}
extension StarterDefinition.Failure: LocalizedError {
  public var errorDescription: String? { description }
}
extension SystemError: LocalizedError {
  public var errorDescription: String? { description }
}
extension UncertaintyPart.JoinError: LocalizedError {
  public var errorDescription: String? { description }
}
extension YAMLError: LocalizedError {
  public var errorDescription: String? { description }
}
extension WorkExcess: LocalizedError {
  public var errorDescription: String? { description }
}
