import Glibc

// What instrumented sources call: each point does what the source says unless its number is the one asked for.
//
// An operator `a + b` becomes `a ⊹ 17 ⊕ b`: the first operator ties a number to the left operand at the precedence of
// `+`, the second does the sum or, for mutant 17, the difference. No operand has to be parsed for that, and each
// operator has one meaning only, which the type checker finds at once.

/// Which mutant runs, and what has been reached.
public enum Mutant {
  /// The mutant of this process; −1 is the program as it stands.
  public static let active = number(of: "LINTASAN_MUTANT") ?? -1

  nonisolated(unsafe) private static let trace: UnsafeMutablePointer<FILE>? = {
    guard let path = unsafe getenv("LINTASAN_MUTANT_TRACE") else { return nil }
    return unsafe fopen(path, "a")
  }()
  nonisolated(unsafe) private static let seen: UnsafeMutablePointer<Bool> = {
    let seen = UnsafeMutablePointer<Bool>.allocate(capacity: 100_000)
    unsafe seen.initialize(repeating: false, count: 100_000)
    return unsafe seen
  }()
  private static let isTraced = unsafe trace != nil

  private static func number(of name: String) -> Int? {
    guard let text = unsafe getenv(name) else { return nil }
    return unsafe Int(String(cString: text))
  }

  /// The alternative to take at a point: 0 is the source's, 1 that of mutant `first`, 2 that of the next.
  @inline(never) public static func alternative(_ first: Int, of count: Int = 1) -> Int {
    if isTraced, unsafe !seen[first] {
      unsafe seen[first] = true
      unsafe fputs("\(first)\n", trace)
      unsafe fflush(trace)
    }
    let chosen = active - first
    return chosen >= 0 && chosen < count ? chosen + 1 : 0
  }
}

/// A left operand that waits for its right one.
public struct Operand<Value> {
  @usableFromInline let value: Value
  @usableFromInline let point: Int

  @inlinable init(value: Value, point: Int) {
    self.value = value
    self.point = point
  }
}

/// Numbers with the four operations.
public protocol MutantNumber: Numeric {
  static func quotient(_ a: Self, _ b: Self) -> Self
}
extension MutantNumber where Self: BinaryInteger {
  @inlinable public static func quotient(_ a: Self, _ b: Self) -> Self { a / b }
}
extension Double: MutantNumber { @inlinable public static func quotient(_ a: Double, _ b: Double) -> Double { a / b } }
extension Int: MutantNumber {}
extension Int32: MutantNumber {}
extension Int64: MutantNumber {}
extension UInt8: MutantNumber {}
extension UInt32: MutantNumber {}
extension UInt64: MutantNumber {}

precedencegroup MutantCondition {
  higherThan: TernaryPrecedence
  lowerThan: LogicalDisjunctionPrecedence
}
precedencegroup MutantComparison {
  higherThan: ComparisonPrecedence
  lowerThan: NilCoalescingPrecedence
  associativity: left
}
precedencegroup MutantOptional {
  higherThan: NilCoalescingPrecedence
  lowerThan: CastingPrecedence
}
precedencegroup MutantRange {
  higherThan: CastingPrecedence
  lowerThan: AdditionPrecedence
  associativity: left
}
precedencegroup MutantAssigned {
  higherThan: AssignmentPrecedence
  lowerThan: TernaryPrecedence
  associativity: right
}

infix operator ⊹ : AdditionPrecedence
infix operator ⊕ : AdditionPrecedence
infix operator ⊖ : AdditionPrecedence
infix operator ⊛ : MultiplicationPrecedence
infix operator ⊗ : MultiplicationPrecedence
infix operator ⊘ : MultiplicationPrecedence
infix operator ⋀ : LogicalConjunctionPrecedence
infix operator ∧ : LogicalConjunctionPrecedence
infix operator ⋁ : LogicalDisjunctionPrecedence
infix operator ∨ : LogicalDisjunctionPrecedence
infix operator ⋈ : MutantComparison
infix operator ≺ : MutantComparison
infix operator ≼ : MutantComparison
infix operator ≻ : MutantComparison
infix operator ≽ : MutantComparison
infix operator ≡ : MutantComparison
infix operator ≢ : MutantComparison
infix operator ⋯ : MutantRange
infix operator ⋖ : MutantRange
infix operator ⋘ : MutantRange
infix operator ⊢ : MutantCondition
infix operator ⊬ : MutantCondition
infix operator ⊥ : MutantOptional
infix operator ⊞ : MutantAssigned
infix operator ⊠ : MutantAssigned

@inlinable public func ⊹ <T>(a: T, point: Int) -> Operand<T> { Operand(value: a, point: point) }
@inlinable public func ⊛ <T>(a: T, point: Int) -> Operand<T> { Operand(value: a, point: point) }
@inlinable public func ⋀ (a: Bool, point: Int) -> Operand<Bool> { Operand(value: a, point: point) }
@inlinable public func ⋁ (a: Bool, point: Int) -> Operand<Bool> { Operand(value: a, point: point) }
@inlinable public func ⋈ <T>(a: T, point: Int) -> Operand<T> { Operand(value: a, point: point) }
@inlinable public func ⋯ <T>(a: T, point: Int) -> Operand<T> { Operand(value: a, point: point) }

@inlinable public func ⊕ <T: AdditiveArithmetic>(a: Operand<T>, b: T) -> T {
  Mutant.alternative(a.point) == 0 ? a.value + b : a.value - b
}
@inlinable public func ⊖ <T: AdditiveArithmetic>(a: Operand<T>, b: T) -> T {
  Mutant.alternative(a.point) == 0 ? a.value - b : a.value + b
}
@inlinable public func ⊗ <T: MutantNumber>(a: Operand<T>, b: T) -> T {
  Mutant.alternative(a.point) == 0 ? a.value * b : T.quotient(a.value, b)
}
@inlinable public func ⊘ <T: MutantNumber>(a: Operand<T>, b: T) -> T {
  Mutant.alternative(a.point) == 0 ? T.quotient(a.value, b) : a.value * b
}

@inlinable public func ∧ <E: Error>(a: Operand<Bool>, b: @autoclosure () throws(E) -> Bool) throws(E) -> Bool {
  Mutant.alternative(a.point) == 0 ? (a.value ? try b() : false) : (a.value ? true : try b())
}
@inlinable public func ∨ <E: Error>(a: Operand<Bool>, b: @autoclosure () throws(E) -> Bool) throws(E) -> Bool {
  Mutant.alternative(a.point) == 0 ? (a.value ? true : try b()) : (a.value ? try b() : false)
}

@usableFromInline func ordered(_ point: Int, _ asWritten: Bool, atBoundary: Bool) -> Bool {
  switch Mutant.alternative(point, of: 2) {
  case 0: asWritten
  case 1: atBoundary
  default: !asWritten
  }
}
@inlinable public func ≺ <T: Comparable>(a: Operand<T>, b: T) -> Bool {
  ordered(a.point, a.value < b, atBoundary: a.value <= b)
}
@inlinable public func ≼ <T: Comparable>(a: Operand<T>, b: T) -> Bool {
  ordered(a.point, a.value <= b, atBoundary: a.value < b)
}
@inlinable public func ≻ <T: Comparable>(a: Operand<T>, b: T) -> Bool {
  ordered(a.point, a.value > b, atBoundary: a.value >= b)
}
@inlinable public func ≽ <T: Comparable>(a: Operand<T>, b: T) -> Bool {
  ordered(a.point, a.value >= b, atBoundary: a.value > b)
}
@inlinable public func ≺ <A: Comparable, B: Comparable>(a: Operand<(A, B)>, b: (A, B)) -> Bool {
  ordered(a.point, a.value < b, atBoundary: a.value <= b)
}
@inlinable public func ≻ <A: Comparable, B: Comparable>(a: Operand<(A, B)>, b: (A, B)) -> Bool {
  ordered(a.point, a.value > b, atBoundary: a.value >= b)
}
@inlinable public func ≡ <T: Equatable>(a: Operand<T>, b: T) -> Bool {
  Mutant.alternative(a.point) == 0 ? a.value == b : a.value != b
}
@inlinable public func ≢ <T: Equatable>(a: Operand<T>, b: T) -> Bool {
  Mutant.alternative(a.point) == 0 ? a.value != b : a.value == b
}

@inlinable public func ⋖ <T: Strideable>(a: Operand<T>, b: T) -> Range<T> where T.Stride == Int {
  a.value..<(Mutant.alternative(a.point) == 0 ? b : max(a.value, b.advanced(by: -1)))
}
@inlinable public func ⋘ <T: Strideable>(a: Operand<T>, b: T) -> ClosedRange<T> where T.Stride == Int {
  a.value...(Mutant.alternative(a.point) == 0 ? b : max(a.value, b.advanced(by: -1)))
}

/// A condition: as written, always, never.
@inlinable public func ⊢ (a: Bool, point: Int) -> Bool {
  switch Mutant.alternative(point, of: 2) {
  case 0: a
  case 1: true
  default: false
  }
}
/// A condition of a loop: as written, never.
@inlinable public func ⊬ (a: Bool, point: Int) -> Bool { Mutant.alternative(point) == 0 && a }
/// An optional before `??`: as written, missing.
@inlinable public func ⊥ <T>(a: T?, point: Int) -> T? { Mutant.alternative(point) == 0 ? a : nil }
/// What is added: as written, its negative.
@inlinable public func ⊞ <T: SignedNumeric>(point: Int, a: T) -> T { Mutant.alternative(point) == 0 ? a : -a }
/// What multiplies: as written, its inverse.
@inlinable public func ⊠ (point: Int, a: Double) -> Double { Mutant.alternative(point) == 0 ? a : 1 / a }

@inlinable public func mutantNumber<T: Numeric>(_ point: Int, _ written: T, _ other: T) -> T {
  Mutant.alternative(point) == 0 ? written : other
}
@inlinable public func mutantTruth(_ point: Int, _ written: Bool) -> Bool {
  Mutant.alternative(point) == 0 ? written : !written
}
/// `!a`, or `a`.
@inlinable public func mutantNot(_ point: Int, _ a: Bool) -> Bool { Mutant.alternative(point) == 0 ? !a : a }
/// `-a`, or `a`.
@inlinable public func mutantMinus<T: SignedNumeric>(_ point: Int, _ a: T) -> T {
  Mutant.alternative(point) == 0 ? -a : a
}
@inlinable public func mutantMin<T: Comparable>(_ point: Int, _ a: T, _ b: T, _ more: T...) -> T {
  Mutant.alternative(point) == 0 ? more.reduce(min(a, b), min) : more.reduce(max(a, b), max)
}
@inlinable public func mutantMax<T: Comparable>(_ point: Int, _ a: T, _ b: T, _ more: T...) -> T {
  Mutant.alternative(point) == 0 ? more.reduce(max(a, b), max) : more.reduce(min(a, b), min)
}
/// Whether a statement is kept.
@inlinable public func mutantKeeps(_ point: Int) -> Bool { Mutant.alternative(point) == 0 }

extension BidirectionalCollection {
  @inlinable public func mutantFirst(_ point: Int) -> Element? { Mutant.alternative(point) == 0 ? first : last }
  @inlinable public func mutantLast(_ point: Int) -> Element? { Mutant.alternative(point) == 0 ? last : first }
}
extension Sequence where Element: Comparable {
  @inlinable public func mutantMin(_ point: Int) -> Element? {
    Mutant.alternative(point) == 0 ? self.min() : self.max()
  }
  @inlinable public func mutantMax(_ point: Int) -> Element? {
    Mutant.alternative(point) == 0 ? self.max() : self.min()
  }
}
