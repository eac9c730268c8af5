"""Where Swift source can be mutated: a tokenizer and the rules that put a numbered choice at each point."""
import bisect
import re
from dataclasses import dataclass

TOKEN = re.compile(r"""
    (?P<space>[ \t]+) | (?P<newline>\n) | (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<hash>\#*"|\#/) | (?P<number>0x[0-9A-Fa-f_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)
  | (?P<word>[@\#$]?[A-Za-z_0-9]+|`\w+`) | (?P<op>\.\.<|\.\.\.|[-/=+!*%<>&|^~?\\]+) | (?P<mark>[(){}\[\],;:.])
""", re.X | re.S)
OPEN, CLOSE = "([{", ")]}"
KEYWORDS = set("""if else guard while for in switch case default return throw try let var func init struct enum class
extension import where do catch repeat defer break continue public private internal static mutating typealias self Self
some any as is nil true false subscript get set unsafe fallthrough precedencegroup infix protocol""".split())

FIRST = {"+": "⊹", "-": "⊹", "*": "⊛", "/": "⊛", "&&": "⋀", "||": "⋁", "..<": "⋯", "...": "⋯"}
SECOND = {"+": "⊕", "-": "⊖", "*": "⊗", "/": "⊘", "&&": "∧", "||": "∨", "<": "≺", "<=": "≼", ">": "≻", ">=": "≽",
          "==": "≡", "!=": "≢", "..<": "⋖", "...": "⋘"}
OTHER = {"+": "-", "-": "+", "*": "/", "/": "*", "&&": "||", "||": "&&", "<": "<=", "<=": "<", ">": ">=", ">=": ">",
         "==": "!=", "!=": "==", "..<": "..< one less", "...": "... one less"}
ASSIGNING = {"+=": ("-=", "⊞"), "-=": ("+=", "⊞"), "*=": ("/=", "⊠"), "/=": ("*=", "⊠")}
# What is checked before it runs, and failing there is the programmer's fault: no test can reach these points.
UNREACHABLE = {"precondition", "assert", "preconditionFailure", "assertionFailure"}


@dataclass
class Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass
class Point:
    """One place with one or more mutants: `edits` are (start, end, order, text with {id})."""
    path: str
    line: int
    column: int
    changes: list
    edits: list
    first: int = -1
    key: str = ""
    # Numbers that the helper at this point answers to, of which not all need be mutants.
    numbers: int = 0

    def __post_init__(self):
        self.numbers = self.numbers or len(self.changes)


def skip_string(source, start):
    """The end of the string or regular expression that begins at `start`, interpolations included."""
    hashes = len(source[start:]) - len(source[start:].lstrip("#"))
    at = start + hashes
    if source[at] == "/":
        return source.index("/" + "#" * hashes, at + 1) + 1 + hashes
    quote = '"""' if source.startswith('"""', at) else '"'
    at += len(quote)
    while not source.startswith(quote + "#" * hashes, at):
        if source[at] == "\\" and source.startswith("#" * hashes + "(", at + 1):
            depth, at = 1, at + 2 + hashes
            while depth:
                if source[at] == '"':
                    at = skip_string(source, at)
                    continue
                depth += (source[at] == "(") - (source[at] == ")")
                at += 1
        else:
            at += 2 if source[at] == "\\" and not hashes else 1
    return at + len(quote) + hashes


def tokens_of(source):
    found, at = [], 0
    while at < len(source):
        if source[at] == "/" and re.match(r"/[^\s/*]", source[at:]) and (not found or found[-1].text in ("(", ":", "=")):
            end = re.compile(r"/(?:\\.|[^/\\\n])+/").match(source, at).end()
            found.append(Token("string", source[at:end], at, end))
            at = end
            continue
        match = TOKEN.match(source, at)
        if not match:
            found.append(Token("other", source[at], at, at + 1))
            at += 1
            continue
        kind, end = match.lastgroup, match.end()
        if kind == "hash":
            end, kind = skip_string(source, at), "string"
        if kind not in ("space", "comment"):
            found.append(Token(kind, source[at:end], at, end))
        at = end
    return found


class Finder:
    """All points of one file."""

    def __init__(self, path, source):
        self.path, self.source, self.points = path, source, []
        self.tokens = tokens_of(source)
        self.starts = [0] + [m.end() for m in re.finditer("\n", source)]
        self.partner = self.partners()
        self.skipped = self.skip_ranges()
        self.uninitialised = set(re.findall(r"(?:let|var) (\w+): [^={\n]+$", source, re.M))
        self.in_condition = set()
        self.conditions()
        for index in range(len(self.tokens)):
            if not self.is_skipped(index):
                self.token(index)
        self.statements()
        self.points.sort(key=lambda p: (p.line, p.column))

    def partners(self):
        stack, found = [], {}
        for index, token in enumerate(self.tokens):
            if token.kind == "mark" and token.text in OPEN:
                stack.append(index)
            elif token.kind == "mark" and token.text in CLOSE:
                other = stack.pop()
                found[other], found[index] = index, other
        return found

    def skip_ranges(self):
        ranges = []
        for index, token in enumerate(self.tokens):
            following = self.text(index + 1)
            if token.text in UNREACHABLE and following == "(":
                ranges.append((index, self.partner[index + 1]))
            if token.text == "import":
                ranges.append((index, index + 2))
            if token.kind == "word" and token.text.startswith("@") and following == "(":
                ranges.append((index, self.partner[index + 1]))
        return ranges

    def is_skipped(self, index):
        return any(a <= index <= b for a, b in self.skipped)

    def text(self, index):
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def add(self, index, changes, edits, numbers=0):
        start = self.tokens[index].start
        line = bisect.bisect_right(self.starts, start)
        self.points.append(Point(self.path, line, start - self.starts[line - 1] + 1, changes, edits, numbers=numbers))

    def spaced(self, token):
        around = self.source[token.start - 1] + self.source[token.end:token.end + 1]
        return len(around) == 2 and around[0] in " \n" and around[1] in " \n"

    def token(self, index):
        token, before, after = self.tokens[index], self.text(index - 1), self.text(index + 1)
        s, e = token.start, token.end
        if token.kind == "op":
            self.operator(index, token)
        elif token.kind == "number" and before != ".":
            if self.case_pattern(index):
                return
            value = token.text
            if re.fullmatch(r"\d[\d_]*", value):
                other = "1" if int(value) == 0 else "0" if int(value) == 1 else str(int(value) + 1)
            elif "x" in value:
                return
            else:
                other = repr(float(value.replace("_", "")) * 1.01) if float(value) not in (0, 1) else str(1 - float(value))
            self.add(index, [f"{value} → {other}"], [(s, e, 0, f"mutantNumber({{id}}, {value}, {other})")])
        elif token.text in ("true", "false") and not self.case_pattern(index) and before != "while":
            other = "false" if token.text == "true" else "true"
            self.add(index, [f"{token.text} → {other}"], [(s, e, 0, f"mutantTruth({{id}}, {token.text})")])
        elif token.text in ("min", "max") and after == "(" and before not in (".", "func"):
            other = "max" if token.text == "min" else "min"
            self.add(index, [f"{token.text} → {other}"],
                     [(s, self.tokens[index + 1].end, 0, f"mutant{token.text.title()}({{id}}, ")])
        elif token.text in ("min", "max") and before == "." and after == "(" and self.text(index + 2) == ")":
            other = "max" if token.text == "min" else "min"
            self.add(index, [f".{token.text}() → .{other}()"],
                     [(s, self.tokens[index + 2].end, 0, f"mutant{token.text.title()}({{id}})")])
        elif token.text in ("first", "last") and before in (".", "?.") and after not in ("(", "{", "=", ":"):
            other = "last" if token.text == "first" else "first"
            self.add(index, [f".{token.text} → .{other}"], [(s, e, 0, f"mutant{token.text.title()}({{id}})")])

    def case_pattern(self, index):
        """Whether a token stands between `case` and `:`."""
        while index > 0 and self.tokens[index].kind != "newline":
            index -= 1
            if self.text(index) in (":", "{"):
                return False
            if self.text(index) == "case":
                return True
        return False

    def operator(self, index, token):
        op, s, e = token.text, token.start, token.end
        if op in ("..<", "...") and self.text(index + 1) not in ("", ")", "]") and self.text(index - 1) not in ("[", "("):
            if self.source[s - 1] not in " ,:" and self.source[e] not in " ,":
                self.binary(index, op, s, e)
        elif op == "!" and not self.source[s - 1].isalnum() and self.source[s - 1] not in ")]}>\"":
            end = self.postfix_end(index + 1)
            if end:
                self.add(index, ["!x → x"], [(s, e, 0, "mutantNot({id}, "), (end, end, 0, ")")])
        elif op == "-" and not self.spaced(token):
            end = self.postfix_end(index + 1)
            if end and self.tokens[index + 1].kind == "word":
                self.add(index, ["-x → x"], [(s, e, 0, "mutantMinus({id}, "), (end, end, 0, ")")])
        elif not self.spaced(token):
            return
        elif op in SECOND:
            neighbours = (self.tokens[index - 1], self.tokens[index + 1])
            if op == "+" and any(t.kind == "string" or t.text in "[]" for t in neighbours):
                return
            if op in ("==", "!=") and "nil" in (t.text for t in neighbours):
                if index in self.in_condition:
                    return
            self.binary(index, op, s, e)
        elif op in ASSIGNING:
            other, helper = ASSIGNING[op]
            after = self.tokens[index + 1]
            if after.kind != "string" and after.text != "[":
                self.add(index, [f"{op} → {other}"], [(e, e, 0, f" {{id}} {helper}")])
        elif op == "??":
            self.add(index, ["x ?? y → y"], [(s, s, 0, "⊥ {id} ")])
        elif op == "?":
            self.add(index, ["x ? … → true ? …", "x ? … → false ? …"], [(s, s, 0, "⊢ {id} ")])

    def binary(self, index, op, s, e):
        first = FIRST.get(op, "⋈")
        changes = [f"{op} → {OTHER[op]}"]
        if first == "⋈" and op[0] in "<>":
            negated = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}[op]
            if index not in self.in_condition:
                changes.append(f"{op} → {negated}")
        elif first == "⋈" and index in self.in_condition:
            return
        self.add(index, changes, [(s, e, 0, f"{first} {{id}} {SECOND[op]}" if first != "⋯" else f" {first} {{id}} {SECOND[op]} ")],
                 numbers=2 if first == "⋈" and op[0] in "<>" else 0)

    def postfix_end(self, index):
        """The end of `name.member(…)[…] {…}`, starting at a token; nil for anything else."""
        if self.tokens[index].kind == "word" and self.text(index) not in KEYWORDS - {"self", "Self"}:
            index += 1
        elif self.text(index) == "(":
            index = self.partner[index] + 1
        else:
            return None
        while index < len(self.tokens):
            here, touching = self.tokens[index], self.tokens[index].start == self.tokens[index - 1].end
            if here.text in ("(", "[") and touching:
                index = self.partner[index] + 1
            elif here.text in (".", "?.", "?", "!") and touching:
                index += 1 if here.text in ("?", "!") else 2
            else:
                break
        return self.tokens[index - 1].end

    def conditions(self):
        for index, token in enumerate(self.tokens):
            if token.kind != "word" or token.text not in ("if", "guard", "while", "where") or self.is_skipped(index):
                continue
            if token.text == "where" and not self.where_of_loop(index):
                continue
            ending = "else" if token.text == "guard" else "{"
            at, begin = index + 1, index + 1
            while at < len(self.tokens):
                text = self.text(at)
                if text == ending or (text == "," and token.text != "where"):
                    self.element(token.text, begin, at)
                    begin = at + 1
                    if text == ending:
                        break
                if text in OPEN and self.tokens[at].kind == "mark":
                    at = self.partner[at]
                elif self.tokens[at].kind == "op":
                    self.in_condition.add(at)
                at += 1

    def where_of_loop(self, index):
        while index > 0 and self.tokens[index].kind != "newline" and self.text(index) not in "{}":
            index -= 1
            if self.text(index) == "for":
                return True
        return False

    def element(self, keyword, begin, end):
        while self.tokens[begin].kind == "newline":
            begin += 1
        while self.tokens[end - 1].kind == "newline":
            end -= 1
        if begin >= end or self.text(begin) in ("let", "var", "case", "try", "true") or self.text(begin).startswith("#"):
            return
        where = self.tokens[end - 1].end
        text = " ".join(self.source[self.tokens[begin].start:where].split())
        if keyword == "while":
            self.add(begin, [f"while {text} → never"], [(where, where, 1, " ⊬ {id}")])
        else:
            changes = [f"{keyword} {text} → always", f"{keyword} {text} → never"]
            self.add(begin, changes, [(where, where, 1, " ⊢ {id}")])

    def statements(self):
        for index, token in enumerate(self.tokens):
            before = self.tokens[index - 1] if index else None
            if before is None or self.is_skipped(index):
                continue
            begins = before.kind == "newline" or before.text in ("{", ";")
            begins = begins or (before.text == "in" and not self.where_of_loop(index))
            if not begins or token.kind != "word":
                continue
            if token.text in ("continue", "break"):
                previous = next((t for t in reversed(self.tokens[:index]) if t.kind != "newline"), None)
                if previous and previous.text != ":" and not self.in_guard(index):
                    self.removal(index, index + 1)
                continue
            first = index + 1 if token.text == "try" else index
            if self.text(first) in KEYWORDS - {"self"} or self.tokens[first].kind != "word":
                continue
            self.statement(index, first)

    def in_guard(self, index):
        """Whether a token stands in what a `guard` leaves by."""
        while index >= 0 and self.text(index) != "{":
            index = self.partner[index] - 1 if self.text(index) == "}" else index - 1
        before = [t.text for t in self.tokens[max(0, index - 3):index] if t.kind != "newline"]
        return before[-1:] == ["else"] and before[-2:-1] != ["}"]

    def statement(self, index, first):
        at, operator = first, None
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.kind == "newline":
                following = next((t for t in self.tokens[at:] if t.kind != "newline"), None)
                if following and (following.text in (".", "?", ":", "??", "+", "-", "*", "/", "&&", "||")):
                    at += 1
                    continue
                break
            if token.text in ("}", ";", ",", ")", "]", ":"):
                break
            if token.kind == "op" and self.spaced(token) and operator is None:
                operator = token.text
            if token.kind == "mark" and token.text in OPEN:
                at = self.partner[at]
            at += 1
        if at >= len(self.tokens) or self.text(at) in (",", ")", "]", ":"):
            return
        if self.text(first) == "self" and (self.text(first + 1) == "=" or self.text(first + 2) == "init"):
            return
        target = self.text(first + 2) if self.text(first) == "self" else self.text(first)
        if operator == "=" and target in self.uninitialised and self.tokens[first + 1].text != "[":
            return
        if "reserveCapacity" in [t.text for t in self.tokens[first:at]]:
            return
        if operator == "=" or (operator is None and self.text(at - 1) in (")", "}") and self.is_call(first, at)):
            self.removal(index, at)

    def is_call(self, first, end):
        """A call made for what it does: not the value of a closure or of a function of one expression."""
        before = next((t for t in reversed(self.tokens[:first - (self.text(first - 1) == "try")]) if t.kind != "newline"), None)
        after = next((t for t in self.tokens[end:] if t.kind != "newline"), None)
        alone = before is not None and before.text in ("{", "in") and after is not None and after.text == "}"
        names = [t.text for t in self.tokens[first:end] if t.kind == "word"]
        known = {"append", "insert", "remove", "removeAll", "removeLast", "removeFirst", "sort", "reverse", "swapAt",
                 "formUnion", "check", "allow", "update", "merge", "subtract"}
        return not alone or bool(known & set(names))

    def removal(self, begin, end):
        start, stop = self.tokens[begin].start, self.tokens[end - 1].end
        text = " ".join(self.source[start:stop].split())
        text = text if len(text) <= 60 else text[:57] + "…"
        self.add(begin, [f"without {text}"], [(start, start, -1, "if mutantKeeps({id}) { "), (stop, stop, 2, " }")])


def find(path, source):
    finder = Finder(path, source)
    lines = source.split("\n")
    counts = {}
    for point in finder.points:
        line = lines[point.line - 1].strip()
        for number, change in enumerate(point.changes):
            counts[line, change] = counts.get((line, change), 0) + 1
            point.changes[number] = change + (f" ({counts[line, change]})" if counts[line, change] > 1 else "")
    return finder.points


def instrumented(source, points):
    """The source with a choice at each point; lines keep their numbers."""
    edits = []
    for point in points:
        for start, end, order, text in point.edits:
            edits.append((start, end, order, text.replace("{id}", str(point.first))))
    # At one place: openings of statements, then what replaces a token; what is inserted behind closes the inner first.
    edits.sort(key=lambda edit: (edit[0], edit[1] > edit[0], edit[2]))
    parts, at = [], 0
    for start, end, _, text in edits:
        parts += [source[at:start], text]
        at = end
    return "".join(parts) + source[at:]
