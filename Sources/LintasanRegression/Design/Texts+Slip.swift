import LintasanTables

extension Texts {
  /// The first row that holds no number, where so many others do that it looks like a slip: nine in ten, and of at
  /// least ten different values. A column of codes, some of them numbers, is none.
  var firstStrayText: Int? {
    let isNumber = levels.map { Double($0) != nil }
    let numbers = codes.count { $0 >= 0 && isNumber[Int($0)] }
    let others = count - missingCount - numbers
    guard others > 0, numbers >= 9 * others, isNumber.count(where: { $0 }) >= 10 else { return nil }
    return codes.firstIndex { $0 >= 0 && !isNumber[Int($0)] }
  }
}
