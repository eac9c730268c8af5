#!/usr/bin/env python3
"""The claims of every brief against the tables, in both languages, by a reader that shares nothing with the writer.

    read_briefs.py LINTASAN [--quick]

Scores come straight from the CSV files of the datasets, figures of the projection from `lintasan forecast`, chances of one entity
to stand ahead of another from the draws that the page to explore carries. Each sentence is taken apart by its own pattern; a
sentence that no pattern knows is a finding too. Read are all countries of EGDI, all agencies of SPBE (with --quick a sample),
and two made panels: one whose scores are better when they are low, one with ties and gaps.
"""
import base64, csv, html, json, os, re, struct, subprocess, sys, tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DRAWS, SEED = "2000", "11"
LINTASAN = os.path.abspath(sys.argv[1])
QUICK = "--quick" in sys.argv
findings, claims = [], 0


def run(*words):
    done = subprocess.run([LINTASAN, *words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)[:200]}: {done.stderr}")
    return done.stdout


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(text, language):
    text = text.strip().replace("\u2212", "-").replace("+", "")
    text = text.replace(".", "").replace(",", ".") if language == "id" else text.replace(",", "")
    try:
        return float(text)
    except ValueError:
        return None


def ordinal(text):
    return int(re.sub(r"^ke-|st$|nd$|rd$|th$", "", text))


class Index:
    """Scores of an index by year and entity: the index first, then its components."""

    def __init__(self, name, scores, names, classes, decimals, source, higher=True, peers=None, first=None):
        self.name, self.scores, self.names, self.classes, self.decimals = name, scores, names, classes, decimals
        self.source, self.higher, self.peers, self.first = source, higher, peers or {}, first
        self.years = sorted(scores)
        self.now = self.years[-1]
        self.forecast, self.pages = {}, None

    def ahead(self, one, other):
        return one > other + 1e-9 if self.higher else one < other - 1e-9

    def rank(self, entity, year, column=0, among=None):
        own = self.scores[year][entity][column]
        return 1 + sum(self.ahead(s[column], own) for e, s in self.scores[year].items()
                       if s[column] is not None and (among is None or e in among))

    def near(self, printed, value, more=0.0):
        return printed is not None and abs(printed - value) <= 0.5 * 10 ** -self.decimals + 1e-9 + more


WORDS = {
    "en": {
        "lead": r"\*\*(?P<name>.+) ranked (?P<rank>\d+\w\w) of (?P<count>\d+) in (?P<index>.+) (?P<year>\d+), with a score of (?P<score>[-\u2212\d.,]+)\.\*\*",
        "next": r" The projection for (?P<year>\d+) puts it at rank (?P<median>\d+), with an 80% interval from (?P<low>\d+) to (?P<high>\d+)\.",
        "class": r"Its class is “(?P<class>[^”]+)” \(from (?P<from>[\d.]+)\)\.",
        "keeps": r" The chance to be in this class or a better one in (?P<year>\d+) is (?P<chance>[<>\d]+%)\.",
        "keeps_highest": r" The chance to keep it in (?P<year>\d+) is (?P<chance>[<>\d]+%)\.",
        "improve": r" ?The chance of a better rank in (?P<year>\d+) is (?P<chance>[<>\d]+%)\.",
        "peers": r" Within (?P<peers>.+) \((?P<count>\d+) with a score\) it ranks (?P<rank>\d+\w\w), behind (?P<ahead>.+)\.",
        "peers_first": r" Within (?P<peers>.+) \((?P<count>\d+) with a score\) none is ahead of it\.",
        "outside": r" Beside (?P<peers>.+) \((?P<count>\d+) with a score\) it would rank (?P<rank>\d+\w\w), behind (?P<ahead>.+)\.",
        "outside_first": r" None of (?P<peers>.+) \((?P<count>\d+) with a score\) is ahead of it\.",
        "moved": r"From (?P<from>\d+) to (?P<to>\d+) (?P<name>.+?) (?P<verb>rose|fell) (?P<places>one|\d+) places?, from (?P<before>\d+\w\w) to (?P<after>\d+\w\w), with the score going from (?P<s0>[\d.,]+) to (?P<s1>\d[\d,]*(?:\.\d+)?)\.",
        "kept": r"From (?P<from>\d+) to (?P<to>\d+) (?P<name>.+?) kept its rank \((?P<after>\d+\w\w)\), with the score going from (?P<s0>[\d.,]+) to (?P<s1>\d[\d,]*(?:\.\d+)?)\.",
        "none": r"There is no earlier score that can be compared with this one\.",
        "over": r" It overtook (?P<names>.+?)\.(?= It was overtaken by|$)", "under": r" It was overtaken by (?P<names>.+)\.$",
        "more": r" and (\d+) more$", "and": " and ", "up": "rose", "one": "one",
        "components": "Components in", "change": "Places won or lost", "outlook": "Projected rank and score",
        "heads": ["Where it stands", "Why the rank moved", "Where it is heading", "How to read this"],
        "behind": r"- Most likely to overtake it by (?P<year>\d+): (?P<list>.+)\.$",
        "before": r"- Most likely to be overtaken by it by (?P<year>\d+): (?P<list>.+)\.$",
        "rival": r"(?P<name>.+?) \(now (?P<rank>[\d.]+)(?:\w\w)?; (?P<chance>[<>\d]+%)\)",
        "falls_rank": r"- Its score is not projected to fall by (?P<year>\d+) \(from (?P<score>[\d.]+) to a median of (?P<median>[\d.]+)\); its rank is, since (?P<rivals>\d+) of those behind it have a chance of 25% or more to stand ahead\.",
        "falls_both": r"- Its median score falls from (?P<score>[\d.]+) to (?P<median>[\d.]+) by (?P<year>\d+), and (?P<rivals>\d+) of those behind it have a chance of 25% or more to stand ahead\.",
        "target": r"## What rank (?P<rank>\d+) by (?P<year>\d+) takes", "trend": r"The chance on current trends is (?P<chance>[<>\d]+%)\.",
        "gain": r" An even chance (?:takes|would take) (?P<gain>[\d.]+) more than the projection",
        "need": r"- (?P<name>.+): (?P<gain>[\d.]+) (?P<way>more|less) than projected, (?:down )?to (?P<level>[\d.]+) \(now (?P<now>[\d.]+)\)",
        "less": "less", "bad": r"(?<![\d.,])[01] places|\bnan\b|\{|\b1 surveys|\binf\b|<NA>",
    },
    "id": {
        "lead": r"\*\*(?P<name>.+) menempati peringkat (?P<rank>ke-\d+) dari (?P<count>\d+) pada (?P<index>.+) (?P<year>\d+), dengan nilai indeks (?P<score>[-\u2212\d.,]+)\.\*\*",
        "next": r" Proyeksi (?P<year>\d+) menempatkannya pada peringkat (?P<median>\d+), dengan interval 80% dari (?P<low>\d+) sampai (?P<high>\d+)\.",
        "class": r"Kelasnya “(?P<class>[^”]+)” \(mulai (?P<from>[\d,]+)\)\.",
        "keeps": r" Peluang tetap di kelas ini atau lebih baik pada (?P<year>\d+) adalah (?P<chance>[<>\d]+%)\.",
        "keeps_highest": r" Peluang mempertahankannya pada (?P<year>\d+) adalah (?P<chance>[<>\d]+%)\.",
        "improve": r" ?Peluang peringkat lebih baik pada (?P<year>\d+) adalah (?P<chance>[<>\d]+%)\.",
        "peers": r" Dalam (?P<peers>.+) \((?P<count>\d+) yang memiliki nilai indeks\) posisinya (?P<rank>ke-\d+), di bawah (?P<ahead>.+)\.",
        "peers_first": r" Dalam (?P<peers>.+) \((?P<count>\d+) yang memiliki nilai indeks\) tidak ada yang berada di atasnya\.",
        "outside": r" Bila digabung dengan (?P<peers>.+) \((?P<count>\d+) yang memiliki nilai indeks\) posisinya (?P<rank>ke-\d+), di bawah (?P<ahead>.+)\.",
        "outside_first": r" Tidak satu pun dari (?P<peers>.+) \((?P<count>\d+) yang memiliki nilai indeks\) berada di atasnya\.",
        "moved": r"Dari (?P<from>\d+) ke (?P<to>\d+) (?P<name>.+?) (?P<verb>naik|turun) (?P<places>satu|\d+) peringkat, dari (?P<before>ke-\d+) menjadi (?P<after>ke-\d+); nilai indeks dari (?P<s0>[\d.,]+) ke (?P<s1>[\d.]+(?:,\d+)?)\.",
        "kept": r"Dari (?P<from>\d+) ke (?P<to>\d+) peringkat (?P<name>.+?) tetap \((?P<after>ke-\d+)\); nilai indeks dari (?P<s0>[\d.,]+) ke (?P<s1>[\d.]+(?:,\d+)?)\.",
        "none": r"Tidak ada nilai indeks terdahulu yang dapat dibandingkan\.",
        "over": r" Yang dilewatinya: (?P<names>.+?)\.(?= Yang melewatinya:|$)", "under": r" Yang melewatinya: (?P<names>.+)\.$",
        "more": r" dan (\d+) lainnya$", "and": " dan ", "up": "naik", "one": "satu",
        "components": "Komponen pada", "change": "Peringkat yang diperoleh atau hilang", "outlook": "Proyeksi peringkat",
        "heads": ["Posisi saat ini", "Mengapa peringkat bergerak", "Arah ke depan", "Cara membaca"],
        "behind": r"- Paling mungkin melewatinya sampai (?P<year>\d+): (?P<list>.+)\.$",
        "before": r"- Paling mungkin dilewatinya sampai (?P<year>\d+): (?P<list>.+)\.$",
        "rival": r"(?P<name>.+?) \(kini (?:ke-)?(?P<rank>[\d,]+); (?P<chance>[<>\d]+%)\)",
        "falls_rank": r"- Nilai indeksnya tidak diproyeksikan turun sampai (?P<year>\d+) \(dari (?P<score>[\d,]+) ke median (?P<median>[\d,]+)\); peringkatnya turun karena (?P<rivals>\d+) yang kini di bawahnya berpeluang 25% atau lebih untuk berada di atasnya\.",
        "falls_both": r"- Median nilai indeksnya turun dari (?P<score>[\d,]+) ke (?P<median>[\d,]+) pada (?P<year>\d+), dan (?P<rivals>\d+) yang kini di bawahnya berpeluang 25% atau lebih untuk berada di atasnya\.",
        "target": r"## Syarat peringkat (?P<rank>\d+) pada (?P<year>\d+)", "trend": r"Peluang menurut tren saat ini (?P<chance>[<>\d]+%)\.",
        "gain": r" Peluang 50% memerlukan (?P<gain>[\d,]+) di atas proyeksi",
        "need": r"- (?P<name>.+): (?P<gain>[\d,]+) di (?P<way>atas|bawah) proyeksi, menjadi (?P<level>[\d,]+) \(kini (?P<now>[\d,]+)\)",
        "less": "bawah", "bad": r"(?<![\d.,])0 peringkat|\bnan\b|\{|\binf\b",
    },
}


class Reader:
    def __init__(self, index, entity, text, language):
        self.index, self.entity, self.text, self.language = index, entity, text, language
        self.words = WORDS[language]
        self.names = index.names[language]

    def expect(self, holds, what):
        global claims
        claims += 1
        if not holds:
            findings.append(f"{self.index.name} {self.entity} {self.language}: {what}")

    def num(self, text):
        return number(text, self.language)

    def is_chance(self, printed, value, slack=0.0):
        if printed == "<1%":
            return 0 < value < 0.01 + slack or (slack > 0 and value == 0)
        if printed == ">99%":
            return 0.99 - slack < value < 1 or (slack > 0 and value == 1)
        printed = int(printed.rstrip("%")) / 100
        return abs(printed - value) <= 0.005 + 1e-9 + slack if printed not in (0, 1) else abs(value - printed) <= slack

    def table(self, caption):
        lines = self.text.split("\n")
        for place, line in enumerate(lines):
            if line.startswith("**" + caption):
                found = []
                for row in lines[place + 4:]:
                    if not row.startswith("|"):
                        break
                    found.append([cell.strip() for cell in row.strip("|").split("|")])
                return found
        return []

    def read(self):
        index, words, now = self.index, self.words, self.index.now
        own = index.scores[now][self.entity]
        bad = re.search(words["bad"], self.text.split("lintasan brief")[0])
        self.expect(not bad, f"holds “{bad and bad[0]}”")
        for head in words["heads"]:
            self.expect(f"## {head}" in self.text, f"no heading {head}")
        found = re.search(words["lead"], self.text)
        self.expect(found, "no sentence to quote")
        if not found:
            return
        if not index.classes:
            # A table of one's own is shown with as many decimals as its size needs.
            digits = re.search(r"[.,](\d+)$", found["score"])
            index.decimals = len(digits[1]) if digits else 0
        rank = index.rank(self.entity, now)
        self.expect(found["name"] == self.names[self.entity], f"is called {found['name']}, not {self.names[self.entity]}")
        self.expect(ordinal(found["rank"]) == rank and int(found["count"]) == len(index.scores[now]), found[0] + f" rank {rank}")
        self.expect(int(found["year"]) == now and index.near(self.num(found["score"]), own[0]), found[0])
        self.standing(rank, own)
        self.change(rank, own)
        self.outlook(rank, own)

    def standing(self, rank, own):
        index, words = self.index, self.words
        lines = self.text.split("\n")
        line = lines[lines.index(f"## {words['heads'][0]}") + 2]
        rest = line
        first = index.forecast.get((self.entity, min((y for e, y in index.forecast if e == self.entity), default=None)))

        def take(name):
            nonlocal rest
            found = re.match(words[name], rest)
            if found:
                rest = rest[found.end():]
            return found

        title = take("class")
        self.expect(bool(title) == bool(index.classes), f"class: {line}")
        if title:
            level = next((c for c in index.classes if own[0] >= c[1] - 1e-12), index.classes[-1])
            self.expect(title["class"] == level[0][self.language] and self.num(title["from"]) == level[1], title[0])
            highest = level is index.classes[0]
            keeps = take("keeps_highest" if highest else "keeps")
            self.expect(bool(keeps) == bool(first), f"chance of the class: {line}")
            if keeps and index.pages:
                share = index.pages.share(self.entity, lambda s: s >= level[1])
                self.expect(self.is_chance(keeps["chance"], share, 0.015), f"{keeps[0]} against {share}")
        improve = take("improve")
        self.expect(bool(improve) == bool(first and first["prob_improve"] != ""), f"chance to improve: {line}")
        if improve:
            self.expect(self.is_chance(improve["chance"], float(first["prob_improve"])), improve[0])
        if self.entity in index.peers or index.peers.get("given"):
            members = index.peers.get("given") or index.peers[self.entity]
            scored = {e for e in members if e in index.scores[index.now]}
            ahead = [e for e in scored if index.ahead(index.scores[index.now][e][0], own[0])]
            inside = self.entity in members
            said = take(("peers" if inside else "outside") + ("" if ahead else "_first"))
            self.expect(said, f"peers: {line}")
            if said:
                self.expect(int(said["count"]) == len(scored), f"{said[0]} against {len(scored)}")
                if ahead:
                    self.expect(ordinal(said["rank"]) == len(ahead) + 1, f"{said[0]} against {len(ahead) + 1}")
                    self.listed(said["ahead"], ahead, 4)
        self.expect(rest == "", f"not understood: {rest}")
        table = self.table(words["components"])
        if any(value is not None for value in own[1:]):
            self.expect(len(table) == len(own) - 1, f"{len(table)} components")
        others = [e for e in (index.peers.get("given") or index.peers.get(self.entity, index.scores[index.now]))
                  if e != self.entity and e in index.scores[index.now]]
        for place, row in enumerate(table):
            if own[place + 1] is None:
                continue
            self.expect(index.near(self.num(row[1]), own[place + 1]), f"{row}")
            self.expect(int(row[2]) == index.rank(self.entity, index.now, place + 1), f"{row}")
            values = sorted(index.scores[index.now][e][place + 1] for e in others if index.scores[index.now][e][place + 1] is not None)
            if values:
                median = (values[len(values) // 2] + values[(len(values) - 1) // 2]) / 2
                self.expect(index.near(self.num(row[3]), median, 1e-6), f"{row} median {median}")
                self.expect(index.near(self.num(row[5]), values[-1] if index.higher else values[0]), f"{row}")
                best = [self.names[e] for e in others if index.scores[index.now][e][place + 1] == (values[-1] if index.higher else values[0])]
                self.expect(row[4] in best, f"{row}: best is {best[:3]}")

    def listed(self, text, entities, most):
        """Names that prose lists are those of the entities, each once, with how many more."""
        expected = {self.names[e] for e in entities}
        more = re.search(self.words["more"], text)
        if len(entities) > most:
            self.expect(more and int(more[1]) == len(entities) - most, f"{text}: {len(entities)}")
            text = text[:more.start()] if more else text
            shown = [n for n in expected if n in text]
            self.expect(len(shown) >= most, f"{text}: {sorted(expected)[:8]}")
        else:
            rest = text
            for name in sorted(expected, key=len, reverse=True):
                self.expect(name in rest, f"{text}: {name} is not named")
                rest = rest.replace(name, "", 1)
            self.expect(not re.search(r"\w", rest.replace(self.words["and"].strip(), "")), f"{text}: {rest} is nobody")

    def change(self, rank, own):
        index, words = self.index, self.words
        lines = self.text.split("\n")
        line = lines[lines.index(f"## {words['heads'][1]}") + 2]
        earlier = [y for y in index.years if y < index.now and self.entity in index.scores[y] and y >= (index.first or 0)]
        if not earlier:
            self.expect(re.fullmatch(words["none"], line), line)
            return
        year = earlier[-1]
        before, then = index.rank(self.entity, year), index.scores[year][self.entity]
        said = re.match(words["kept" if before == rank else "moved"], line)
        self.expect(said, f"{before} to {rank}: {line}")
        if not said:
            return
        self.expect(int(said["from"]) == year and int(said["to"]) == index.now and ordinal(said["after"]) == rank, said[0])
        self.expect(said["name"] == self.names[self.entity], said[0])
        self.expect(index.near(self.num(said["s0"]), then[0]) and index.near(self.num(said["s1"]), own[0]), said[0])
        if before != rank:
            places = 1 if said["places"] == words["one"] else int(said["places"])
            self.expect(places == abs(before - rank) and (said["verb"] == words["up"]) == (rank < before), said[0])
            self.expect(ordinal(said["before"]) == before, said[0])
        rest = line[said.end():]
        both = [e for e in index.scores[index.now] if e != self.entity and e in index.scores[year]]
        a, b = index.scores[year], index.scores[index.now]
        passed = [e for e in both if index.ahead(a[e][0], then[0]) and index.ahead(own[0], b[e][0])]
        passing = [e for e in both if index.ahead(then[0], a[e][0]) and index.ahead(b[e][0], own[0])]
        for name, entities in (("over", passed), ("under", passing)):
            found = re.match(words[name], rest)
            self.expect(bool(found) == bool(entities), f"{name} {len(entities)}: {rest[:120]}")
            if found:
                self.listed(found["names"], entities, 5)
                rest = rest[found.end():]
        self.expect(rest == "", f"not understood: {rest}")
        table = self.table(words["change"])
        if table:
            total = sum(self.num(row[4]) for row in table)
            self.expect(abs(total - (before - rank)) <= 0.05 * len(table) + 0.21, f"{total} is not {before - rank}")
            for row in table:
                self.expect(abs(self.num(row[2]) + self.num(row[3]) - self.num(row[4])) < 0.151, f"{row}")

    def outlook(self, rank, own):
        index, words = self.index, self.words
        table = self.table(words["outlook"])
        years = sorted(y for e, y in index.forecast if e == self.entity)
        self.expect([int(row[0]) for row in table] == years, f"years {[row[0] for row in table]} against {years}")
        for row in table:
            found = index.forecast.get((self.entity, int(row[0])))
            if not found:
                continue
            rounded = lambda key: int(float(found[key]) + 0.5)
            self.expect(int(row[1]) == rounded("rank_median"), f"{row}: {found['rank_median']}")
            self.expect(row[2] == f"{rounded('rank_lower_80')}–{rounded('rank_upper_80')}", f"{row}")
            self.expect(index.near(self.num(row[3]), float(found["median"])), f"{row}: {found['median']}")
            if found["prob_improve"]:
                self.expect(self.is_chance(row[4], float(found["prob_improve"])), f"{row}: {found['prob_improve']}")
            tops = [t for t in (10, 25, 50, 100) if t < len(index.scores[index.now])]
            for top, cell in zip(tops, row[5:]):
                self.expect(self.is_chance(cell, float(found[f"prob_top_{top}"])), f"{row}: top {top} {found[f'prob_top_{top}']}")
        lead = re.search(words["next"], self.text)
        self.expect(bool(lead) == bool(table), "what comes next")
        if lead and table:
            self.expect([lead["year"], lead["median"], f"{lead['low']}–{lead['high']}"] == table[0][:3], lead[0])
        ahead_now = {e: index.rank(e, index.now) for e in index.scores[index.now]}
        for name, behind in (("behind", True), ("before", False)):
            line = re.search(words[name], self.text, re.M)
            if not line:
                continue
            self.expect(int(line["year"]) == years[0], line[0])
            rest, chances = line["list"], []
            for rival in re.finditer(words["rival"], rest):
                shown = re.sub(rf"^(, |{words['and']})", "", rival["name"])
                others = [e for e in index.scores[index.now] if self.names[e] == shown]
                self.expect(others, f"{shown} is nobody: {line[0]}")
                if not others:
                    continue
                self.expect(any(ahead_now[e] == self.num(rival["rank"]) for e in others), rival[0])
                self.expect((self.num(rival["rank"]) > rank) == behind, rival[0])
                chances.append(int(rival["chance"].strip("<>%")))
                if index.pages and len(others) == 1:
                    share = index.pages.ahead(others[0], self.entity)
                    share = share if behind else 1 - share
                    self.expect(self.is_chance(rival["chance"], share, 0.02), f"{rival[0]}: {share}")
            self.expect(chances and chances == sorted(chances, reverse=True) and min(chances) >= 25, line[0])
        for name, is_less in (("falls_rank", False), ("falls_both", True)):
            line = re.search(words[name], self.text)
            if line:
                median = float(index.forecast[(self.entity, years[0])]["median"])
                self.expect(index.ahead(own[0], median) == is_less, line[0])
                self.expect(index.near(self.num(line["median"]), median) and int(table[0][1]) > rank, line[0])
                self.expect(1 < int(line["rivals"]) < len(index.scores[index.now]), line[0])
        self.target(rank, own, table, years)

    def target(self, rank, own, table, years):
        index, words = self.index, self.words
        said = re.search(words["target"], self.text)
        marks = [t for t in (100, 50, 25, 10) if t < rank]
        self.expect(bool(said) == bool(marks and years), f"target {marks[:1]}")
        if not said or not marks or not years:
            return
        self.expect(int(said["rank"]) == marks[0] and int(said["year"]) == (years + years)[1 if len(years) > 1 else 0], said[0])
        trend = re.search(words["trend"], self.text)
        row = table[1 if len(table) > 1 else 0]
        tops = [t for t in (10, 25, 50, 100) if t < len(index.scores[index.now])]
        self.expect(trend and row[5 + tops.index(marks[0])] == trend["chance"], f"{trend and trend[0]} {row}")
        gain = re.search(words["gain"], self.text)
        section = self.text[said.end():]
        needs = [n for n in re.finditer(words["need"], section.split("\n## ")[0])]
        for need in needs:
            self.expect(any(v is not None and index.near(self.num(need["now"]), v) for v in own[1:]) or not any(own[1:]), need[0])
            self.expect(self.num(need["gain"]) > 0, need[0])
        if gain and needs and index.name == "EGDI" and len(needs) == 3:
            total = sum(self.num(n["gain"]) for n in needs) / 3
            self.expect(abs(total - self.num(gain["gain"])) < 0.00011, f"{gain[0]}: {total}")


class Page:
    """The draws that a page to explore carries: scores of the first projected survey."""

    def __init__(self, path, higher):
        text = open(path, encoding="utf-8").read()
        start = re.search(r'<script type="application/json" id="data">', text).end()
        data = json.loads(text[start:text.index("</script>", start)])
        self.count, quantum = data["draws"], data["quantum"]
        codes = struct.unpack(f"<{len(base64.b64decode(data['draws64'][0])) // 2}H", base64.b64decode(data["draws64"][0]))
        self.draws = {}
        for unit, entity in enumerate(data["units"]):
            row = codes[unit * self.count:(unit + 1) * self.count]
            self.draws[data["entities"][entity]["id"]] = [quantum[0] + code * quantum[1] for code in row]
        self.higher = higher

    def share(self, entity, test):
        return sum(test(score) for score in self.draws[entity]) / self.count

    def ahead(self, one, other):
        sign = 1 if self.higher else -1
        return sum(1.0 if (a - b) * sign > 0 else 0.5 if a == b else 0.0
                   for a, b in zip(self.draws[one], self.draws[other])) / self.count


def scores_of(table, year, entity, columns, keep=lambda row: True):
    found = {}
    for row in table:
        values = [float(row[c]) if row[c] not in ("", None) else None for c in columns]
        if values[0] is not None and keep(row):
            found.setdefault(int(row[year]), {})[row[entity]] = values
    return found


def egdi():
    table = rows(f"{ROOT}/datasets/egdi/scores.csv")
    scores = scores_of(table, "survey_year", "iso3", ["egdi", "osi", "tii", "hci"], lambda r: "not_surveyed" not in r["flag"])
    english = {r["iso3"]: r["name"] for r in rows(f"{ROOT}/datasets/egdi/countries.csv")}
    english.update({r["iso3"]: r["country"] for r in table})
    indonesian = {r["iso3"]: r["name"] for r in rows(f"{ROOT}/datasets/egdi/names.id.csv")}
    classes = [({"en": "Very high", "id": "Sangat tinggi"}, 0.75), ({"en": "High", "id": "Tinggi"}, 0.5),
               ({"en": "Middle", "id": "Menengah"}, 0.25), ({"en": "Low", "id": "Rendah"}, 0.0)]
    region = {r["iso3"]: r["un_subregion"] for r in rows(f"{ROOT}/datasets/egdi/countries.csv")}
    peers = {e: {f for f in region if region[f] == region[e] and f in english} for e in region}
    return Index("EGDI", scores, {"en": english, "id": {**english, **indonesian}}, classes, 4, ["--index", "egdi"], peers=peers)


def spbe():
    table = rows(f"{ROOT}/datasets/spbe/scores.csv")
    columns = ["index", "domain_policy", "domain_governance", "domain_management", "domain_services"]
    scores = scores_of(table, "year", "agency", columns)
    names = {r["agency"]: r["name"] for r in rows(f"{ROOT}/datasets/spbe/agencies.csv")}
    classes = [({"en": "Satisfactory (highest)", "id": "Memuaskan"}, 4.2), ({"en": "Very good", "id": "Sangat Baik"}, 3.5),
               ({"en": "Good", "id": "Baik"}, 2.6), ({"en": "Fair", "id": "Cukup"}, 1.8), ({"en": "Poor", "id": "Kurang"}, 1.0)]
    return Index("SPBE", scores, {"en": names, "id": names}, classes, 2, ["--index", "spbe"], first=2021)


def own(folder, name, higher):
    """A made panel, by a small generator of its own: a table with ties and gaps, or an index that is better when low."""
    state, scores = 12345, {}
    lines = ["unit,when,value"] if higher else ["unit,when,value,a,b"]
    for year in range(2014, 2025):
        for unit in range(30):
            state = (state * 1103515245 + 12345) % 2 ** 31
            value = round(40 + unit * 1.5 + (year - 2014) * 0.4 + (state / 2 ** 31 - 0.5) * 9, 0 if higher else 2)
            if state % 29 == 0 and year < 2024:
                continue
            half = round(state % 997 / 100, 2)
            parts = [] if higher else [round(value - half, 2), round(value + half, 2)]
            lines.append(",".join([f"u{unit:02}", str(year)] + [f"{x:g}" for x in [value, *parts]]))
            scores.setdefault(year, {})[f"u{unit:02}"] = [value, *parts]
    path = os.path.join(folder, f"{name}.csv")
    open(path, "w").write("\n".join(lines) + "\n")
    source = ["--data", path, "--entity", "unit", "--time", "when", "--value", "value"]
    if not higher:
        source = ["--definition", os.path.join(folder, f"{name}.yaml")]
        open(source[1], "w").write(f"""format: lintasan-index/1
id: {name}
name: {{en: Low, id: Rendah}}
short_name: {name}
publisher: Nobody
citation: Made
licence: Free
valid: {{from: 2014}}
entity: {{singular: {{en: unit, id: unit}}, plural: {{en: units, id: unit}}}}
data: {{scores: {name}.csv, entity: unit, time: when, value: value}}
calendar: {{surveys: {list(range(2014, 2025))}, step: 1}}
scale: {{minimum: 0, maximum: 120, decimals: 2, direction: lower}}
ties: minimum
weights_sum: 1
aggregation: arithmetic
tiers: [{{id: component, name: {{en: Component, id: Komponen}}}}]
components:
  - {{id: a, name: {{en: First part, id: Bagian pertama}}, column: a, weight: 0.5}}
  - {{id: b, name: {{en: Second part, id: Bagian kedua}}, column: b, weight: 0.5}}
""")
    names = {f"u{u:02}": f"u{u:02}" for u in range(30)}
    return Index(name, scores, {"en": names, "id": names}, [], 0, source, higher=higher)


def check(index, folder, entities, peers=()):
    same = [*index.source, "--draws", DRAWS, "--seed", SEED]
    if index.name == "SPBE":
        steps = ["--to", "2025"]
    else:
        steps = ["--steps", "3"]
    page = os.path.join(folder, f"{index.name}.html")
    run("explore", *same, *steps, "--output", page)
    index.pages = Page(page, index.higher)
    table = os.path.join(folder, f"{index.name}-forecast.csv")
    run("forecast", *same, *steps, "--output", table)
    for row in rows(table):
        if row["rank_median"] != "":
            index.forecast[(row["entity"], int(row["time"]))] = row
    for language in ("en", "id"):
        out = os.path.join(folder, f"{index.name}-{language}")
        run("brief", *entities, *same, *steps, *peers, "--lang", language, "--out", out, "--ending", "md")
        for entity in entities:
            path = os.path.join(out, f"brief-{entity}.md")
            Reader(index, entity, html.unescape(open(path, encoding="utf-8").read()), language).read()


def main():
    with tempfile.TemporaryDirectory() as folder:
        for index, peers in [(own(folder, "ties", True), ()), (own(folder, "low", False), ()), (spbe(), ()),
                             (egdi(), ("--peers", "group"))]:
            entities = sorted(index.scores[index.now])
            if QUICK:
                entities = entities[::9]
            check(index, folder, entities, peers)
            print(f"{index.name}: {len(entities)} briefs in two languages, {claims} claims so far, {len(findings)} findings")
    for finding in findings[:80]:
        print("  " + finding)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
