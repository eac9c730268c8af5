import LintasanCore
package import LintasanTables

extension IndexDefinition {
  /// The same with another calendar, valid from its first survey.
  package func with(calendar: SurveyCalendar) -> IndexDefinition {
    IndexDefinition(
      id: id, name: name, shortName: shortName, publisher: publisher, citation: citation, licence: licence,
      validity: ValidityYears(since: calendar.surveys.first ?? validity.from), entity: entity, data: data,
      calendar: calendar, scale: scale, ties: ties, missing: missing, weightsSum: weightsSum, aggregation: aggregation,
      tiers: tiers, components: components, weightPeriods: weightPeriods, composition: composition, companions: companions,
      capabilities: capabilities, classes: classes, breaks: breaks, exceptions: exceptions, report: report,
      forecast: forecast)
  }
}
