import LintasanForecasting
public import LintasanTables

extension Projection {
  /// The ranking as it was last observed and at every future survey:
  /// `index,entity,name,year,kind,score,score_lower_95,…,rank,rank_lower_95,…,rank_mean,prob_improve,prob_top_10,…,flags`.
  ///
  /// `kind` is `observed` or `forecast`; of a forecast, `score` and `rank` are medians.
  public func rankingsTable() throws(IndexDataError) -> Table {
    var rows = EntityForecastRows(index: index)
    for place in try index.ranking(in: origin).places { rows.append(observed: place, year: origin) }
    for survey in forecasts { for entityForecast in survey.inOrderOfRank { rows.append(entityForecast) } }
    return rows.table
  }

  /// Every entity at every survey, observed and projected, and its components too:
  /// `index,entity,name,year,kind,variable,score,score_lower_95,…,rank,rank_lower_95,…`.
  public func trajectoriesTable() throws(IndexDataError) -> Table {
    var rows = TrajectoryRows(index: index)
    for year in index.years {
      let standing = try index.ranking(in: year)
      for (unit, entity) in index.panel.units.enumerated() {
        guard let time = index.panel.position(ofTime: year) else { continue }
        for (variable, name) in index.panel.variables.enumerated() {
          guard let score = index.panel[unit: unit, time: time, variable: variable] else { continue }
          let rank = variable == 0 ? standing.place(of: entity)?.rank : nil
          rows.append(observed: entity, year: year, variable: name, score: score, rank: rank)
        }
      }
    }
    for (step, survey) in forecasts.enumerated() {
      for (unit, entityForecast) in survey.enumerated() {
        rows.append(entityForecast, variable: index.columns.value)
        for (variable, name) in forecast.variables.dropLast().enumerated() {
          rows.append(
            entityForecast, variable: name, score: spreads[step][variable][unit])
        }
      }
    }
    return rows.table
  }

  /// The forecast alone, a row an entity, survey and variable, in the columns of `lintasan forecast`.
  public func forecastTable() -> Table {
    var rows = ForecastRows(index: index, model: forecast.model, chosen: forecast.chosen)
    for (step, survey) in forecasts.enumerated() {
      for (unit, entityForecast) in survey.enumerated() {
        rows.append(entityForecast, variable: index.columns.value)
        for (variable, name) in forecast.variables.dropLast().enumerated() {
          rows.append(
            entityForecast, variable: name, component: spreads[step][variable][unit])
        }
      }
    }
    return rows.table
  }

  /// The entities that could not be forecast: `entity,name,reason`.
  public func excludedTable() -> Table {
    Table(
      Column("entity", forecast.excluded.map(\.unit)),
      Column("name", forecast.excluded.map { index.name(of: $0.unit) }),
      Column("reason", forecast.excluded.map { $0.reason(index.label) }))
  }
}

extension Sequence<EntityForecast> {
  /// By median rank, then mean rank, then identifier.
  var inOrderOfRank: [EntityForecast] {
    sorted { ($0.rank.median, $0.rank.mean, $0.entity) < ($1.rank.median, $1.rank.mean, $1.entity) }
  }
}
