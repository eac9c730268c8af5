import Lintasan

/// From an error of any layer to one message and an exit code. A new layer's error is one line here.
enum Failures {
  /// The failure that an error stands for; `nil` for one that the argument parser explains itself.
  static func failure(for error: any Error) -> CommandFailure? {
    switch error {
    case let failure as CommandFailure: failure
    case let error as IndexDataError: CommandFailure(status(of: error), "\(error)")
    case let error as DatasetError: CommandFailure(status(of: error), "\(error)")
    case let error as ForecastError: CommandFailure(status(of: error), "\(error)")
    case let error as ReportError: CommandFailure(status(of: error), "\(error)")
    case let error as OutputError: CommandFailure(ExitStatus(rawValue: error.exitCode) ?? .internalError, "\(error)")
    case let error as ExchangeError: CommandFailure(.badData, "\(error)")
    case let error as ManifestError: CommandFailure(.badData, "\(error)")
    case let error as NotebookError: CommandFailure(status(of: error), "\(error)")
    case let error as CSVError:
      CommandFailure(
        [.cannotRead, .changedWhileRead].contains(error.fault) ? .readOrWriteFailed : .badData, "\(error)")
    case let error as ImportError: CommandFailure(.badData, "\(error)")
    case let error as TableError: CommandFailure(.badData, "\(error)")
    case let error as DefinitionError: CommandFailure(.badData, "\(error)")
    case let error as ChainError: CommandFailure(.badData, "\(error)")
    case let error as IndexError: CommandFailure(.badData, "\(error)")
    case let error as PackageError: CommandFailure(.badData, "\(error)")
    case let error as RegressionError: CommandFailure(error.isUsage ? .usage : .badData, "\(error)")
    case let error as FormulaError: CommandFailure(.usage, "\(error)")
    case let error as QuestionnaireError: CommandFailure(status(of: error), "\(error)")
    case let error as InstrumentError: CommandFailure(status(of: error), "\(error)")
    case let error as CompositeError: CommandFailure(status(of: error), "\(error)")
    case let error as TargetError: CommandFailure(.usage, "\(error)")
    case let error as InputError: CommandFailure(error.isUsage ? .usage : .badData, "\(error)")
    case let error as MaturityError: CommandFailure(.usage, "\(error)")
    case let error as DecompositionError: CommandFailure(.usage, "\(error)")
    case let error as MobilityError: CommandFailure(.usage, "\(error)")
    case let error as ScoreSample.Failure: CommandFailure(.badData, "\(error)")
    case let error as ConfidenceSetError: CommandFailure(status(of: error), "\(error)")
    case let error as LinearAlgebraError: CommandFailure(.badData, "\(error)")
    case let error as StatisticsError: CommandFailure(.badData, "\(error)")
    default: nil
    }
  }

  private static func status(of error: IndexDataError) -> ExitStatus {
    switch error {
    case .csv, .table, .definition, .chain: .badData
    case .dataset(let error): status(of: error)
    case .unreadable: .missingInput
    case .unknownIndex, .unknownEntity, .unknownYear, .notScored, .nothingAsOf: .usage
    }
  }

  /// A command that failed gives its own exit code.
  private static func status(of error: NotebookError) -> ExitStatus {
    switch error.fault {
    case .failed(_, _, let status, _): ExitStatus(rawValue: status) ?? .internalError
    case .unusedParameter: .usage
    default: .badData
    }
  }

  private static func status(of error: QuestionnaireError) -> ExitStatus {
    switch error {
    case .outsideValidity, .successor, .targetOutOfRange, .targetBelow, .nothingToAimAt, .badNumber, .tooFewYears:
      .usage
    case .unknownIndicator(_, _, let row): row == nil ? .usage : .badData
    case .notALevel(_, _, _, let row): row == nil ? .usage : .badData
    default: .badData
    }
  }

  private static func status(of error: InstrumentError) -> ExitStatus {
    switch error {
    case .notAnInstrument, .sheet: .badData
    case .option, .year, .target: .usage
    }
  }

  private static func status(of error: CompositeError) -> ExitStatus {
    switch error {
    case .unknownMethod, .badParameters, .nothingToVary, .noComponents, .unknownComponent: .usage
    default: .badData
    }
  }

  private static func status(of error: ConfidenceSetError) -> ExitStatus {
    switch error {
    case .badConfidence, .tooFewDraws, .badBest: .usage
    default: .badData
    }
  }

  private static func status(of error: ForecastError) -> ExitStatus {
    switch error {
    case .stepsBelowOne, .notAfterOrigin, .drawsBelowOne, .unknownModel, .nothingBefore, .noTargets, .notApplicable:
      .usage
    default: .badData
    }
  }

  private static func status(of error: ReportError) -> ExitStatus {
    switch error {
    case .noFormat, .noLanguage, .noTable: .usage
    case .cannotStore: .readOrWriteFailed
    default: .internalError
    }
  }

  private static func status(of error: DatasetError) -> ExitStatus {
    switch error {
    case .notFound, .unreadable: .missingInput
    case .unknownPackage: .usage
    case .package: .badData
    }
  }
}
