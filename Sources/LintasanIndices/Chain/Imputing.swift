import LintasanStatistics

/// Fills gaps within a year, or along an entity's years.
enum Imputing {
  /// Values with gaps filled where the rule can; missing is not a number.
  ///
  /// - Parameter groups: the group of each row, where the rule names a group.
  static func apply(
    _ rule: ImputeRule, to values: [Double], rows: ChainRows, groups: [String?]
  ) -> (values: [Double], reasons: [Int: String]) {
    var filled = values
    var reasons: [Int: String] = [:]
    guard values.contains(where: \.isNaN) else { return (values, reasons) }
    switch rule.method {
    case .mean, .median:
      for year in rows.rowsOfYear {
        let all = centre(rule.method, year.map { values[$0] })
        var byGroup: [String: Double?] = [:]
        for row in year where values[row].isNaN {
          var value = all
          var reason = "\(rule.name) in the year"
          if rule.group != nil, let group = groups[row] {
            let own =
              byGroup[group]
              ?? centre(rule.method, year.filter { groups[$0] == group }.map { values[$0] })
            byGroup[group] = own
            if let own {
              value = own
              reason = "\(rule.name) (\(group)) in the year"
            } else {
              reason = "mean or median of the year: \(group) has no value"
            }
          }
          if let value {
            filled[row] = value
            reasons[row] = reason
          }
        }
      }
    case .constant(let value):
      for row in values.indices where values[row].isNaN {
        filled[row] = value
        reasons[row] = "given value"
      }
    case .previous:
      for series in rows.rowsOfEntity {
        var last: Int?
        for row in series {
          if !values[row].isNaN {
            last = row
          } else if let last {
            filled[row] = values[last]
            reasons[row] = "value of \(rows.times[last])"
          }
        }
      }
    case .interpolate:
      for series in rows.rowsOfEntity {
        for (position, row) in series.enumerated() where values[row].isNaN {
          guard let before = series[..<position].last(where: { !values[$0].isNaN }),
            let after = series[position...].first(where: { !values[$0].isNaN })
          else { continue }
          let share =
            (Double(rows.times[row]) - Double(rows.times[before]))
            / (Double(rows.times[after]) - Double(rows.times[before]))
          filled[row] = values[before] + share * (values[after] - values[before])
          reasons[row] = "between \(rows.times[before]) and \(rows.times[after])"
        }
      }
    }
    return (filled, reasons)
  }

  private static func centre(_ method: ImputeRule.Method, _ values: [Double]) -> Double? {
    let known = values.filter { !$0.isNaN }
    return method == .median ? Quantiles.median(known) : Moments.mean(known)
  }
}
