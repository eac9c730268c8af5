"""Makes the tables in files/ that are read with --data. Python 3 and openpyxl 3.1.5."""
import openpyxl

FOLDER = "files/"
head = "code,town,year,v,pr,cls,a,b,b1,b2,income,users,region,season,se,half".split(",")
rows = []
for number in range(10):
    for year in range(2016, 2025):
        wave = (number * 7 + year * 5) % 11 / 40
        a, b1, b2 = 0.2 + number / 30 + wave, 0.3 + number / 40 - wave / 2, 0.25 + wave
        b = (b1 + b2) / 2
        name = {4: "Töwn 4", 9: "=Town 9"}.get(number, f"Town {number}")
        income, users = 1000 * (number + 3) + (year - 2014) * 37 + number * year % 7 * 100, 20 + number * 3 + year - 2015
        v = round((a + b) / 2, 3)
        rows.append([f"t{number + 1:02d}", name, year, v, 1, "Low" if number < 6 else "High", round(a, 6), round(b, 6),
                     round(b1, 6), round(b2, 6), income, users, ["north", "south", "east"][number % 3], year + 1, 0.02, "1.50"])

def text(rows):
    return "".join(",".join(str(cell) for cell in row) + "\n" for row in [head] + rows)

open(FOLDER + "own.csv", "w", encoding="utf-8").write(text(rows))
# Another column of scores, and one entity that is in the last year no more.
other = [row[:3] + [round(row[3] * 0.9 + row[8] * 0.1, 3)] + row[4:] for row in rows]
open(FOLDER + "other.csv", "w", encoding="utf-8").write(text(other))
gone = [row for row in rows if not (row[0], row[2]) in [("t03", 2024), ("t05", 2022)]]
open(FOLDER + "gone.csv", "w", encoding="utf-8").write(text(gone))
years = sorted({row[2] for row in rows})
with open(FOLDER + "wide.csv", "w", encoding="utf-8") as file:
    file.write("code,town," + ",".join(map(str, years)) + "\n")
    for code in sorted({row[0] for row in rows}):
        own = [row for row in rows if row[0] == code]
        file.write(f"{code},{own[0][1]}," + ",".join(str(row[3]) for row in own) + "\n")
book = openpyxl.Workbook()
for name, data in [("one", rows), ("two", other)]:
    sheet = book.active if name == "one" else book.create_sheet()
    sheet.title = name
    for row in [head] + data:
        sheet.append(row)
book.save(FOLDER + "book.xlsx")
with open(FOLDER + "marks.csv", "w") as file:
    file.write("code,v,w\n" + "".join(f"t{n},1.50{n},2.50{n}\n" for n in range(1, 9)))
codes = [f"t{number + 1:02d}" for number in range(10)]
with open(FOLDER + "covariance.csv", "w") as file:
    file.write(",".join(codes) + "\n")
    for i in range(10):
        file.write(",".join(str(0.002 if i == j else 0.0005) for j in range(10)) + "\n")
